// How far do runs of one side lie apart, and what growth can so many of them tell from that? For runs with
// standard deviation s, two groups of n tell a shift d with probability 1 − β at the one-sided level α where
//
//     n ≥ 2 · (z(α) + z(β))² · (s / d)² / 0.955
//
// which is the formula for means divided by the efficiency of the Mann-Whitney test where values are
// normal, 3 / π (E. L. Lehmann, Nonparametrics, 1975, §2.4). β is 0.2, as is usual.

/// How far the runs of both sides lie apart.
package struct Noise: Equatable, Sendable {
  /// The standard deviation of each side as a share of its mean.
  package let before: Double
  package let after: Double
  /// The mean variance of the sides.
  private let variance: Double

  /// - Returns: `nil` where a side has a single run, or is zero on average.
  package init?(before: [Double], after: [Double]) {
    guard before.count > 1, after.count > 1 else { return nil }
    let (first, second) = (Spread(before), Spread(after))
    guard first.mean != 0, second.mean != 0 else { return nil }
    self.before = first.variance.squareRoot() / first.mean.magnitude
    self.after = second.variance.squareRoot() / second.mean.magnitude
    variance = (first.variance + second.variance) / 2
  }

  /// How many runs a side tell a growth from this noise in four of five cases; at most 10,000. So few
  /// that no test can reach the level are not ruled out.
  ///
  /// - Parameters:
  ///   - growth: In the unit of the values, more than 0.
  ///   - level: Of the one-sided test.
  package func runsNeeded(for growth: Double, level: Double) -> Int {
    // That of both sides together, with a half of the level on each.
    let deviations = NormalDistribution.deviation(exceededBy: min(2 * level, 1)) + 0.8416
    let runs = 2 * deviations * deviations * variance / (growth * growth) * Double.pi / 3
    return runs < 10_000 ? Int(runs.rounded(.up)) : 10_000
  }
}

private struct Spread {
  let mean: Double
  let variance: Double

  init(_ values: [Double]) {
    let mean = values.reduce(0, +) / Double(values.count)
    self.mean = mean
    variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }
}
