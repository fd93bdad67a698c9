/// How the rows of a comparison of two sides are tested: chosen once, by what the sides are, and the
/// same for all rows.
///
///     let test = ChangeTest(beforeErrors: [.estimated], afterErrors: […])   // what is known of each run's
///     let comparison = test.compare(
///       before: [3.1e9], after: [3.4e9],   // a row's value in each run, 0 where it has none
///       beforeVariances: [2.9e16], afterVariances: [3.2e16])   // where `needsVariances`
///     let adjusted = AdjustedProbabilities.benjaminiHochberg(rows.map(\.probability))
///     if isSignificant(adjusted[row]) { … }
///
/// From four runs a side, the runs themselves tell how much values vary. Below that, they are pooled
/// and the sampling error speaks for them, where the profiles tell it.
package struct ChangeTest: Sendable {
  /// How rows are tested.
  package enum Method: Sendable {
    case ranks(RankTest)
    case samplingError
    case exactCounts
    case unknown
  }

  /// From how many runs on each side they speak for themselves: with four against four, p can be
  /// 0.03, with three 0.1.
  package static let fewestRuns = 4

  package let method: Method
  package let beforeCount: Int
  package let afterCount: Int

  /// - Parameters:
  ///   - beforeErrors: For each run before, what is known of the error of its values.
  ///   - afterErrors: The same of the runs after.
  package init(beforeErrors: [KnownError], afterErrors: [KnownError]) {
    (beforeCount, afterCount) = (beforeErrors.count, afterErrors.count)
    let errors = beforeErrors + afterErrors
    if min(beforeCount, afterCount) >= Self.fewestRuns {
      method = .ranks(RankTest(beforeCount: beforeCount, afterCount: afterCount))
    } else if errors.allSatisfy({ $0 == .none }) {
      method = .exactCounts
    } else {
      method = errors.contains(.unknown) ? .unknown : .samplingError
    }
  }

  /// Whether rows have to come with the variances of their values.
  package var needsVariances: Bool {
    if case .samplingError = method { true } else { false }
  }

  /// Compares the values of one row.
  ///
  /// - Parameters:
  ///   - before: In each run before, 0 where it does not have the row; finite.
  ///   - beforeVariances: The variances of these, summed over the samples that are in the values; not
  ///     looked at unless `needsVariances`.
  package func compare(
    before: [Double], after: [Double], beforeVariances: [Double] = [], afterVariances: [Double] = []
  ) -> Comparison {
    switch method {
    case .ranks(let test): return Self.compare(before, after, test)
    case .samplingError:
      let variance =
        Self.varianceOfMean(beforeVariances, beforeCount)
        + Self.varianceOfMean(afterVariances, afterCount)
      return Self.comparePooled(before, after, variance: variance, .samplingError)
    case .exactCounts: return Self.comparePooled(before, after, variance: 0, .exactCounts)
    case .unknown: return Self.comparePooled(before, after, variance: nil, .unknown)
    }
  }

  /// The values of a row that is not worth a test, as `compare` has them.
  package func untested(before: [Double], after: [Double]) -> Comparison {
    guard case .ranks = method else {
      return Self.comparePooled(before, after, variance: nil, .unknown)
    }
    return Comparison(
      before: median(before), after: median(after), method: .unknown, probability: nil,
      interval: nil)
  }

  private static func compare(_ before: [Double], _ after: [Double], _ test: RankTest) -> Comparison
  {
    let result = test.test(before: before, after: after)
    return Comparison(
      before: median(before), after: median(after),
      method: result.isExact ? .exactRanks : .approximateRanks, probability: result.probability,
      interval: ShiftEstimate(before: before, after: after, test).interval,
      growthProbability: oneSided(
        result.probability,
        isGrowth: result.statistic * 2 > Double(test.beforeCount) * Double(test.afterCount)))
  }

  /// The probability on the side of growth, of that of both sides.
  private static func oneSided(_ probability: Double, isGrowth: Bool) -> Double {
    isGrowth ? probability / 2 : 1 - probability / 2
  }

  /// Compares means, of which the difference has that variance.
  ///
  /// The mean and not the median, because it is the mean whose error is known; of one or two runs
  /// the two are the same.
  private static func comparePooled(
    _ runsBefore: [Double], _ runsAfter: [Double], variance: Double?, _ method: Comparison.Method
  ) -> Comparison {
    let (before, after) = (mean(runsBefore), mean(runsAfter))
    let difference = variance.map { DifferenceTest(change: after - before, variance: $0) }
    return Comparison(
      before: before, after: after, method: method, probability: difference?.probability,
      interval: difference?.interval,
      growthProbability: difference.map { oneSided($0.probability, isGrowth: after > before) })
  }

  private static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  private static func varianceOfMean(_ variances: [Double], _ count: Int) -> Double {
    variances.reduce(0, +) / (Double(count) * Double(count))
  }
}

/// The two-sided normal test of a difference whose variance is known: z = Δ / √(v₁ + v₂).
struct DifferenceTest {
  let probability: Double
  /// What the true difference lies in with 95 % confidence.
  let interval: ClosedRange<Double>

  /// - Parameter variance: The sum of both sides'; 0 where they are exact.
  init(change: Double, variance: Double) {
    let deviation = variance.squareRoot()
    probability =
      deviation > 0
      ? NormalDistribution.twoSidedTail(change / deviation) : change == 0 ? 1 : 0
    let margin = NormalDistribution.deviation(exceededBy: significanceLevel) * deviation
    interval = change - margin...change + margin
  }
}
