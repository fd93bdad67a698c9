import RandomNumbers
import Testing

@testable import Gates
@testable import Reports

/// How often gates are right about real programs (`Fixtures/Profiles/runs`), with five runs on each side.
struct RecordedRunsTests {
  private static let planted = [
    ("go", #"cum(^audit/workshop\.Fold$) > +10%"#), ("cpp", #"cum(^workshop::fold\b) > +10%"#),
  ]
  private static let splits = 1000
  private static let seed: UInt64 = 20_261_121

  private func gate(_ text: String) throws -> [ProfileGate] {
    [try ProfileGate(parsing: Array(text.utf8), from: .option, ProfileMetric.vocabulary)]
  }

  @Test(arguments: planted)
  func `where nothing changed a gate on the total fails in at most 1 % of splits`(
    program: String, gate: String
  ) throws {
    let runs = try RecordedRuns(of: program, self.gate("total > +3%"))
    var random = SeededNumbers(seed: Self.seed)
    for variant in [RecordedRuns.Variant.base, .slower] {
      let failures = try runs.failures(
        of: Self.splits, old: variant, new: variant, using: &random)
      #expect(failures * 100 <= Self.splits, "of \(Self.splits), seed \(Self.seed)")
    }
  }

  @Test(arguments: planted)
  func `a slowdown of one function by 5 % of the total is found in at least 95 % of splits`(
    program: String, gate: String
  ) throws {
    let runs = try RecordedRuns(of: program, self.gate(gate))
    var random = SeededNumbers(seed: Self.seed)
    let found = try runs.failures(of: Self.splits, old: .base, new: .slower, using: &random)
    #expect(found * 100 >= Self.splits * 95, "of \(Self.splits), seed \(Self.seed)")
  }

  @Test(arguments: planted)
  func `the planted slowdown is worth 5 % of the total`(program: String, gate: String) throws {
    let runs = try RecordedRuns(of: program, self.gate(gate))
    func mean(_ variant: RecordedRuns.Variant, _ value: (RecordedRuns.Run) -> Double) -> Double {
      runs.runs(variant).map(value).reduce(0, +) / Double(RecordedRuns.count)
    }
    let total = mean(.base) { $0.totals.totals[0].value }
    func part(_ variant: RecordedRuns.Variant) -> Double {
      mean(variant) { run in
        GateMatches(runs.gates[0].metric, run.profile)
          .amount(of: run.profile, run.totals.measures[0], run.totals.errors[0])?.value ?? 0
      }
    }
    let growth = (part(.slower) - part(.base)) / total
    #expect((0.04...0.06).contains(growth))
  }
}
