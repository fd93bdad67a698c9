import Profiles

/// The edges of a graph, heaviest first, and where to find those of each node.
struct EdgeLists: Sendable {
  private(set) var edges: [Edge] = []
  /// By node, positions in `edges`.
  private let incoming: Rows
  private let outgoing: Rows

  /// Positions in an array, by node.
  private struct Rows: Sendable {
    private var starts: [UInt32]
    private var positions: [UInt32]

    init(_ nodeCount: Int, _ nodes: [NodeIndex]) {
      starts = Array(repeating: 0, count: nodeCount + 1)
      positions = Array(repeating: 0, count: nodes.count)
      for node in nodes { starts[node.position + 1] += 1 }
      for node in 0..<nodeCount { starts[node + 1] += starts[node] }
      var next = starts
      for (position, node) in nodes.enumerated() {
        positions[Int(next[node.position])] = UInt32(position)
        next[node.position] += 1
      }
    }

    subscript(node: NodeIndex) -> ArraySlice<UInt32> {
      positions[Int(starts[node.position])..<Int(starts[node.position + 1])]
    }
  }

  init(nodeCount: Int, _ unsorted: [Edge], precedes: (Edge, Edge) -> Bool) {
    edges = unsorted.sorted(by: precedes)
    incoming = Rows(nodeCount, edges.map(\.callee))
    outgoing = Rows(nodeCount, edges.map(\.caller))
  }

  /// The edges into a node, heaviest first.
  func into(_ node: NodeIndex) -> [Edge] { incoming[node].map { edges[Int($0)] } }

  /// The edges out of a node, heaviest first.
  func outOf(_ node: NodeIndex) -> [Edge] { outgoing[node].map { edges[Int($0)] } }

  /// The edges without those that stand for left-out frames between nodes which are joined by other
  /// edges too, and so would only add clutter. Of each node's incoming edges only those lighter than
  /// all that stand for real calls are looked at, lightest first; nodes are taken from the last on.
  ///
  /// - Parameter nodes: In their order.
  func withoutRedundant(_ nodes: [NodeIndex]) -> [Edge] {
    var isRemoved = [Bool](repeating: false, count: edges.count)
    for node in nodes.reversed() {
      for position in incoming[node].reversed() {
        if !edges[Int(position)].isResidual { break }
        isRemoved[Int(position)] = isRedundant(Int(position), isRemoved)
      }
    }
    return zip(edges, isRemoved).filter { !$0.1 }.map(\.0)
  }

  /// Whether the caller is found by going back from the callee over other edges.
  private func isRedundant(_ candidate: Int, _ isRemoved: [Bool]) -> Bool {
    let edge = edges[candidate]
    var seen: Set<NodeIndex> = [edge.callee]
    var open = [edge.callee]
    while let node = open.popLast() {
      for position in incoming[node] where position != candidate && !isRemoved[Int(position)] {
        let caller = edges[Int(position)].caller
        if caller == edge.caller { return true }
        if seen.insert(caller).inserted { open.append(caller) }
      }
    }
    return false
  }
}
