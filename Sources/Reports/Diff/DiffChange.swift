/// A value before and after, and what can be said of the change.
public struct DiffChange: Sendable {
  public let comparison: Comparison
  /// The probability of so large a change by chance, corrected for the number of rows; absent where
  /// nothing is known, and where the row is too small to be tested.
  public var adjustedProbability: Double?

  init(_ comparison: Comparison) {
    self.comparison = comparison
    adjustedProbability = comparison.probability
  }

  public var before: Double { comparison.before }
  public var after: Double { comparison.after }
  public var difference: Double { comparison.change }

  /// Whether it is no chance, as far as that is known.
  public var isSignificant: Bool { Reports.isSignificant(adjustedProbability) }

  /// Whether it may be chance, as far as that is known; no change is none.
  public var mayBeChance: Bool {
    difference != 0 && comparison.probability != nil && !isSignificant
  }

  /// Whether there was and is nothing.
  var isNothing: Bool { before == 0 && after == 0 }
}
