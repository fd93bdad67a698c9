package import CallGraphs
package import Profiles
import Statistics

/// The gates of a comparison: which were met, which were not, and where it grew.
package struct GateReport: Sendable {
  /// A side of the comparison.
  package struct Side {
    let tally: GateTally
    /// All profiles of the side in one, filtered, with functions and lines.
    let merged: Profile
    /// What gates count that name no sample type.
    let measure: Measure

    package init(_ tally: GateTally, merged: Profile, _ measure: Measure) {
      self.tally = tally
      self.merged = merged
      self.measure = measure
    }
  }

  /// What makes a gate fail.
  package enum Strictness: Sendable {
    /// Growth that chance explains does not.
    case significantChanges
    case anyChange
  }

  /// What failed first, then as the gates were named.
  package let verdicts: [GateVerdict]
  /// How many profiles each side has.
  let runCounts: (old: Int, new: Int)
  /// How changes were tested, a sentence for each way, without their full stops.
  let methods: [String]
  let strictness: Strictness
  /// The unit to write amounts in.
  let outputUnit: [UInt8]

  /// - Parameters:
  ///   - old: Of the same gates as `new`; each has had a profile at least.
  ///   - isNormalized: Whether each profile is scaled to the mean total of the old ones.
  package init(
    _ old: Side, _ new: Side, isNormalized: Bool = false, _ strictness: Strictness,
    outputUnit: [UInt8] = Array("minimum".utf8)
  ) throws(GateError) {
    var trials: [GateTrial] = []
    for (index, gate) in old.tally.gates.enumerated() {
      try gate.checkFunction(old, new, at: index)
      trials.append(try GateTrial(gate, at: index, old, new, isNormalized: isNormalized))
    }
    let probabilities = AdjustedProbabilities.holm(trials.map(\.probability))
    let verdicts = zip(trials, probabilities).map { trial, probability in
      trial.verdict(probability, strictness)
    }
    self.verdicts =
      verdicts.filter { $0.outcome == .failed } + verdicts.filter { $0.outcome != .failed }
    runCounts = (old.tally.runs.first?.count ?? 0, new.tally.runs.first?.count ?? 0)
    methods = trials.map(\.test.explanation).reduce(into: []) { methods, method in
      if !methods.contains(method) { methods.append(method) }
    }
    self.strictness = strictness
    self.outputUnit = outputUnit
  }

  /// The gates that were not met.
  package var failures: [GateVerdict] { verdicts.filter { $0.outcome == .failed } }

  /// Whether no gate can fail, as so few runs cannot be told apart for so many gates; then how many
  /// runs can.
  var runsNeeded: Int? {
    let (old, new) = runCounts
    guard strictness == .significantChanges, min(old, new) >= ChangeTest.fewestRuns else {
      return nil
    }
    let least = RankTest.smallestProbability(oldCount: old, newCount: new)
    return least * Double(verdicts.count) > significanceLevel
      ? RankTest.runsNeeded(comparisons: verdicts.count) : nil
  }
}

extension Gate {
  /// Checks that there is a function that the gate names.
  fileprivate func checkFunction(
    _ old: GateReport.Side, _ new: GateReport.Side, at index: Int
  ) throws(GateError) {
    guard let (pattern, _) = functions else { return }
    let findings = [new, old].map { $0.tally.findings[index] }
    if findings.contains(.sampled) { return }
    for case .named(let name) in findings {
      throw GateError(.noSample(name), in: self, at: subjectPosition)
    }
    var nearest: [[UInt8]] = []
    for side in [new, old] {
      nearest += NearestNames(to: pattern.expression, in: side.merged).names
        .filter { !nearest.contains($0) }
    }
    throw GateError(
      .noFunction(nearest: Array(nearest.prefix(3))), in: self, at: subjectPosition)
  }
}
