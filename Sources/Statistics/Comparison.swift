/// How probable it may be that a change is called one by chance: 5 %.
package let significanceLevel = 0.05

/// What can be said of a value before and after a change.
///
/// It has no unit and knows no rows: `ChangeTest` makes it of the values of one row.
package struct Comparison: Sendable {
  /// What probability and interval come from.
  package enum Method: Equatable, Sendable {
    /// Mann-Whitney's test of the runs, with the distribution of these very ranks.
    case exactRanks
    /// The same, by the normal approximation.
    case approximateRanks
    /// The error that counts of samples imply, with a normal distribution.
    case samplingError
    /// All was counted: a change is real however small.
    case exactCounts
    /// Nothing is known of the error.
    case unknown
  }

  /// The value before: the median of the runs; their mean where runs were pooled.
  package let before: Double
  /// The same of the runs after.
  package let after: Double
  package let method: Method
  /// How probable a change like this is where nothing has changed, before any correction for the
  /// number of tests; absent where nothing is known.
  package let probability: Double?
  /// What the true change lies in with 95 % confidence; absent where nothing is known or the runs
  /// are too few. With runs it is of their shift, and need not have `change` in its middle.
  package let interval: ClosedRange<Double>?
  /// How probable it is to see values grow as much where nothing has changed: the one-sided test.
  package var growthProbability: Double?

  package var change: Double { after - before }

  /// The change as a share of the value before: 0.05 for 5 %. Infinite for what is new, and 0 where
  /// there is nothing on both sides.
  package var relativeChange: Double { relative(change) }

  /// The interval as a share of the value before; absent where that is 0, too.
  package var relativeInterval: ClosedRange<Double>? {
    guard before != 0, let interval else { return nil }
    let ends = [relative(interval.lowerBound), relative(interval.upperBound)].sorted()
    return ends[0]...ends[1]
  }

  /// Whether there was nothing before, or is nothing after, to compare with.
  package var isNew: Bool { before == 0 && after != 0 }
  package var isGone: Bool { before != 0 && after == 0 }

  private func relative(_ change: Double) -> Double {
    if change == 0 { return 0 }
    return before == 0 ? (change < 0 ? -.infinity : .infinity) : change / abs(before)
  }
}

/// Whether a probability, corrected for the number of tests or not, is small enough to call a change
/// one. What is not known is not.
package func isSignificant(_ probability: Double?) -> Bool {
  probability.map { $0 <= significanceLevel } ?? false
}
