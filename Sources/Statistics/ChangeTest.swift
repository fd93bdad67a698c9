/// How the rows of a comparison of two sides are tested: chosen once, by what the sides are, and the
/// same for all rows.
///
///     let test = ChangeTest(oldErrors: [.estimated], newErrors: […])   // what is known of each run's
///     let comparison = test.compare(
///       old: [3.1e9], new: [3.4e9],                     // a row's value in each run, 0 where it has none
///       oldVariances: [2.9e16], newVariances: [3.2e16]) // where `needsVariances`
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
  package let oldCount: Int
  package let newCount: Int

  /// - Parameters:
  ///   - oldErrors: For each run of the old side, what is known of the error of its values.
  ///   - newErrors: The same of the new side.
  package init(oldErrors: [KnownError], newErrors: [KnownError]) {
    (oldCount, newCount) = (oldErrors.count, newErrors.count)
    let errors = oldErrors + newErrors
    if min(oldCount, newCount) >= Self.fewestRuns {
      method = .ranks(RankTest(oldCount: oldCount, newCount: newCount))
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
  ///   - old: In each run of the old side, 0 where it does not have the row; finite.
  ///   - oldVariances: The variances of these, summed over the samples that are in the values; not
  ///     looked at unless `needsVariances`.
  package func compare(
    old: [Double], new: [Double], oldVariances: [Double] = [], newVariances: [Double] = []
  ) -> Comparison {
    switch method {
    case .ranks(let test): return Self.compare(old, new, test)
    case .samplingError:
      let variance =
        Self.varianceOfMean(oldVariances, oldCount) + Self.varianceOfMean(newVariances, newCount)
      return Self.comparePooled(old, new, variance: variance, .samplingError)
    case .exactCounts: return Self.comparePooled(old, new, variance: 0, .exactCounts)
    case .unknown: return Self.comparePooled(old, new, variance: nil, .unknown)
    }
  }

  /// The values of a row that is not worth a test, as `compare` has them.
  package func untested(old: [Double], new: [Double]) -> Comparison {
    guard case .ranks = method else {
      return Self.comparePooled(old, new, variance: nil, .unknown)
    }
    return Comparison(
      before: median(old), after: median(new), method: .unknown, probability: nil, interval: nil)
  }

  private static func compare(_ old: [Double], _ new: [Double], _ test: RankTest) -> Comparison {
    let result = test.test(old: old, new: new)
    return Comparison(
      before: median(old), after: median(new),
      method: result.isExact ? .exactRanks : .approximateRanks, probability: result.probability,
      interval: ShiftEstimate(old: old, new: new, test).interval)
  }

  /// Compares means, of which the difference has that variance.
  ///
  /// The mean and not the median, because it is the mean whose error is known; of one or two runs
  /// the two are the same.
  private static func comparePooled(
    _ old: [Double], _ new: [Double], variance: Double?, _ method: Comparison.Method
  ) -> Comparison {
    let (before, after) = (mean(old), mean(new))
    let difference = variance.map { DifferenceTest(change: after - before, variance: $0) }
    return Comparison(
      before: before, after: after, method: method, probability: difference?.probability,
      interval: difference?.interval)
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
