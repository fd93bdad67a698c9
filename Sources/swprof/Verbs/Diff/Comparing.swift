import Bytes
import CallGraphs
import Gates
import ProfileLoading
import Profiles
import Rendering
import Reports

/// The comparison of two sides, which may be many runs each.
///
///     a profile ──▶ filtered ──▶ sums of its rows, counts of gates ──╮
///     the next  ──▶ filtered ──▶ …                                   ├─▶ DiffReport ──▶ bytes
///                                                                    ╰─▶ GateReport ──▶ verdict
///
/// Profiles are loaded one after the other, and each is let go when its sums are taken: what is held
/// is one profile, a few numbers for each row and run, and for gates the merged profile of each side.
struct Comparing {
  private let request: ComparisonRequest
  private var sums: DiffSums
  private var types: ComparedTypes?
  /// What formats for programs say of the first profile.
  private var subject: ReportSubject?
  private var gating: Gating
  /// What was said while loading: runs of one program have the same faults, which are said once.
  private var said: Set<String> = []

  init(_ request: ComparisonRequest) throws {
    self.request = request
    sums = DiffSums(beforeCount: request.before.loads.count, afterCount: request.after.loads.count)
    gating = try Gating(request.gates)
  }

  mutating func run(_ console: borrowing Console) throws -> Verdict {
    console.note(request.report.selection.notes)
    for load in request.before.loads { try add(load, to: .before, console) }
    for load in request.after.loads { try add(load, to: .after, console) }

    console.progress("writing the report")
    let gates = try gating.report(
      isNormalized: request.isNormalized, outputUnit: request.report.values.outputUnit)
    guard let subject else { preconditionFailure("a side without profiles") }
    if request.report.selection.detail.isOfFunctions { sums.joinFiles() }
    let report = DiffReport(of: sums, request.options, subject: subject, gates: gates)
    let (format, form) = (request.report.format, request.report.form)
    let presentation = Presentation(format == .text ? .painted : nil, request.report.looks)
    try request.report.destination.write(console, as: presentation) { emit in
      try form.write(report, named: Verb.diff.name, console, emit)
      if let text = gates?.text(in: request.report) { try emit(text) }
    }
    guard let gates else { return .done }
    console.tell(
      try gating.deliver(
        gates,
        isInReport: request.report.destination.isStandardOutput
          && gates.text(in: request.report) != nil))
    return gates.failures.isEmpty ? .done : .gateNotMet
  }

  private mutating func add(
    _ load: LoadRequest, to side: DiffSide, _ console: borrowing Console
  ) throws {
    let source = load.sources[0]
    let loaded = try ProfileLoader.load(load, observe: console.tell)
    console.warn(loaded.warnings.filter { said.insert($0).inserted })
    console.note(loaded.notes)
    var profile = (consume loaded).profile
    console.progress("filtering")
    let types = try self.types ?? ComparedTypes(request.report, of: profile, from: source)
    if self.types == nil { console.note(request.report.values.noteOfZeroes(on: profile)) }
    self.types = types
    let values = try console.naming(source) {
      let units = NumericLabelUnits(copy profile)
      console.tell(units.remarks)
      var filtering = try Filtering(request.report, of: &profile, units)
      let whole = filtering.isRelative ? nil : try measured(profile, types, from: source)
      console.tell(filtering.apply(to: &profile))
      let values = try whole ?? measured(profile, types, from: source)
      console.tell(
        filtering.remarks(
          on: values.valuations[0], of: profile, in: request.report.valuesShown))
      return values
    }
    try gating.add(profile, values.gateTotals, to: side)
    let selection = request.report.selection
    let whole = View(
      of: consume profile, values.valuations[0], filters: selection.texts,
      isRelative: selection.isRelative)
    if subject == nil { subject = whole.at(selection.detail).subject }
    let view = whole.at(selection.detail.withFiles)
    sums.add(view.profile, values.sums, request.report.shape.paths, to: side)
  }

  /// What is compared of one profile, with the totals that it has now.
  private struct Measured {
    let valuations: [Valuation]
    let sums: [DiffValues]
    let gateTotals: GateTotals
  }

  private func measured(
    _ profile: Profile, _ types: ComparedTypes, from source: [UInt8]
  ) throws -> Measured {
    let valuations = try types.measures(of: profile, from: source)
      .map { request.report.values.valuation(of: profile, $0) }
    return Measured(
      valuations: valuations,
      sums: valuations.map { DiffValues(of: profile, $0, measuresError: sums.measuresErrors) },
      gateTotals: try gating.totals(of: profile, valuations[0].measure))
  }
}

extension ComparisonRequest {
  /// What the report is to be like.
  fileprivate var options: DiffOptions {
    DiffOptions(
      beforeNames: before.names, afterNames: after.names, order: report.shape.order,
      trimming: report.shape.trimming, isNormalized: isNormalized,
      activeFilters: report.selection.activeFilters)
  }
}

extension GateReport {
  /// The gates as they stand below the comparison; `nil` where they are a part of it, and in CSV, which
  /// has room for one table.
  fileprivate func text(in request: ReportRequest) -> [UInt8]? {
    switch request.format {
    case .text: "\n".bytes + text.bytes(on: request.screen)
    case .markdown: "\n".bytes + markdown.bytes
    case .json, .csv, .folded: nil
    }
  }
}
