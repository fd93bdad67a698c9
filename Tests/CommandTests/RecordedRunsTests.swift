import Testing

/// What the gates do on the command line to runs of real programs (`Fixtures/Profiles/runs`).
///
/// How often they are right is found in thousands of splits by the tests of reports; these are some of
/// them, by the whole program.
struct RecordedRunsTests {
  private static let planted = [
    ("go", #"cum(^audit/workshop\.Fold$) > +10%"#), ("cpp", #"cum(^workshop::fold\b) > +10%"#),
  ]

  /// Five runs, by the number of the first.
  private func runs(_ program: String, _ variant: String, from first: Int) -> [String] {
    (first..<first + 5).map {
      "Fixtures/Profiles/runs/\(program)/\(variant)-\($0 < 10 ? "0" : "")\($0).pb.gz"
    }
  }

  @Test(arguments: planted)
  func `runs of the same program pass`(program: String, gate: String) throws {
    for first in stride(from: 1, through: 36, by: 5) {
      let second = first == 36 ? 1 : first + 5
      for variant in ["base", "slower"] {
        let outcome = try swprof(
          ["diff", "-fail_if=total > +3%", "-old"] + runs(program, variant, from: first)
            + ["-new"] + runs(program, variant, from: second))
        #expect(outcome.status == 0, "\(first) against \(second): \(outcome.errorText)")
      }
    }
  }

  @Test(arguments: planted)
  func `a function that got slower fails its gate, and is named`(
    program: String, gate: String
  ) throws {
    for first in stride(from: 1, through: 36, by: 5) {
      let outcome = try swprof(
        ["diff", "-fail_if", gate, "-old"] + runs(program, "base", from: first)
          + ["-new"] + runs(program, "slower", from: first))
      #expect(outcome.status == 1)
      #expect(outcome.text.contains("\nFAILED "))
      #expect(outcome.text.contains("  \(gate)\n"))
    }
  }
}
