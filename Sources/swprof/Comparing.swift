import CallGraphs
import ProfileLoading
import Profiles
import Reports

/// The comparison of two sides, which may be many runs each.
///
///     a profile ──▶ filtered ──▶ sums of its rows ──╮
///     the next  ──▶ filtered ──▶ sums of its rows ──┴─▶ DiffReport ──▶ bytes
///
/// Profiles are loaded one after the other, and each is let go when its sums are taken: what is held
/// is one profile, and a few numbers for each row and run.
struct Comparing {
  private let request: ComparisonRequest
  private var sums: DiffSums?
  private var types: ComparedTypes?
  /// What was said while loading: runs of one program have the same faults, which are said once.
  private var said: Set<String> = []

  init(_ request: ComparisonRequest) { self.request = request }

  mutating func run(_ console: borrowing Console) throws -> Verdict {
    console.note(request.report.selection.notes)
    for load in request.old.loads { try add(load, to: .before, console) }
    for load in request.new.loads { try add(load, to: .after, console) }
    guard let sums = sums.take() else { return .done }

    console.progress("writing the report")
    let report = DiffReport(of: consume sums, request.options)
    let presentation = Presentation(.difference, request.report.looks)
    try request.report.destination.write(console, as: presentation) { try $0(report.text.bytes) }
    return .done
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
    let valuations = try console.naming(source) {
      let units = NumericLabelUnits(copy profile)
      console.warn(units.warnings)
      return try Pipeline.select(&profile, request.report, units, console) { profile in
        let values = request.report.values
        let valuations = try types.measures(of: profile, from: source)
          .map { values.valuation(of: profile, $0) }
        return (valuations[0], valuations)
      }.1
    }
    if sums == nil { sums = DiffSums(of: valuations) }
    sums?.add(profile, valuations, request.report.shape.paths, to: side)
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
