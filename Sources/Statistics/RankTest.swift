// Are the values of one group of runs larger than those of another? Run times are not normal: they have
// a floor and a long tail, and one disturbed run among five spoils means and their variances. The
// Mann-Whitney test (H. B. Mann, D. R. Whitney, On a test of whether one of two random variables is
// stochastically larger than the other, Annals of Mathematical Statistics 18 (1947), 50–60) looks only at
// how the values of both groups interleave: U counts the pairs in which the value after is larger, equal
// ones by half. If both groups are alike, U has a distribution that is known exactly, whatever the
// runs' is.
//
// p is twice the probability of the side on which U lies, at most 1; with ties that is over the
// permutations of the midranks that were found. Where that table would be too large, U is compared with
// a normal distribution of its mean and variance, less for ties, and a half is taken off for
// continuity (E. L. Lehmann, Nonparametrics, 1975, §1.2 to 1.4).
//
// Few runs cannot say much: with n against m, the most extreme of C(n + m, n) interleavings has
// p = 2 / C(n + m, n). Three against three never get below 0.1.

/// The Mann-Whitney test of two groups of so many runs: what all rows of a table have in common.
package struct RankTest: Sendable {
  /// What one test found.
  package struct Result: Sendable {
    /// In how many pairs the value after is the larger one; equal ones count by half.
    package let statistic: Double
    /// How probable it is to find the groups at least as far apart where nothing has changed.
    package let probability: Double
    /// Whether the probability is exact, not of the normal approximation.
    package let isExact: Bool
  }

  package let beforeCount: Int
  package let afterCount: Int
  /// The sums of ranks of the smaller group, where no two values are equal: the same for all rows.
  let untied: RankSumDistribution?

  /// Whether probabilities of rows without ties are exact.
  package var isExact: Bool { untied != nil }

  /// The most steps for the table that serves all rows without ties (55 runs against 55), and for that
  /// of one row with ties (14 against 14, 0.3 ms), of which there may be thousands.
  private static let (sharedWorkLimit, rowWorkLimit) = (1 << 25, 1 << 18)

  /// - Parameters: How many runs each side has, at least one.
  package init(beforeCount: Int, afterCount: Int) {
    self.beforeCount = beforeCount
    self.afterCount = afterCount
    let (size, count) = (min(beforeCount, afterCount), beforeCount + afterCount)
    // Not even the list of ranks is made where the table is out of reach.
    untied =
      count > 1 << 12
      ? nil
      : RankSumDistribution(
        of: Array(0..<count), choosing: size, workLimit: Self.sharedWorkLimit)
  }

  /// The least probability that so many runs can reach.
  package static func smallestProbability(beforeCount: Int, afterCount: Int) -> Double {
    // C(n + m, k), one factor at a time; far beyond any level it may become infinite.
    let smaller = min(beforeCount, afterCount)
    var choices = 1.0
    for factor in 0..<smaller where choices < 1e300 {
      choices *= Double(beforeCount + afterCount - factor) / Double(factor + 1)
    }
    return min(1, 2 / choices)
  }

  /// How many runs a side has to have so that the least of `comparisons` probabilities, corrected for
  /// their number, can be at most `level`.
  package static func runsNeeded(comparisons: Int = 1, level: Double = significanceLevel) -> Int {
    var runs = 1
    while runs < 1000,
      smallestProbability(beforeCount: runs, afterCount: runs) * Double(comparisons) > level
    { runs += 1 }
    return runs
  }

  /// Tests two groups.
  ///
  /// - Parameters: As many finite values as the test was made for.
  package func test(before: [Double], after: [Double]) -> Result {
    precondition(before.count == beforeCount && after.count == afterCount)
    let ranks = Midranks(before: before, after: after)
    let statistic = Double(ranks.afterSum - afterCount * (afterCount + 1)) / 2
    let takesNew = afterCount <= beforeCount
    let (size, sum) = takesNew ? (afterCount, ranks.afterSum) : (beforeCount, ranks.beforeSum)
    if ranks.tieSizes.isEmpty, let untied {
      // There, ranks count from 0 and are not doubled.
      let probability = untied.twoSided(sum / 2 - size)
      return Result(statistic: statistic, probability: probability, isExact: true)
    }
    if let tied = RankSumDistribution(
      of: ranks.doubled, choosing: size, workLimit: Self.rowWorkLimit)
    {
      return Result(
        statistic: statistic, probability: tied.twoSided(sum), isExact: true)
    }
    return Result(
      statistic: statistic, probability: approximation(statistic, ranks.tieSizes), isExact: false)
  }

  /// The probability by the normal approximation.
  func approximation(_ statistic: Double, _ tieSizes: [Int]) -> Double {
    let (pairs, count) = (
      Double(beforeCount) * Double(afterCount), Double(beforeCount + afterCount)
    )
    let ties = tieSizes.reduce(0.0) { $0 + (Double($1) * Double($1) - 1) * Double($1) }
    let variance = pairs / 12 * (count + 1 - ties / (count * (count - 1)))
    let distance = abs(statistic - pairs / 2) - 0.5
    // All values are equal, or U is in the very middle.
    guard variance > 0, distance > 0 else { return 1 }
    return NormalDistribution.twoSidedTail(distance / variance.squareRoot())
  }
}

/// Twice the ranks of two groups' values in their common order; equal values share the mean of theirs.
struct Midranks {
  /// In ascending order.
  private(set) var doubled: [Int] = []
  private(set) var beforeSum = 0
  private(set) var afterSum = 0
  /// How many values are equal, for each value that several have.
  private(set) var tieSizes: [Int] = []

  init(before: [Double], after: [Double]) {
    let values = (before.map { ($0, false) } + after.map { ($0, true) }).sorted { $0.0 < $1.0 }
    doubled.reserveCapacity(values.count)
    var start = 0
    while start < values.count {
      let end =
        values[start...].firstIndex { $0.0 != values[start].0 } ?? values.count
      let rank = start + end + 1
      for (_, isNew) in values[start..<end] {
        doubled.append(rank)
        if isNew { afterSum += rank } else { beforeSum += rank }
      }
      if end - start > 1 { tieSizes.append(end - start) }
      start = end
    }
  }
}
