import Glibc
import Profiles

// In pictures, nodes are ranked by how much they tell. A function through which everything passes
// on a straight path tells little; one where paths meet and part tells much. So a node's cumulative
// value counts as many times as its edges have bits of entropy, and its own value counts once.

/// Scores of nodes: 2⁶³ and beyond, and what is no number, give the least integer, as in pprof.
struct EntropyScores {
  private var incoming: [Distribution]
  private var outgoing: [Distribution]

  /// The weights on one side of a node.
  private struct Distribution {
    var isEmpty = true
    /// The node's own value, where it is on this side, and the positive weights.
    var total: Int64 = 0
    var entropy = 0.0
  }

  /// - Parameter edges: Those of the graph that is to be ranked, in any order.
  init(_ edges: [Edge], _ weights: NodeWeights) {
    let nodeCount = weights.flat.count
    incoming = Array(repeating: Distribution(), count: nodeCount)
    outgoing = weights.flat.map { Distribution(total: $0) }
    for edge in edges {
      incoming[edge.callee.position].total &+= max(edge.weight, 0)
      outgoing[edge.caller.position].total &+= max(edge.weight, 0)
      incoming[edge.callee.position].isEmpty = false
      outgoing[edge.caller.position].isEmpty = false
    }
    for edge in edges {
      Self.add(edge.weight, to: &incoming[edge.callee.position])
      Self.add(edge.weight, to: &outgoing[edge.caller.position])
    }
    for (node, flat) in weights.flat.enumerated() where flat > 0 {
      Self.add(flat, to: &outgoing[node])
    }
  }

  func score(_ node: NodeIndex, _ weights: NodeWeights) -> Int64 {
    let sides = [incoming[node.position], outgoing[node.position]].map {
      $0.isEmpty ? 1 : $0.entropy
    }
    let bits = sides[0] + sides[1]
    return Int64(truncating: bits * Double(weights.cumulative[node.position]))
      &+ weights.flat[node.position]
  }

  private static func add(_ weight: Int64, to side: inout Distribution) {
    if side.total == 0 { return }
    let share = Double(weight.wrappingMagnitude) / Double(side.total)
    side.entropy += -share * binaryLogarithm(share)
  }

  /// The logarithm as Go takes it: exact for powers of two.
  private static func binaryLogarithm(_ value: Double) -> Double {
    var exponent: Int32 = 0
    let fraction = unsafe frexp(value, &exponent)
    if fraction == 0.5 { return Double(exponent - 1) }
    return log(fraction) * 1.4426950408889634 + Double(exponent)
  }
}
