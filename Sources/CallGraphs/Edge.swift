import Profiles

/// A call from one node to another.
package struct Edge: Hashable, Sendable {
  package internal(set) var caller: NodeIndex
  package let callee: NodeIndex
  /// The sum of the values of the samples that have it.
  package internal(set) var weight: Int64 = 0
  /// What the weight is divided by for means; 0 where it is not.
  package internal(set) var divisor: Int64 = 0
  /// Whether frames between the two were left out.
  package internal(set) var isResidual = false
  /// Whether the callee was inlined wherever the call occurs.
  package internal(set) var isInline = true

  init(caller: NodeIndex, callee: NodeIndex) {
    self.caller = caller
    self.callee = callee
  }

  /// The weight as it is shown: divided for means.
  package var value: Int64 { weight.dividedUnlessZero(by: divisor) }
}
