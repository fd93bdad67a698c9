import Bytes
package import CallGraphs
package import Gates
package import Profiles

/// One side of a comparison, as gates see it.
package struct GatedProfiles: Sendable {
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

extension GateReport {
  /// - Parameters:
  ///   - before: Of the same gates as `after`; each has had a profile at least.
  ///   - isNormalized: Whether each profile is scaled to the mean total of those before.
  package init(
    _ before: GatedProfiles, _ after: GatedProfiles, isNormalized: Bool = false,
    _ strictness: Strictness, outputUnit: [UInt8] = "minimum".bytes,
    level: Double = usualLevel
  ) throws(GateError) {
    var trials: [GateTrial] = []
    for (index, gate) in before.tally.gates.enumerated() {
      try gate.checkValues(before, after, at: index)
      try gate.checkFunction(before, after, at: index)
      trials.append(try GateTrial(gate, at: index, before, after, isNormalized: isNormalized))
    }
    self.init(
      trials, strictness, Wording(command: "diff", runs: "profiles"), outputUnit: outputUnit,
      level: level)
  }
}

extension GateTrial {
  fileprivate init(
    _ gate: ProfileGate, at position: Int, _ before: GatedProfiles, _ after: GatedProfiles,
    isNormalized: Bool
  ) throws(GateError) {
    let sides = (before.side(position), after.side(position))
    let origins = (
      try MergedSide(gate, before, like: sides.0.subject),
      try MergedSide(gate, after, like: sides.0.subject)
    )
    try self.init(gate.gate, from: sides.0, to: sides.1, isNormalized: isNormalized) {
      GrownPath(gate.metric, from: origins.0.walked($0), to: origins.1.walked($1))
    }
  }
}

extension GatedProfiles {
  fileprivate func side(_ position: Int) -> GateSide {
    guard let subject = tally.subjects[position] else {
      preconditionFailure("a side without profiles")
    }
    return GateSide(subject, tally.runs[position])
  }
}

/// The profiles of a side in one, for the path that grew most.
private struct MergedSide {
  private let profile: Profile
  private let measure: Measure
  /// By what its values are multiplied to be in the unit before. Profiles that were merged are in the
  /// finest of their units.
  private let unit: Double

  init(
    _ gate: ProfileGate, _ side: GatedProfiles, like subject: GateSubject
  ) throws(GateError) {
    profile = side.merged
    measure = try gate.measure(of: side.merged, orElse: side.measure)
    unit = try gate.gate.factor(from: GateSubject(side.merged, measure), to: subject)
  }

  /// The side with values that count as much as they do in what is compared.
  func walked(_ weight: GateWeight) -> GrownPath.Side {
    GrownPath.Side(profile: profile, measure: measure, weight: weight.factor(unit))
  }
}

extension ProfileGate {
  /// Checks that there is something to limit: where nothing was measured, nothing can grow.
  fileprivate func checkValues(
    _ before: GatedProfiles, _ after: GatedProfiles, at index: Int
  ) throws(GateError) {
    let runs = before.tally.runs[index] + after.tally.runs[index]
    guard runs.allSatisfy({ $0.total.value == 0 && $0.amount.value == 0 }) else { return }
    throw fault(.noValues(before.tally.subjects[index]?.type ?? []), at: 0)
  }

  /// Checks that there is a function that the gate names.
  fileprivate func checkFunction(
    _ before: GatedProfiles, _ after: GatedProfiles, at index: Int
  ) throws(GateError) {
    guard let (pattern, _) = metric.functions else { return }
    let matches = [after, before].map { $0.tally.matches[index] }
    if matches.contains(.sampled) { return }
    for case .named(let name) in matches {
      throw fault(.noSample(name), at: gate.subjectPosition)
    }
    var nearest: [[UInt8]] = []
    for side in [after, before] {
      nearest += NearestNames(to: pattern.expression, in: side.merged).names
        .filter { !nearest.contains($0) }
    }
    throw fault(.noFunction(nearest: Array(nearest.prefix(3))), at: gate.subjectPosition)
  }
}
