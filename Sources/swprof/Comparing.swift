import CallGraphs
import ProfileLoading
import Profiles
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
  /// What formats for programs tell of the first profile.
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
    let report = DiffReport(of: sums, request.options)
    let gates = try gating.report(
      isNormalized: request.isNormalized, outputUnit: request.report.values.outputUnit)
    let format = request.report.format.table
    let presentation = Presentation(format == nil ? .difference : nil, request.report.looks)
    try request.report.destination.write(console, as: presentation) { emit in
      if let format, let subject {
        try report.structure(of: subject, gates).write(as: format, emit)
      } else {
        try emit(report.text.bytes)
      }
      if let gates, let text = gates.text(in: request.report.format) { try emit(text) }
    }
    return try gates.map { try gating.deliver($0, console) } ?? .done
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
    self.types = types
    let (valuation, values) = try console.naming(source) {
      let units = NumericLabelUnits(copy profile)
      console.warn(units.warnings)
      return try Pipeline.select(&profile, request.report, units, console) { profile in
        let values = request.report.values
        let valuations = try types.measures(of: profile, from: source)
          .map { values.valuation(of: profile, $0) }
        try gating.note(profile, valuations[0].measure)
        let measured = valuations.map {
          DiffValues(of: profile, $0, measuresError: sums.measuresErrors)
        }
        return (valuations[0], measured)
      }
    }
    try gating.add(profile, to: side)
    profile.aggregate(request.report.selection)
    if request.report.format != .text, subject == nil {
      subject = request.report.subject(of: profile, SampleTypes(of: profile, valuation))
    }
    sums.add(profile, values, request.report.shape.paths, to: side)
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
  fileprivate func text(in format: OutputFormat) -> [UInt8]? {
    switch format {
    case .text: [UInt8(ascii: "\n")] + text.bytes
    case .markdown: [UInt8(ascii: "\n")] + markdown.bytes
    case .json, .csv: nil
    }
  }
}
