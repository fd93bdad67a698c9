package import Statistics

/// A value before and after, and what can be said of the change.
package struct DiffChange: Sendable {
  package let comparison: Comparison
  /// The probability of so large a change by chance, corrected for the number of rows; absent where
  /// nothing is known, and where the row is too small to be tested.
  package var adjustedProbability: Double?

  init(_ comparison: Comparison) {
    self.comparison = comparison
    adjustedProbability = comparison.probability
  }

  package var before: Double { comparison.before }
  package var after: Double { comparison.after }
  package var difference: Double { comparison.change }

  /// Whether it is no chance, as far as that is known.
  package var isSignificant: Bool { Statistics.isSignificant(adjustedProbability) }

  /// Whether it may be chance, as far as that is known. Without a change there is nothing to doubt.
  package var mayBeChance: Bool {
    difference != 0 && comparison.probability != nil && !isSignificant
  }

  /// Whether there was and is nothing.
  var isNothing: Bool { before == 0 && after == 0 }
}
