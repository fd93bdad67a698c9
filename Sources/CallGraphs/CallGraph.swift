public import Profiles

/// The nodes of a call graph with their flat and cumulative values, and its edges.
///
/// Building it takes one pass over the samples for the nodes and, when edges are wanted, one for
/// these once it is known which nodes stay. pprof builds the whole graph anew after each step of
/// trimming; as a node's values do not depend on which others are kept, this is the same.
public struct CallGraph: Sendable {
  /// The frames that nodes stand for, in the order of first appearance in the location table.
  public let frames: [Frame]
  public let names: NameTable
  /// The nodes that are left, in the order that was asked for, as positions in `frames`.
  public private(set) var nodes: [Int] = []
  /// Edges into and between kept nodes, as far as they were asked for.
  public private(set) var edges: [Edge] = []

  /// How many nodes were too small to be kept.
  public private(set) var droppedNodes = 0
  /// How many nodes there were before the limit on their number.
  public private(set) var nodeCountBeforeLimit = 0

  private let weights: NodeWeights

  public init(
    _ profile: Profile, measure: Measure, paths: PathTrimming, trimming: Trimming, order: NodeOrder,
    edges selection: EdgeSelection
  ) {
    let table = FrameTable(profile, paths)
    frames = table.frames
    names = table.names
    weights = NodeWeights(profile, table, measure)
    var selected = trimming.selecting(frames: table.frames.indices, weights)
    droppedNodes = selected.dropped
    nodeCountBeforeLimit = selected.nodes.count
    selected.nodes = sorted(selected.nodes, by: order)
    nodes = selected.nodes
    if trimming.nodeCount > 0 {
      // The least integer has no absolute value, and counts as too small where there is a limit.
      nodes = nodes.prefix(trimming.nodeCount).filter {
        weights.cumulative[$0].wrappingMagnitude >= 0
      }
    }
    // Without a rebuild in pprof's sense, nodes without value stay between the others as callers.
    let isRebuilt = nodes.count < selected.nodes.count || droppedNodes > 0
    let walk = EdgeWalk(table, kept: isRebuilt ? nodes : nil, selection)
    edges = walk.edges(of: profile, measure, cut: selected.edgeCut)
  }

  /// A node's own value.
  public func flat(_ node: Int) -> Int64 {
    guard !weights.flatDivisor.isEmpty else { return weights.flat[node] }
    return weights.flat[node].dividedUnlessZero(by: weights.flatDivisor[node])
  }

  /// A node's value with that of all it called.
  public func cumulative(_ node: Int) -> Int64 {
    guard !weights.cumulativeDivisor.isEmpty else { return weights.cumulative[node] }
    return weights.cumulative[node].dividedUnlessZero(by: weights.cumulativeDivisor[node])
  }

  private func sorted(_ nodes: [Int], by order: NodeOrder) -> [Int] {
    let ranked = nodes.map { node in
      NodeRank(
        node, order, flat: weights.flat[node], cumulative: weights.cumulative[node],
        printableName: frames[node].printableName(names))
    }
    return ranked.sorted { $0.precedes($1, frames, names) }.map(\.node)
  }
}
