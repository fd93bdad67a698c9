import CallGraphs
import Gates
import Profiles
import Rendering
import Reports
import System

/// The gates of a comparison: what they count is taken from each profile as it passes by, and when all
/// have passed, they are judged.
///
///     a profile ──▶ totals ──▶ filtered ──▶ what the gates count ──╮
///     the next  ──▶ …                       all of a side in one ──┴─▶ GateReport ──▶ verdict
///
/// The profiles of a side are kept as one, for the call path that grew most where a gate fails.
struct Gating {
  private let request: GateRequest
  private let gates: [ProfileGate]
  private var before: Side
  private var after: Side

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

  /// The totals of a profile, which percentages are of.
  ///
  /// - Parameter measure: What gates count that name no sample type.
  func totals(of profile: Profile, _ measure: Measure) throws(GateError) -> GateTotals {
    try GateTotals(gates, of: profile, measure)
  }

  /// Adds a profile after filters, while it still has its functions and lines.
  ///
  /// - Parameter totals: Of the same profile.
  mutating func add(_ profile: Profile, _ totals: GateTotals, to side: DiffSide) throws {
    if gates.isEmpty { return }
    switch side {
    case .before: try Self.add(profile, totals, to: &before)
    case .after: try Self.add(profile, totals, to: &after)
    }
  }

  private static func add(
    _ profile: Profile, _ totals: GateTotals, to side: inout Side
  ) throws {
    let measure = totals.selected
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
      GatedProfiles(before.tally, merged: old, before.measure),
      GatedProfiles(after.tally, merged: new, after.measure),
      isNormalized: isNormalized, request.strictness, outputUnit: outputUnit, level: request.alpha)
  }

  /// Writes the files about the gates.
  ///
  /// - Parameter isInReport: Whether the report on standard output has the verdicts.
  /// - Returns: What is to be said of them.
  func deliver(_ report: GateReport, isInReport: Bool) throws -> Remarks {
    if !request.junitPath.isEmpty {
      let file = try OutputFile(request.junitPath)
      try file.write(report.junit.bytes)
      try file.finish()
    }
    var remarks = Remarks()
    if let step = GitHubStep() {
      remarks.note(step.annotations(of: report))
      remarks.warn(step.summarize(report))
    } else if !isInReport {
      remarks.note(report.failureNotes)
    }
    return remarks
  }
}
