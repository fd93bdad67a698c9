package import Profiles

/// The nodes of a call graph with their flat and cumulative values, and its edges.
///
/// Building it takes one pass over the samples for the nodes and, when edges are wanted, one for
/// these once it is known which nodes stay. pprof builds the whole graph anew after each step of
/// trimming; as a node's values do not depend on which others are kept, this is the same.
package struct CallGraph: Sendable {
  package let names: NameTable
  /// The nodes that are left, in the order that was asked for.
  package let nodes: [NodeIndex]
  /// How many nodes were too small to be kept.
  package let droppedNodes: Int
  /// How many edges were too small to be kept, as pictures count them.
  package let droppedEdges: Int
  /// How many nodes there were before the limit on their number.
  package let nodeCountBeforeLimit: Int

  private let frames: [Frame]
  private let frameOfNode: [FrameIndex]?
  private let weights: NodeWeights
  /// By node; empty where it was not needed.
  private let printableNames: [[UInt8]]
  private let edgeLists: EdgeLists
  private let nodeTags: [NodeIndex: NodeTags]

  /// - Parameters:
  ///   - profile: Filtered, and aggregated to the detail of the nodes.
  ///   - selection: The edges that are needed; pictures need all.
  ///   - tagFormat: Where tags are wanted.
  package init(
    _ profile: Profile, measure: Measure, shape: GraphShape = GraphShape(),
    edges selection: EdgeSelection = .none, tags tagFormat: TagFormat? = nil
  ) {
    let source = GraphSource(profile, measure, shape)
    var trimmer = GraphTrimmer(source, shape, selection, tagFormat)
    trimmer.trim()
    names = source.table.names
    frames = source.table.frames
    frameOfNode = source.frameOfNode
    weights = source.weights
    nodes = trimmer.nodes
    droppedNodes = trimmer.droppedNodes
    droppedEdges = trimmer.droppedEdges
    nodeCountBeforeLimit = trimmer.nodeCountBeforeLimit
    printableNames = trimmer.printableNames
    edgeLists = trimmer.edgeLists
    nodeTags = trimmer.tags
  }

  /// Whether each path of calls has nodes of its own.
  package var isCallTree: Bool { frameOfNode != nil }

  /// Whether nodes were left out as too small or too many.
  var isCut: Bool { droppedNodes > 0 || nodes.count < nodeCountBeforeLimit }

  /// What a node stands for.
  package func frame(of node: NodeIndex) -> Frame {
    frames[frameOfNode?[node.position] ?? node.frame]
  }

  /// The node's frame as reports print it.
  package func printableName(of node: NodeIndex) -> [UInt8] {
    let known = printableNames[node.position]
    return known.isEmpty ? frame(of: node).printableName(names) : known
  }

  // MARK: Values

  /// A node's own value, as it is shown: divided for means.
  package func flat(_ node: NodeIndex) -> Int64 {
    guard !weights.flatDivisor.isEmpty else { return weights.flat[node.position] }
    return weights.flat[node.position].dividedUnlessZero(by: weights.flatDivisor[node.position])
  }

  /// A node's value with that of all it called, as it is shown: divided for means.
  package func cumulative(_ node: NodeIndex) -> Int64 {
    guard !weights.cumulativeDivisor.isEmpty else { return weights.cumulative[node.position] }
    return weights.cumulative[node.position].dividedUnlessZero(
      by: weights.cumulativeDivisor[node.position])
  }

  /// The sum of the samples in a node, never divided.
  package func flatSum(_ node: NodeIndex) -> Int64 { weights.flat[node.position] }

  /// The sum of the samples in a node and in what it called, never divided.
  package func cumulativeSum(_ node: NodeIndex) -> Int64 { weights.cumulative[node.position] }

  /// What a node's values are divided by for means; 0 where they are not.
  package func divisors(_ node: NodeIndex) -> (flat: Int64, cumulative: Int64) {
    if weights.flatDivisor.isEmpty { return (0, 0) }
    return (weights.flatDivisor[node.position], weights.cumulativeDivisor[node.position])
  }

  // MARK: Edges and tags

  /// The edges that were asked for and kept, heaviest first. Where no node was left out as too small
  /// or too many, nodes without value are not listed, yet have edges to those that are.
  package var edges: [Edge] { edgeLists.edges }

  /// The calls of a node, heaviest first.
  package func callers(of node: NodeIndex) -> [Edge] { edgeLists.into(node) }

  /// What a node calls, heaviest first.
  package func callees(of node: NodeIndex) -> [Edge] { edgeLists.outOf(node) }

  /// The tags of a node that are large enough to be shown, in no order.
  package func tags(of node: NodeIndex) -> NodeTags { nodeTags[node] ?? NodeTags() }
}
