import Profiles

/// What is too small or too much to be shown.
package struct Trimming: Sendable {
  /// At most so many nodes; no limit at 0 and below.
  package var nodeCount: Int
  /// Nodes with a smaller share of the sum of all flat values are dropped.
  package var nodeFraction: Double
  /// Edges with a smaller share are dropped.
  package var edgeFraction: Double
  /// Whether nodes that shrank are dropped.
  package var dropsNegative: Bool

  package init(
    nodeCount: Int = 0, nodeFraction: Double = 0, edgeFraction: Double = 0,
    dropsNegative: Bool = false
  ) {
    self.nodeCount = nodeCount
    self.nodeFraction = nodeFraction
    self.edgeFraction = edgeFraction
    self.dropsNegative = dropsNegative
  }

  /// Which nodes are large enough.
  struct Selected {
    /// All nodes that have a value.
    var valued: [NodeIndex]
    /// Those that are kept.
    var nodes: [NodeIndex]
    /// The least sum of a tag that is kept.
    var nodeCut: Int64
    /// The least weight of an edge that is kept.
    var edgeCut: Int64
  }

  /// The nodes that are large enough.
  func selecting(_ weights: NodeWeights) -> Selected {
    let valued = TableIndices<GraphNode>(weights.flat.indices).filter { node in
      let (flat, cumulative) = (weights.flat[node.position], weights.cumulative[node.position])
      if flat == 0, cumulative == 0 { return false }
      return !(dropsNegative && (flat < 0 || (flat == 0 && cumulative < 0)))
    }
    let sum = Double(valued.reduce(0) { $0 &+ weights.flat[$1.position] })
    let nodeCut = Int64(truncating: sum * nodeFraction).wrappingMagnitude
    let edgeCut = Int64(truncating: sum * edgeFraction).wrappingMagnitude
    let kept =
      nodeCut > 0
      ? valued.filter { weights.cumulative[$0.position].wrappingMagnitude >= nodeCut } : valued
    return Selected(valued: valued, nodes: kept, nodeCut: nodeCut, edgeCut: edgeCut)
  }
}
