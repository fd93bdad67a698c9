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
