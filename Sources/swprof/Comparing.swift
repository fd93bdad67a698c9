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
  private var gating: Gating
  /// What was said while loading: runs of one program have the same faults, which are said once.
  private var said: Set<String> = []

  init(_ request: ComparisonRequest) throws {
    self.request = request
    sums = DiffSums(beforeCount: request.old.loads.count, afterCount: request.new.loads.count)
    gating = try Gating(request.gates)
  }

  mutating func run(_ console: borrowing Console) throws -> Verdict {
    console.note(request.report.selection.notes)
    for load in request.old.loads { try add(load, to: .before, console) }
    for load in request.new.loads { try add(load, to: .after, console) }

    console.progress("writing the report")
    let report = DiffReport(of: sums, request.options)
    let presentation = Presentation(.difference, request.report.looks)
    let gates = try gating.report(
      isNormalized: request.isNormalized, outputUnit: request.report.values.outputUnit)
    try request.report.destination.write(console, as: presentation) { emit in
      try emit(report.text.bytes)
      if let gates { try emit([UInt8(ascii: "\n")] + gates.text.bytes) }
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
    let types = try self.types ?? ComparedTypes(request.report.values, of: profile, from: source)
    self.types = types
    let values = try console.naming(source) {
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
      }.1
    }
    try gating.add(profile, to: side)
    profile.aggregate(request.report.selection)
    sums.add(profile, values, request.report.shape.paths, to: side)
  }
}

extension ComparisonRequest {
  /// What the report is to be like.
  fileprivate var options: DiffOptions {
    DiffOptions(
      beforeNames: old.names, afterNames: new.names, order: report.shape.order,
      trimming: report.shape.trimming, isNormalized: isNormalized,
      activeFilters: report.selection.activeFilters)
  }
}
