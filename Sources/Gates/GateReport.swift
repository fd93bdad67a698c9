import Statistics

/// The gates of a comparison: which were met, which were not, and where it grew.
package struct GateReport: Sendable {
  /// What makes a gate fail.
  package enum Strictness: Sendable {
    /// Growth that chance explains does not.
    case significantChanges
    case anyChange
  }

  /// What reports call that which gates are held to.
  package struct Wording: Sendable {
    /// The command that judges, such as `diff`.
    let command: String
    /// What the runs are, such as `profiles`.
    let runs: String

    package init(command: String, runs: String) {
      self.command = command
      self.runs = runs
    }
  }

  /// How probable it may be that a gate, or any of several together, fails by chance, unless the user says
  /// it: whoever is stopped has to look, and builds run every day.
  package static let usualLevel = 0.01

  /// What failed first, then as the gates were named.
  package let verdicts: [GateVerdict]
  /// How many runs each side has.
  let runCounts: (before: Int, after: Int)
  /// How changes were tested, a sentence for each way, without their full stops.
  let methods: [String]
  let strictness: Strictness
  /// How probable it may be that any gate fails by chance.
  let level: Double
  let wording: Wording
  /// The unit to write amounts in.
  let outputUnit: [UInt8]

  /// - Parameters:
  ///   - trials: In the order in which the gates were named; at least one, all of the same runs.
  ///   - wording: What the gates hold.
  ///   - outputUnit: The unit to write amounts in.
  ///   - level: How probable it may be that any gate fails by chance.
  package init(
    _ trials: [GateTrial], _ strictness: Strictness, _ wording: Wording, outputUnit: [UInt8],
    level: Double = usualLevel
  ) {
    let probabilities = AdjustedProbabilities.holm(trials.map(\.probability))
    let verdicts = zip(trials, probabilities).enumerated().map { position, tried in
      tried.0.verdict(
        at: position, tried.1, strictness, level: level, among: trials.count)
    }
    self.verdicts =
      verdicts.filter { $0.outcome == .failed } + verdicts.filter { $0.outcome != .failed }
    runCounts = trials.first?.runCounts ?? (0, 0)
    methods = trials.map(\.test.explanation).reduce(into: []) { methods, method in
      if !methods.contains(method) { methods.append(method) }
    }
    self.strictness = strictness
    self.level = level
    self.wording = wording
    self.outputUnit = outputUnit
  }

  /// The gates that were not met.
  package var failures: [GateVerdict] { verdicts.filter { $0.outcome == .failed } }

  /// Whether no gate can fail, as so few runs cannot be told apart for so many gates; then how many
  /// runs can.
  var runsNeeded: Int? {
    let (before, after) = runCounts
    guard strictness == .significantChanges, min(before, after) >= ChangeTest.fewestRuns else {
      return nil
    }
    // The test is of growth: one of both sides.
    let least = RankTest.smallestProbability(beforeCount: before, afterCount: after) / 2
    return least * Double(verdicts.count) > level
      ? RankTest.runsNeeded(comparisons: verdicts.count, level: 2 * level) : nil
  }
}
