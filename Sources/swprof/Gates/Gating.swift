import CallGraphs
import Profiles
import Rendering
import Reports

/// The gates of a comparison: what they count is taken from each profile as it passes by, and when all
/// have passed, they are judged.
///
///     a profile ──▶ totals ──▶ filtered ──▶ what the gates count ──╮
///     the next  ──▶ …                       all of a side in one ──┴─▶ GateReport ──▶ verdict
///
/// The profiles of a side are kept as one, for the call path that grew most where a gate fails.
struct Gating {
  private let request: GateRequest
  private let gates: [Gate]
  private var before: Side
  private var after: Side
  /// Of the profile that is being filtered.
  private var totals: (GateTotals, Measure)?

  /// What is known of one side.
  private struct Side {
    var tally: GateTally
    var merged: Profile?
    var measure = Measure(valueColumn: 0)
  }

  /// - Throws: `GateError`, `FileError`: before any profile is read.
  init(_ request: GateRequest) throws {
    self.request = request
    gates = try request.gates()
    before = Side(tally: GateTally(gates))
    after = before
  }

  /// Notes the totals of a profile, at the moment at which percentages are taken of it.
  ///
  /// - Parameter measure: What gates count that name no sample type.
  mutating func note(_ profile: Profile, _ measure: Measure) throws {
    totals = (try GateTotals(gates, of: profile, measure), measure)
  }

  /// Adds the same profile after filters, while it still has its functions and lines.
  mutating func add(_ profile: Profile, to side: DiffSide) throws {
    guard let (totals, measure) = totals.take(), !gates.isEmpty else { return }
    switch side {
    case .before: try Self.add(profile, totals, measure, to: &before)
    case .after: try Self.add(profile, totals, measure, to: &after)
    }
  }

  private static func add(
    _ profile: Profile, _ totals: GateTotals, _ measure: Measure, to side: inout Side
  ) throws {
    try side.tally.add(profile, totals)
    guard let merged = side.merged.take() else {
      (side.merged, side.measure) = (profile, measure)
      return
    }
    // Types that not all profiles have fall away, which may move the others.
    let type = merged.sampleTypes[side.measure.valueColumn].type
    let name = merged.names.copy(of: type)
    let all = try Profile.combining([consume merged, profile])
    side.measure = Measure(
      valueColumn: all.valueColumn(named: name) ?? 0, isMean: measure.isMean)
    side.merged = consume all
  }

  /// What became of the gates, once all profiles are there; `nil` where there are none.
  func report(isNormalized: Bool, outputUnit: [UInt8]) throws -> GateReport? {
    guard let old = before.merged, let new = after.merged else { return nil }
    return try GateReport(
      GateReport.Side(before.tally, merged: old, before.measure),
      GateReport.Side(after.tally, merged: new, after.measure),
      isNormalized: isNormalized, request.strictness, outputUnit: outputUnit)
  }

  /// Tells everybody who wants to know.
  func deliver(_ report: GateReport, _ console: borrowing Console) throws -> Verdict {
    if !request.junitPath.isEmpty {
      let file = try outputFile(request.junitPath)
      try file.write(report.junit.bytes)
      try file.finish()
    }
    if let step = GitHubStep() {
      console.note(step.annotations(of: report))
      console.warn(step.summarize(report))
    } else {
      console.note(report.failureNotes)
    }
    return report.failures.isEmpty ? .done : .gateNotMet
  }
}
