import Bytes
import RandomNumbers
import Statistics
import Testing

@testable import Gates

/// How often gates fail by chance, on runs with made noise.
struct GateNoiseTests {
  private static let seed: UInt64 = 20_261_201
  private static let trials = 2000

  /// The runs of both sides, of which nothing differs but noise.
  private func trial(
    _ gate: String, _ noise: Double, runs: Int, growth: Double = 0, _ random: inout SeededNumbers
  ) throws -> GateTrial {
    func side(_ mean: Double) -> GateSide {
      GateSide(
        GateSubject(type: "cpu".bytes, unit: "nanoseconds".bytes),
        (0..<runs).map { _ in
          // Twelve of them make a normal distribution, near enough.
          let sum = (0..<12).reduce(-6.0) { sum, _ in
            sum + Double(random.number(below: 1 << 20)) / Double(1 << 20)
          }
          let amount = GateAmount(value: (mean * (1 + noise * sum)).rounded())
          return GateRun(amount: amount, total: amount, error: .estimated)
        })
    }
    return try GateTrial(
      SmallGate(parsing: Array(gate.utf8), from: .option, smallVocabulary).gate,
      from: side(3e9), to: side(3e9 * (1 + growth)), isNormalized: false
    ) { _, _ in nil }
  }

  private func report(_ trials: [GateTrial], level: Double = GateReport.usualLevel) -> GateReport {
    GateReport(
      trials, .significantChanges, GateReport.Wording(command: "diff", runs: "profiles"),
      outputUnit: "minimum".bytes, level: level)
  }

  @Test(arguments: [0.01, 0.03, 0.06, 0.12], [5, 6, 10])
  func `at most 1 % of comparisons without a change fail, whatever the noise`(
    noise: Double, runs: Int
  ) throws {
    var random = SeededNumbers(seed: Self.seed)
    var failures = 0
    for _ in 0..<Self.trials {
      let trials = try ["total > +3%", "cum(f) > +5%", "total > 0"].map {
        try trial($0, noise, runs: runs, &random)
      }
      if !report(trials).failures.isEmpty { failures += 1 }
    }
    // 1 % of the trials and three standard deviations more.
    #expect(Double(failures) <= 20 + 3 * 20.0.squareRoot(), "seed \(Self.seed)")
  }

  @Test func `a level of one's own is held, too`() throws {
    var random = SeededNumbers(seed: Self.seed)
    var failures = 0
    for _ in 0..<Self.trials
    where try !report([trial("total > 0", 0.06, runs: 6, &random)], level: 0.1).failures.isEmpty {
      failures += 1
    }
    #expect((100...240).contains(failures), "seed \(Self.seed)")
  }

  @Test
  func `a row says the noise of its sides, and how many runs could tell the threshold from it`()
    throws
  {
    var random = SeededNumbers(seed: Self.seed)
    let verdict = try #require(
      report([trial("total > +3%", 0.06, runs: 5, &random)]).verdicts.first)
    let noise = try #require(verdict.noise)
    #expect((0.02...0.12).contains(noise.before) && (0.02...0.12).contains(noise.after))
    let needed = try #require(verdict.runsNeeded)
    #expect((20...250).contains(needed))
    let quiet = report([try trial("total > +3%", 0.001, runs: 5, &random)])
    #expect(quiet.verdicts.first?.runsNeeded == nil)
  }

  @Test func `so many runs as are said do tell it, in most cases`() throws {
    var random = SeededNumbers(seed: Self.seed)
    let noise = try #require(
      Noise(before: [94, 106, 100, 100, 94, 106], after: [94, 106, 100, 100, 94, 106]))
    let runs = noise.runsNeeded(for: 5, level: 0.01)
    var found = 0
    for _ in 0..<200
    where try !report(
      [trial("total > 0", noise.before, runs: runs, growth: 0.05, &random)]).failures.isEmpty
    { found += 1 }
    #expect(found >= 140, "\(found) of 200 with \(runs) runs")
  }
}
