import Testing

@testable import Statistics

struct RankTestTests {
  private func test(_ vector: StatisticsVectors.Ranks) -> RankTest {
    RankTest(beforeCount: vector.old.count, afterCount: vector.new.count)
  }

  @Test func `U and its probability are SciPy's`() throws {
    let vectors = try StatisticsVectors.ranks()
    #expect(vectors.count > 300)
    for vector in vectors {
      let result = test(vector).test(before: vector.old, after: vector.new)
      #expect(result.statistic == vector.statistic)
      if let exact = vector.exact {
        #expect(result.isExact)
        #expect(nearlyEqual(result.probability, exact), "\(vector)")
      } else if !result.isExact {
        #expect(nearlyEqual(result.probability, vector.approximate), "\(vector)")
      }
    }
  }

  @Test func `the approximation is SciPy's, with ties and continuity`() throws {
    for vector in try StatisticsVectors.ranks() {
      let ties = Midranks(before: vector.old, after: vector.new).tieSizes
      let probability = test(vector).approximation(vector.statistic, ties)
      #expect(nearlyEqual(probability, vector.approximate), "\(vector)")
    }
  }

  @Test func `shift and interval are SciPy's`() throws {
    for vector in try StatisticsVectors.ranks() {
      let estimate = ShiftEstimate(before: vector.old, after: vector.new, test(vector))
      #expect(nearlyEqual(estimate.shift, vector.shift), "\(vector)")
      #expect(estimate.interval.map { [$0.lowerBound, $0.upperBound] } == vector.interval)
    }
  }

  @Test func `without ties the interval excludes 0 just where the test rejects`() throws {
    for vector in try StatisticsVectors.ranks() {
      guard Set(vector.old + vector.new).count == vector.old.count + vector.new.count else {
        continue
      }
      let test = test(vector)
      let interval = ShiftEstimate(before: vector.old, after: vector.new, test).interval
      let rejects =
        test.test(before: vector.old, after: vector.new).probability <= significanceLevel
      #expect(rejects == (interval.map { !$0.contains(0) } ?? false), "\(vector)")
    }
  }

  @Test(arguments: [(3, 3, 0.1), (4, 4, 1.0 / 35), (5, 5, 1.0 / 126), (1, 5, 1.0 / 3), (1, 1, 1)])
  func `few runs can reach only so much`(before: Int, after: Int, probability: Double) {
    let smallest = RankTest.smallestProbability(beforeCount: before, afterCount: after)
    #expect(nearlyEqual(smallest, probability))
    let found = RankTest(beforeCount: before, afterCount: after).test(
      before: (0..<before).map(Double.init), after: (0..<after).map { Double($0 + 100) })
    #expect(nearlyEqual(found.probability, probability))
  }

  @Test(arguments: [(1, 4), (2, 5), (6, 5), (7, 6), (20, 6), (1_000_000, 14)])
  func `more gates need more runs`(gates: Int, runs: Int) {
    #expect(RankTest.runsNeeded(comparisons: gates) == runs)
  }

  @Test func `thousands of runs are approximated and take no table`() {
    let test = RankTest(beforeCount: 3000, afterCount: 3000)
    let (before, after) = ((0..<3000).map(Double.init), (0..<3000).map { Double($0) + 100.5 })
    let result = test.test(before: before, after: after)
    #expect(!result.isExact)
    #expect(result.probability < 0.001)
    let estimate = ShiftEstimate(before: before, after: after, test)
    #expect(estimate.shift == 100.5)
    #expect(estimate.interval?.contains(100.5) == true)
    #expect(estimate.interval?.contains(0) == false)
    #expect(RankTest.smallestProbability(beforeCount: 3000, afterCount: 3000) < 1e-200)
  }

  @Test func `the median of an even number is between the two in the middle`() {
    #expect(median([4, 1, 3, 2]) == 2.5)
    #expect(median([9, 1, 3]) == 3)
    #expect(median([]) == 0)
  }
}

struct AdjustedProbabilityTests {
  @Test func `corrections are those of SciPy and statsmodels`() throws {
    let vectors = try StatisticsVectors.adjustments()
    #expect(vectors.count == 28)
    for vector in vectors {
      let rate = AdjustedProbabilities.benjaminiHochberg(vector.probabilities).compactMap { $0 }
      #expect(nearlyEqual(rate, vector.benjaminiHochberg))
      let family = AdjustedProbabilities.holm(vector.probabilities).compactMap { $0 }
      #expect(nearlyEqual(family, vector.holm))
    }
  }

