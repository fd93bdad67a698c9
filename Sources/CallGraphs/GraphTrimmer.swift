import Profiles

// Which nodes and edges stay. Text is simple: nodes that are large enough, in order, as many as are
// wanted, and the edges among them that are heavy enough. Pictures rank nodes by the entropy of
// their edges, and so the edges have to be known before nodes are limited; what tags a node has
// counts against that limit; and when nodes are left out, frames between others vanish, so that
// edges change and with them the order.
//
//     all nodes ──▶ large enough ──▶ ranked ──▶ light edges and tags out ──▶ as many as are wanted
//                        │                                                       │
//                        └─ edges anew ──▶ ranks                edges anew ──▶ ranks, light edges out

/// Trims a graph, step by step as pprof does.
struct GraphTrimmer {
  private(set) var nodes: [NodeIndex]
  let droppedNodes: Int
  let nodeCountBeforeLimit: Int
  private(set) var droppedEdges = 0
  /// By node; empty where it has not been asked for.
  private(set) var printableNames: [[UInt8]]
  private(set) var tags: [NodeIndex: NodeTags] = [:]
  private(set) var edgeLists = EdgeLists(nodeCount: 0, [], precedes: { _, _ in false })

  private let source: GraphSource
  private let shape: GraphShape
  private let selection: EdgeSelection
  private let tagFormat: TagFormat?
  private let selected: Trimming.Selected
  private var edges: [Edge] = []
  private var isListed: [Bool]

  init(
    _ source: GraphSource, _ shape: GraphShape, _ selection: EdgeSelection, _ tagFormat: TagFormat?
  ) {
    self.source = source
    self.shape = shape
    self.selection = selection
    self.tagFormat = tagFormat
    selected = shape.trimming.selecting(source.weights)
    nodes = selected.nodes
    droppedNodes = selected.valued.count - selected.nodes.count
    nodeCountBeforeLimit = selected.nodes.count
    isListed = Array(repeating: false, count: source.weights.flat.count)
    printableNames = Array(repeating: [], count: source.weights.flat.count)
  }

  mutating func trim() {
    if shape.order == .entropy { trimAsPicture() } else { trimAsText() }
    edgeLists = sortedEdges()
  }

  private mutating func trimAsText() {
    sort()
    if shape.trimming.nodeCount > 0 { nodes = limited(nodes, to: shape.trimming.nodeCount) }
    let isRebuilt = nodes.count < selected.valued.count
    markListed()
    // Edges to nodes without value, which are not listed, stay however light they are.
    let hasStrangers = !isRebuilt && nodes.count < isListed.count
    let cut = GraphSource.Cut(kept: isRebuilt ? nodes : nil, listed: selected.valued)
    edges = source.edges(cut, selection, leastWeight: hasStrangers ? 0 : selected.edgeCut)
    removeLightEdges()
  }

  private mutating func trimAsPicture() {
    // Tags before edges, so that what both need for a while is not needed at once.
    if let tagFormat {
      tags = source.tags(of: nodes, tagFormat, cut: selected.nodeCut)
    }
    let isRebuilt = nodes.count < selected.valued.count
    rebuild(GraphSource.Cut(kept: isRebuilt ? nodes : nil, listed: selected.valued))
    if shape.trimming.nodeCount > 0 {
      removeLightEdges()
      let kept = limited(nodes, to: countOfMostTelling)
      if kept.count < nodes.count {
        let listed = nodes
        nodes = kept
        rebuild(GraphSource.Cut(kept: kept, listed: listed, edges: edges))
      }
    }
    let count = edges.count
    removeLightEdges()
    droppedEdges = count - edges.count
    edges = sortedEdges().withoutRedundant(nodes)
  }

  private mutating func rebuild(_ cut: GraphSource.Cut) {
    edges = source.edges(cut, selection, leastWeight: 0)
    markListed()
    sort()
  }

  private mutating func markListed() {
    for position in isListed.indices { isListed[position] = false }
    for node in nodes { isListed[node.position] = true }
  }

