import Profiles

/// A call from one node to another.
public struct Edge: Hashable, Sendable {
  private let callerNode: UInt32
  private let calleeNode: UInt32
  /// The sum of the values of the samples that have it.
  public internal(set) var weight: Int64 = 0
  /// What the weight is divided by for means; 0 where it is not.
  public internal(set) var divisor: Int64 = 0
  /// Whether frames between the two were left out.
  public internal(set) var isResidual = false
  /// Whether the callee was inlined wherever the call occurs.
  public internal(set) var isInline = true
  /// The last sample that was counted, from 1: recursion counts an edge once in a sample.
  var stamp: UInt32 = 0

  init(caller: Int, callee: Int) {
    callerNode = UInt32(caller)
    calleeNode = UInt32(callee)
  }

  public var caller: Int { Int(callerNode) }
  public var callee: Int { Int(calleeNode) }
}

/// What one sample adds to the edges of its stack.
struct EdgeContribution {
  /// The sample's position, from 1.
  let stamp: UInt32
  let value: Int64
  let divisor: Int64
}

/// Edges by caller and callee: one array of rows, and a hash table of packed keys over it.
struct EdgeTable {
  private(set) var edges: [Edge] = []
  private var slots = [Slot](repeating: Slot(), count: 1 << 10)

  private struct Slot {
    /// `caller << 32 | callee`.
    var key: UInt64 = 0
    /// The row + 1; 0 where the slot is vacant.
    var row: UInt32 = 0
  }

  @inline(__always)
  mutating func add(
    _ contribution: EdgeContribution, row: Int, isResidual: Bool, isInline: Bool
  ) {
    var edge = edges[row]
    // Without a branch, as in `NodeSums`; the first call in a sample also decides on the flags.
    let isNew = edge.stamp != contribution.stamp
    edge.stamp = contribution.stamp
    edge.weight &+= isNew ? contribution.value : 0
    edge.divisor &+= isNew ? contribution.divisor : 0
    edge.isResidual = edge.isResidual || (isNew && isResidual)
    edge.isInline = edge.isInline && (!isNew || isInline)
    edges[row] = edge
  }

  /// Adds the edges of a table over other samples.
  mutating func add(_ other: EdgeTable) {
    for edge in other.edges where edge.stamp > 0 {
      let row = row(caller: edge.caller, callee: edge.callee)
      edges[row].stamp = edge.stamp
      edges[row].weight &+= edge.weight
      edges[row].divisor &+= edge.divisor
      edges[row].isResidual = edges[row].isResidual || edge.isResidual
      edges[row].isInline = edges[row].isInline && edge.isInline
    }
  }

  /// The row of an edge, which is entered when it is new.
  mutating func row(caller: Int, callee: Int) -> Int {
    let key = UInt64(caller) << 32 | UInt64(callee)
    var slot = slot(of: key)
    if slots[slot].row != 0 { return Int(slots[slot].row) &- 1 }
    if edges.count * 2 >= slots.count {
      grow()
      slot = self.slot(of: key)
    }
    slots[slot] = Slot(key: key, row: UInt32(edges.count + 1))
    edges.append(Edge(caller: caller, callee: callee))
    return edges.count - 1
  }

  /// Where the key is, or where it belongs. Nodes are numbered by us, so nobody chooses keys that
  /// collide, and multiplying is hash enough.
  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 32) & mask
    while slots[slot].row != 0, slots[slot].key != key { slot = (slot &+ 1) & mask }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: Slot(), count: slots.count * 2)
    for (row, edge) in edges.enumerated() {
      let key = UInt64(edge.caller) << 32 | UInt64(edge.callee)
      slots[slot(of: key)] = Slot(key: key, row: UInt32(row + 1))
    }
  }
}
