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
  private(set) var nodes: [Int]
  let droppedNodes: Int
  let nodeCountBeforeLimit: Int
  private(set) var droppedEdges = 0
  private(set) var printableNames: [Int: [UInt8]] = [:]
  private(set) var tags: [Int: NodeTags] = [:]
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
    let isRebuilt = nodes.count < selected.valued.count
    rebuild(GraphSource.Cut(kept: isRebuilt ? nodes : nil, listed: selected.valued))
    if let tagFormat {
      tags = source.tags(of: nodes, tagFormat, cut: selected.nodeCut)
    }
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
    for node in isListed.indices { isListed[node] = false }
    for node in nodes { isListed[node] = true }
  }

  /// The first nodes. The least integer has no absolute value, and counts as too small where there
  /// is a limit.
  private func limited(_ nodes: [Int], to count: Int) -> [Int] {
    nodes.prefix(count).filter { source.weights.cumulative[$0].wrappingMagnitude >= 0 }
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
    edges.removeAll { isListed[$0.callee] && $0.weight.wrappingMagnitude < selected.edgeCut }
  }

  // MARK: Order

  private func frame(of node: Int) -> Frame {
    source.table.frames[source.frameOfNode.map { Int($0[node]) } ?? node]
  }

  private mutating func sort() {
    let weights = source.weights
    let scores = shape.order == .entropy ? EntropyScores(edges, weights) : nil
    let ranked = nodes.map { node in
      let name = printableNames[node] ?? frame(of: node).printableName(source.table.names)
      let (flat, cumulative) = (weights.flat[node], weights.cumulative[node])
      return switch shape.order {
      case .flat: NodeRank(node, key: flat, tieBreaker: cumulative, printableName: name)
      case .cumulative: NodeRank(node, key: cumulative, tieBreaker: flat, printableName: name)
      case .entropy:
        NodeRank(
          node, key: scores?.score(node, weights) ?? 0, tieBreaker: flat, printableName: name)
      }
    }
    let sorted = ranked.sorted { $0.precedes($1, frame, source.table.names) }
    nodes = sorted.map(\.node)
    for rank in sorted { printableNames[rank.node] = rank.printableName }
  }

  /// Edges by absolute weight; what pprof leaves to chance is decided by sign and frames.
  private func sortedEdges() -> EdgeLists {
    let names = source.table.names
    func name(_ node: Int) -> [UInt8] {
      printableNames[node] ?? frame(of: node).printableName(names)
    }
    return EdgeLists(nodeCount: isListed.count, edges) { first, second in
      let magnitudes = (first.weight.wrappingMagnitude, second.weight.wrappingMagnitude)
      if magnitudes.0 != magnitudes.1 { return magnitudes.0 > magnitudes.1 }
      if first.weight != second.weight { return first.weight > second.weight }
      for (own, its) in [(first.caller, second.caller), (first.callee, second.callee)]
      where own != its {
        let order = compareBytes(name(own).span, name(its).span)
        if order != 0 { return order < 0 }
      }
      for (own, its) in [(first.caller, second.caller), (first.callee, second.callee)]
      where own != its {
        let (ownFrame, itsFrame) = (frame(of: own), frame(of: its))
        if ownFrame.precedes(itsFrame, names) { return true }
        if itsFrame.precedes(ownFrame, names) { return false }
        return own < its
      }
      return false
    }
  }
}