  /// The first nodes. The least integer has no absolute value, and counts as too small where there
  /// is a limit.
  private func limited(_ nodes: [NodeIndex], to count: Int) -> [NodeIndex] {
    nodes.prefix(count).filter { source.weights.cumulative[$0.position].wrappingMagnitude >= 0 }
  }

  /// How many nodes a picture has room for, where up to four tags of a node need room too.
  private var countOfMostTelling: Int {
    let room = shape.trimming.nodeCount
    var used = 0
    for (position, node) in nodes.enumerated() {
      used += 1 + min(tags[node]?.flatCount ?? 0, 4)
      if used >= room { return position + 1 }
    }
    return nodes.count
  }

  private mutating func removeLightEdges() {
    edges.removeAll {
      isListed[$0.callee.position] && $0.weight.wrappingMagnitude < selected.edgeCut
    }
  }

  // MARK: Order

  private mutating func sort() {
    let weights = source.weights
    let scores = shape.order == .entropy ? EntropyScores(edges, weights) : nil
    var ranks: [NodeRank] = []
    ranks.reserveCapacity(nodes.count)
    for node in nodes {
      let (flat, cumulative) = (weights.flat[node.position], weights.cumulative[node.position])
      let (key, tieBreaker) =
        switch shape.order {
        case .flat: (flat, cumulative)
        case .cumulative: (cumulative, flat)
        case .entropy: (scores?.score(node, weights) ?? 0, flat)
        }
      ranks.append(
        NodeRank(node, key: key, tieBreaker: tieBreaker, printableName: printableName(node)))
    }
    nodes = inOrder(ranks)
  }

  private func inOrder(_ ranks: [NodeRank]) -> [NodeIndex] {
    let source = source
    return ranks.sorted { $0.precedes($1, source) }.map(\.node)
  }

  private mutating func printableName(_ node: NodeIndex) -> [UInt8] {
    if printableNames[node.position].isEmpty {
      printableNames[node.position] = source.frame(of: node).printableName(source.table.names)
    }
    return printableNames[node.position]
  }

  /// Edges by absolute weight, then by the names of caller and callee; what pprof leaves to chance is
  /// decided by sign and frames.
  private mutating func sortedEdges() -> EdgeLists {
    let places = placesByName()
    return EdgeLists(nodeCount: isListed.count, edges) { first, second in
      let magnitudes = (first.weight.wrappingMagnitude, second.weight.wrappingMagnitude)
      if magnitudes.0 != magnitudes.1 { return magnitudes.0 > magnitudes.1 }
      if first.weight != second.weight { return first.weight > second.weight }
      let (callers, callees) = (
        (places[first.caller.position], places[second.caller.position]),
        (places[first.callee.position], places[second.callee.position])
      )
      if callers.0.name != callers.1.name { return callers.0.name < callers.1.name }
      if callees.0.name != callees.1.name { return callees.0.name < callees.1.name }
      return (callers.0.node, callees.0.node) < (callers.1.node, callees.1.node)
    }
  }

  /// Where a node is in the order of printable names: nodes of one name share the first number.
  private struct Place {
    var name: UInt32 = 0
    var node: UInt32 = 0
  }

  /// The places of the nodes that have edges.
  private mutating func placesByName() -> [Place] {
    var hasEdges = [Bool](repeating: false, count: isListed.count)
    for edge in edges {
      hasEdges[edge.caller.position] = true
      hasEdges[edge.callee.position] = true
    }
    let ranks = hasEdges.indices.filter { hasEdges[$0] }.map { position in
      let node = NodeIndex(position)
      return NodeRank(node, key: 0, tieBreaker: 0, printableName: printableName(node))
    }
    var places = [Place](repeating: Place(), count: hasEdges.count)
    var place = Place()
    var previous: NodeIndex?
    for node in inOrder(ranks) {
      place.node += 1
      if previous.map({ printableNames[$0.position] != printableNames[node.position] }) ?? true {
        place.name += 1
      }
      places[node.position] = place
      previous = node
    }
    return places
  }
}