  @Test func `a row that could not be tested is not counted`() {
    #expect(
      AdjustedProbabilities.benjaminiHochberg([nil, 0.02, nil, 0.04]) == [nil, 0.04, nil, 0.04])
    #expect(AdjustedProbabilities.holm([nil, 0.02, nil, 0.04]) == [nil, 0.04, nil, 0.04])
    #expect(AdjustedProbabilities.holm([]) == [])
  }

  @Test func `equal probabilities stay equal`() {
    #expect(AdjustedProbabilities.holm([0.02, 0.02, 0.02]) == [0.06, 0.06, 0.06])
    #expect(AdjustedProbabilities.benjaminiHochberg([0.02, 0.5, 0.02]) == [0.03, 0.5, 0.03])
  }
}

struct ChangeTestTests {
  @Test func `a difference with variances is SciPy's`() throws {
    let vectors = try StatisticsVectors.differences()
    #expect(vectors.count == 60)
    for vector in vectors {
      let test = DifferenceTest(
        change: vector.change, variance: vector.variances.reduce(0, +))
      #expect(nearlyEqual(test.probability, vector.probability))
      #expect(
        nearlyEqual([test.interval.lowerBound, test.interval.upperBound], vector.interval),
        "\(vector)")
    }
  }

  private let ticks = KnownError.estimated
  private let unknown = KnownError.unknown
  private let exact = KnownError.none

  private func test(_ errors: KnownError..., against others: KnownError...) -> ChangeTest {
    ChangeTest(beforeErrors: errors, afterErrors: others)
  }

  @Test func `four runs a side are ranked`() {
    let test = ChangeTest(
      beforeErrors: Array(repeating: unknown, count: 4),
      afterErrors: Array(repeating: unknown, count: 4)
    )
    #expect(!test.needsVariances)
    let comparison = test.compare(before: [10, 11, 12, 13], after: [20, 21, 22, 24])
    #expect(comparison.method == .exactRanks)
    #expect(comparison.before == 11.5)
    #expect(comparison.change == 10)
    #expect(nearlyEqual(comparison.relativeChange, 10 / 11.5))
    #expect(nearlyEqual(comparison.probability ?? 0, 1.0 / 35))
    #expect(comparison.interval == 7...14)
    #expect(comparison.relativeInterval == 7 / 11.5...14 / 11.5)
  }

  @Test func `one profile a side is compared by its sampling error`() {
    let test = test(ticks, against: ticks)
    #expect(test.needsVariances)
    let comparison = test.compare(
      before: [100], after: [130], beforeVariances: [100], afterVariances: [130])
    #expect(comparison.method == .samplingError)
    #expect(nearlyEqual(comparison.probability ?? 0, 0.047_912_755_008_447_65))
    #expect(comparison.interval.map { !$0.contains(0) } == true)
  }

  @Test func `three profiles a side are pooled`() {
    let test = test(ticks, ticks, ticks, against: ticks)
    let comparison = test.compare(
      before: [90, 100, 110], after: [130], beforeVariances: [90, 100, 110], afterVariances: [130])
    #expect(comparison.before == 100)
    let alone = DifferenceTest(change: 30, variance: 300.0 / 9 + 130)
    #expect(comparison.probability == alone.probability)
  }

  @Test func `where all was counted every change is real`() {
    let test = test(exact, against: exact)
    #expect(test.compare(before: [7], after: [8]).probability == 0)
    #expect(test.compare(before: [7], after: [7]).probability == 1)
    #expect(test.compare(before: [7], after: [8]).interval == 1...1)
  }

  @Test func `where nothing is known nothing is significant`() {
    let comparison = test(unknown, against: exact).compare(before: [1], after: [1e9])
    #expect(comparison.probability == nil)
    #expect(comparison.interval == nil)
    #expect(!isSignificant(comparison.probability))
  }

  @Test func `what is after has grown without bounds`() {
    let test = test(exact, against: exact)
    let new = test.compare(before: [0], after: [3])
    #expect(new.isNew)
    #expect(new.relativeChange == .infinity)
    #expect(new.relativeInterval == nil)
    let gone = test.compare(before: [3], after: [0])
    #expect(gone.isGone)
    #expect(gone.relativeChange == -1)
    let nothing = test.compare(before: [0], after: [0])
    #expect(!nothing.isNew)
    #expect(nothing.relativeChange == 0)
  }
}
