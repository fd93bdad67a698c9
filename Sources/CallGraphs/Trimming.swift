import Profiles

/// What is too small or too much to be shown.
public struct Trimming: Sendable {
  /// At most so many nodes; no limit at 0 and below.
  public var nodeCount: Int
  /// Nodes with a smaller share of the sum of all flat values are dropped.
  public var nodeFraction: Double
  /// Edges with a smaller share are dropped.
  public var edgeFraction: Double
  /// Whether nodes that shrank are dropped.
  public var dropsNegative: Bool

  public init(
    nodeCount: Int = 0, nodeFraction: Double = 0, edgeFraction: Double = 0,
    dropsNegative: Bool = false
  ) {
    self.nodeCount = nodeCount
    self.nodeFraction = nodeFraction
    self.edgeFraction = edgeFraction
    self.dropsNegative = dropsNegative
  }

  /// The nodes that are large enough.
  ///
  /// - Returns: These, how many others have a value, and the least weight of an edge to be kept.
  func selecting(
    frames: Range<Int>, _ weights: NodeWeights
  ) -> (nodes: [Int], dropped: Int, edgeCut: Int64) {
    let valued = frames.filter { node in
      let (flat, cumulative) = (weights.flat[node], weights.cumulative[node])
      if flat == 0, cumulative == 0 { return false }
      return !(dropsNegative && (flat < 0 || (flat == 0 && cumulative < 0)))
    }
    let sum = Double(valued.reduce(0) { $0 &+ weights.flat[$1] })
    let nodeCut = Int64(truncating: sum * nodeFraction).wrappingMagnitude
    let edgeCut = Int64(truncating: sum * edgeFraction).wrappingMagnitude
    guard nodeCut > 0 else { return (valued, 0, edgeCut) }
    let kept = valued.filter { weights.cumulative[$0].wrappingMagnitude >= nodeCut }
    return (kept, valued.count - kept.count, edgeCut)
  }
}
