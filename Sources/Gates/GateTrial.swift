import Statistics

/// The runs of one side, as a gate sees them.
package struct GateSide: Sendable {
  package let subject: GateSubject
  let runs: [GateRun]

  /// - Parameters:
  ///   - subject: What the runs are of, in their unit.
  ///   - runs: One at least.
  package init(_ subject: GateSubject, _ runs: [GateRun]) {
    precondition(!runs.isEmpty)
    self.subject = subject
    self.runs = runs
  }
}

/// How much the amounts of a side count in what a gate compares: all runs of it taken as one.
package struct GateWeight: Sendable {
  /// What each share is of; `nil` for amounts as they are.
  fileprivate let norm: Double?
  fileprivate let total: Double
  fileprivate let runs: Int

  /// By what amounts are multiplied.
  ///
  /// - Parameter unit: By what they are multiplied to be in the unit of the subject before.
  package func factor(_ unit: Double) -> Double {
    guard let norm else { return unit / Double(runs) }
    return norm * unit / (total == 0 ? 1 : total)
  }
}

/// A gate and what it counts on both sides, before it is judged.
package struct GateTrial {
  /// Says where it grew.
  package typealias Search = (_ before: GateWeight, _ after: GateWeight) -> GrownPath?

  let gate: Gate
  let test: ChangeTest
  let runCounts: (before: Int, after: Int)
  private let subject: GateSubject
  private let comparison: Comparison
  private let noise: Noise?
  private let search: () -> GrownPath?

  /// - Parameters:
  ///   - isNormalized: Whether each run is scaled to the mean total of those before.
  ///   - search: Asked where the gate fails.
  package init(
    _ gate: Gate, from before: GateSide, to after: GateSide, isNormalized: Bool,
    search: @escaping Search
  ) throws(GateError) {
    self.gate = gate
    subject = before.subject
    runCounts = (before.runs.count, after.runs.count)
    let (first, second) = (
      SideValues(gate, before.runs, factor: 1),
      SideValues(gate, after.runs, factor: try gate.factor(from: after.subject, to: before.subject))
    )
    let norm = isNormalized ? first.meanTotal : nil
    let compared = (before: first.compared(norm), after: second.compared(norm))
    test = ChangeTest(
      beforeErrors: before.runs.map(\.error), afterErrors: after.runs.map(\.error))
    noise = Noise(before: compared.before.map(\.value), after: compared.after.map(\.value))
    comparison = test.compare(
      before: compared.before.map(\.value), after: compared.after.map(\.value),
      beforeVariances: compared.before.map(\.variance),
      afterVariances: compared.after.map(\.variance))
    self.search = { search(first.weight(norm), second.weight(norm)) }
  }

  /// How probable such growth is by chance; the error of sampling says nothing about means.
  var probability: Double? {
    subject.isMean && test.needsVariances ? nil : comparison.growthProbability
  }

  /// - Parameters:
  ///   - position: That of the gate among those that were named.
  ///   - probability: Corrected for the number of gates.
  ///   - level: What it may be at most.
  ///   - count: The number of gates.
  func verdict(
    at position: Int, _ probability: Double?, _ strictness: GateReport.Strictness,
    level: Double, among count: Int
  ) -> GateVerdict {
    let isExceeded = gate.isExceeded(
      from: comparison.before, to: comparison.after, unit: subject.unit)
    let counts = strictness == .anyChange || (probability ?? 1) <= level
    let outcome: GateVerdict.Outcome = !isExceeded ? .passed : counts ? .failed : .unproven
    // What failed was told from the noise, and needs no more runs.
    let mayLackRuns = outcome != .failed && strictness != .anyChange
    return GateVerdict(
      outcome: outcome, gate: gate, position: position, subject: subject, comparison: comparison,
      probability: probability, noise: noise,
      runsNeeded: mayLackRuns ? runsNeeded(level: level / Double(count)) : nil,
      path: outcome == .failed ? search() : nil)
  }

  /// How many runs a side could tell growth by the threshold from the noise; `nil` where these can, or
  /// where runs are not tested against each other.
  private func runsNeeded(level: Double) -> Int? {
    guard let noise, case .ranks = test.method else { return nil }
    let growth = gate.leastGrowth(from: comparison.before, unit: subject.unit)
    if growth <= 0 { return nil }
    let needed = noise.runsNeeded(for: growth, level: level)
    if needed <= min(runCounts.before, runCounts.after) { return nil }
    return max(needed, RankTest.runsNeeded(level: min(2 * level, 1)))
  }
}

/// What a gate counts of the runs of one side, in the unit before.
private struct SideValues {
  let gate: Gate
  let runs: [GateRun]
  /// By what amounts are multiplied to be in its unit.
  private let factor: Double

  init(_ gate: Gate, _ runs: [GateRun], factor: Double) {
    self.gate = gate
    self.runs = runs
    self.factor = factor
  }

  /// The mean of the totals.
  var meanTotal: Double {
    runs.reduce(0) { $0 + $1.total.value } * factor / Double(runs.count)
  }

  /// The values that are compared, of each run.
  ///
  /// - Parameter norm: The total that each run is scaled to.
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

  /// How much values count in what is compared.
  func weight(_ norm: Double?) -> GateWeight {
    GateWeight(
      norm: norm ?? (gate.isOfShares ? 100 : nil),
      total: runs.reduce(0) { $0 + $1.total.value } * factor, runs: runs.count)
  }
}
