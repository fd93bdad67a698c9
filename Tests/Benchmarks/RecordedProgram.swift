import RandomNumbers

/// A program that was profiled 40 times as it is and 40 times with a slowdown planted in one function
/// (`Fixtures/Recipes/runs`), to see how often gates are right with five runs on each side.
///
/// `RecordedRunsTests` does the same with more splits, without the command line.
struct RecordedProgram {
  let name: String
  /// The gate that is to find the slowdown.
  let gate: String

  static let all = [
    RecordedProgram(name: "go", gate: #"cum(^audit/workshop\.Fold$) > +10%"#),
    RecordedProgram(name: "cpp", gate: #"cum(^workshop::fold\b) > +10%"#),
  ]

  private static let runCount = 40
  private static let runsOfSide = 5

  /// The profiles of five runs and of five others, all chosen at random.
  fileprivate func split(
    _ random: inout SeededNumbers, new variant: String
  ) -> (old: [String], new: [String]) {
    var numbers = Array(1...Self.runCount)
    for position in 0..<2 * Self.runsOfSide {
      numbers.swapAt(position, position + random.number(below: Self.runCount - position))
    }
    func path(_ variant: String, _ number: Int) -> String {
      "Fixtures/Profiles/runs/\(name)/\(variant)-\(number < 10 ? "0" : "")\(number).pb.gz"
    }
    return (
      numbers[..<Self.runsOfSide].map { path("base", $0) },
      numbers[Self.runsOfSide..<2 * Self.runsOfSide].map { path(variant, $0) }
    )
  }
}

extension Plan {
  private static let splits = 500
  private static let seed: UInt64 = 20_261_121

  /// Takes the share of splits in which a gate on the total fails where nothing has changed, and of those
  /// in which the slowdown is missed.
  mutating func measure(_ program: RecordedProgram) throws(Trouble) {
    let alarms = try failures(of: program, new: "base", gate: "total > +3%")
    let found = try failures(of: program, new: "slower", gate: program.gate)
    addShare(alarms, name: "same program fails the gate, \(program.name)", limit: 1)
    addShare(Self.splits - found, name: "slowdown is missed, \(program.name)", limit: 5)
  }

  /// In how many splits a gate fails.
  private func failures(
    of program: RecordedProgram, new variant: String, gate: String
  ) throws(Trouble) -> Int {
    var random = SeededNumbers(seed: Self.seed)
    var failures = 0
    for _ in 0..<Self.splits {
      let (old, new) = program.split(&random, new: variant)
      let command = [options.swprof, "diff", "-fail_if", gate]
      failures += Int(
        try execute(
          command + ["-old"] + old + ["-new"] + new, errors: options.work + "/errors.txt",
          allowed: 0...1
        ).status)
    }
    return failures
  }

  private mutating func addShare(_ count: Int, name: String, limit: Double) {
    figures.append(
      Figure(
        name: name, value: Double(count) / Double(Self.splits) * 100, limit: limit, unit: "%"))
  }
}
