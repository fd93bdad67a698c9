import Profiles

/// A call from one node to another.
public struct Edge: Hashable, Sendable {
  private var callerNode: UInt32
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

  public internal(set) var caller: Int {
    get { Int(callerNode) }
    set { callerNode = UInt32(newValue) }
  }
  public var callee: Int { Int(calleeNode) }

  /// The weight as it is shown: divided for means.
  public var value: Int64 { weight.dividedUnlessZero(by: divisor) }
}

/// What one sample adds to the edges of its stack.
struct EdgeContribution {
  /// The sample's position, from 1.
  let stamp: UInt32
  let value: Int64
  let divisor: Int64
}

/// Edges by caller and callee, in the order of first appearance.
struct EdgeTable: Sendable {
  private(set) var edges: [Edge] = []
  private var pairs = PairTable()

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
    let (row, isNew) = pairs.enter(UInt32(caller), UInt32(callee))
    if isNew { edges.append(Edge(caller: caller, callee: callee)) }
    return row
  }
}
