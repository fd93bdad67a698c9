package import Profiles

// The nodes of a graph are numbered by the profile alone, whatever value is measured. So a graph that
// was trimmed by one value can be told in all others: the sums of its nodes come from the same pass
// over the samples, and of the edges only those that it kept are looked at.

/// The sums of a graph's nodes and edges in several columns of the samples' values; never divided.
///
/// Not for call trees, whose nodes are numbered as they appear.
package struct GraphValues: Sendable {
  /// By column.
  private let weights: [NodeWeights]
  /// By caller and callee.
  private let edgeWeights: [[EdgeEnds: Int64]]

  private struct EdgeEnds: Hashable {
    let caller: NodeIndex
    let callee: NodeIndex
  }

  /// The sums of no samples.
  package let zero: [Int64]

  /// The sums of nodes alone.
  ///
  /// - Parameters:
  ///   - columns: Positions among the sample types.
  ///   - shape: That of the graph which has the nodes.
  package init(_ profile: Profile, columns: [Int], shape: GraphShape) {
    let table = FrameTable(profile, shape.paths, keepsObjects: shape.keepsObjects)
    weights = columns.map { NodeWeights(profile, table, Measure(valueColumn: $0)) }
    edgeWeights = []
    zero = columns.map { _ in 0 }
  }

  /// - Parameters:
  ///   - graph: Of this profile and shape, and with these edges.
  ///   - columns: Positions among the sample types.
  package init(
    of graph: CallGraph, _ profile: Profile, columns: [Int], shape: GraphShape,
    edges selection: EdgeSelection
  ) {
    precondition(!graph.isCallTree)
    let measures = columns.map { Measure(valueColumn: $0) }
    let table = FrameTable(profile, shape.paths, keepsObjects: shape.keepsObjects)
    weights = measures.map { NodeWeights(profile, table, $0) }
    zero = columns.map { _ in 0 }
    let walk = EdgeWalk(table, kept: graph.isCut ? graph.nodes : nil, selection)
    let known = Set(graph.edges.map { EdgeEnds(caller: $0.caller, callee: $0.callee) })
    edgeWeights = measures.map { measure in
      var weights: [EdgeEnds: Int64] = [:]
      for edge in walk.edges(of: profile, measure, among: graph.edges) {
        let ends = EdgeEnds(caller: edge.caller, callee: edge.callee)
        if known.contains(ends) { weights[ends] = edge.weight }
      }
      return weights
    }
  }

  /// The sums of the samples in a node, by column.
  package func flat(_ node: NodeIndex) -> [Int64] { weights.map { $0.flat[node.position] } }

  /// The sums of the samples in a node and in what it called, by column.
  package func cumulative(_ node: NodeIndex) -> [Int64] {
    weights.map { $0.cumulative[node.position] }
  }

  /// The sums of the samples with an edge, by column.
  package func weights(of edge: Edge) -> [Int64] {
    let ends = EdgeEnds(caller: edge.caller, callee: edge.callee)
    return edgeWeights.map { $0[ends] ?? 0 }
  }
}
