import Profiles
import Statistics

/// A gate and what it counts on both sides, before it is judged.
struct GateTrial {
  let gate: Gate
  let test: ChangeTest
  private let position: Int
  private let subject: GateSubject
  private let comparison: Comparison
  private let sides: (old: GrownPath.Side, new: GrownPath.Side)

  init(
    _ gate: Gate, at position: Int, _ old: GateReport.Side, _ new: GateReport.Side,
    isNormalized: Bool
  ) throws(GateError) {
    self.gate = gate
    self.position = position
    let oldValues = try SideValues(gate, at: position, old, like: old)
    let newValues = try SideValues(gate, at: position, new, like: old)
    subject = oldValues.subject
    let norm = isNormalized ? oldValues.meanTotal : nil
    let (before, after) = (oldValues.compared(norm), newValues.compared(norm))
    test = ChangeTest(
      oldErrors: oldValues.runs.map(\.error.known), newErrors: newValues.runs.map(\.error.known))
    comparison = test.compare(
      old: before.map(\.value), new: after.map(\.value), oldVariances: before.map(\.variance),
      newVariances: after.map(\.variance))
    sides = (
      try oldValues.pathSide(old, norm), try newValues.pathSide(new, norm)
    )
  }

  /// How probable such a change is by chance; the error of sampling says nothing about means.
  var probability: Double? {
    subject.isMean && test.needsVariances ? nil : comparison.probability
  }

  /// - Parameter probability: Corrected for the number of gates.
  func verdict(_ probability: Double?, _ strictness: GateReport.Strictness) -> GateVerdict {
    let isExceeded = gate.isExceeded(
      from: comparison.before, to: comparison.after, unit: subject.unit)
    let counts = strictness == .anyChange || isSignificant(probability)
    let outcome: GateVerdict.Outcome = !isExceeded ? .passed : counts ? .failed : .unproven
    return GateVerdict(
      outcome: outcome, gate: gate, position: position, subject: subject, comparison: comparison,
      probability: probability,
      path: outcome == .failed ? GrownPath(gate, from: sides.old, to: sides.new) : nil)
  }
}

/// What a gate counts of the profiles of one side, in the unit of the old one.
private struct SideValues {
  let gate: Gate
  /// What is counted on the old side.
  let subject: GateSubject
  let runs: [GateRun]
  /// By what amounts are multiplied to be in its unit.
  private let factor: Double

  init(
    _ gate: Gate, at position: Int, _ side: GateReport.Side, like old: GateReport.Side
  ) throws(GateError) {
    guard let own = side.tally.subjects[position], let first = old.tally.subjects[position] else {
      preconditionFailure("a side without profiles")
    }
    self.gate = gate
    subject = first
    runs = side.tally.runs[position]
    factor = try gate.factor(from: own, to: first)
  }

  /// The mean of the totals.
  var meanTotal: Double {
    runs.reduce(0) { $0 + $1.total.value } * factor / Double(runs.count)
  }

  /// The values that are compared, of each run.
  ///
  /// - Parameter norm: The total that each profile is scaled to.
  func compared(_ norm: Double?) -> [GateAmount] {
    runs.map { run in
      gate.isOfShares
        ? run.amount.share(of: run.total)
        : run.amount.multiplied(by: scale(of: run, norm))
    }
  }

  private func scale(of run: GateRun, _ norm: Double?) -> Double {
    guard let norm, run.total.value != 0 else { return factor }
    return norm / run.total.value
  }

  /// The side for the path that grew most, where values count as much as they do in what is compared.
  func pathSide(
    _ side: GateReport.Side, _ norm: Double?
  ) throws(GateError) -> GrownPath.Side {
    let measure = try gate.measure(of: side.merged, orElse: side.measure)
    // Profiles that were merged are in the finest of their units.
    let unit = try gate.factor(from: GateSubject(side.merged, measure), to: subject)
    let total = runs.reduce(0) { $0 + $1.total.value } * factor
    let weight =
      gate.isOfShares || norm != nil
      ? (norm ?? 100) * unit / (total == 0 ? 1 : total) : unit / Double(runs.count)
    return GrownPath.Side(profile: side.merged, measure: measure, weight: weight)
  }
}
