import CallGraphs
import ProfileLoading
import Profiles
import Rendering
import Reports

/// swprof on one screen: from what was asked for to the bytes of the report.
///
///     Request ──▶ ProfileLoader ──▶ Profile ──▶ filters, values ──▶ View ──▶ Report ──▶ bytes
///                                      │                             ╰─▶ as many reports as a page wants
///                                      ├─▶ Shell: reports of the one profile, as they are asked for
///                                      ╰─▶ Comparing: one of many runs
///
/// Each step returns its result and its remarks. They are printed here, in Comparing and in the shell, and
/// nowhere else.
enum Pipeline {
  static func run(_ request: Request, _ console: borrowing Console) throws -> Verdict {
    console.warn(request.warnings)
    switch request.task {
    case .report(let report, of: let profiles):
      let profile = try load(profiles, console)
      console.note(report.values.note(on: profile))
      // Nobody else holds it: what filters change is not copied (7 MB at 200,000 samples).
      try write(report, of: consume profile, console)
    case .shell(let settings, of: let profiles):
      var shell = Shell(try load(profiles, console), profiles.symbolization, settings)
      try shell.run(console)
    case .comparison(let comparison):
      var comparing = try Comparing(comparison)
      return try comparing.run(console)
    }
    return .done
  }

  private static func load(
    _ request: LoadRequest, _ console: borrowing Console
  ) throws -> Profile {
    let loaded = try ProfileLoader.load(request, observe: console.tell)
    console.warn(loaded.warnings)
    console.note(loaded.notes)
    return (consume loaded).profile
  }

  /// Writes one report of a profile to where it goes.
  static func write(
    _ request: ReportRequest, of profile: consuming Profile, _ console: borrowing Console
  ) throws {
    console.progress("filtering")
    let view = try view(of: profile, for: request, console)
    if request.format.table != nil { console.warn(view.types.warnings) }
    console.progress("writing the report")
    let presentation = request.presentation(of: view.profile)
    try request.destination.write(console, as: presentation) { emit in
      var remarks = Remarks()
      let report = Result { try Reporting(request).report(of: view, &remarks) }
      console.tell(remarks)
      try request.form.write(report.get(), named: request.kind.name, console, emit)
    }
  }

  /// The profile as reports see it: filtered, measured, and as detailed as the request says.
  private static func view(
    of profile: consuming Profile, for request: ReportRequest, _ console: borrowing Console
  ) throws -> View {
    let units = NumericLabelUnits(copy profile)
    // Formats of our own let each number keep its unit.
    if request.format.table == nil { console.tell(units.remarks) }
    console.note(request.selection.notes)
    var filtering = try Filtering(request, of: &profile, units)
    let whole = filtering.isRelative ? nil : try values(request, of: copy profile)
    console.tell(filtering.apply(to: &profile))
    let (valuation, types) = try whole ?? values(request, of: copy profile)
    console.tell(filtering.remarks(on: valuation, of: copy profile, in: request.valuesShown))
    let selection = request.selection
    return View(
      of: profile, valuation, types: types, units: units, shape: request.shape,
      header: request.header, filters: selection.texts,
      labelKeys: Set(selection.rootKeys + selection.leafKeys), isRelative: selection.isRelative
    ).at(selection.detail)
  }

  /// The values that the report shows, and those of all sample types, with the totals of the profile as it
  /// is now.
  private static func values(
    _ request: ReportRequest, of profile: Profile
  ) throws -> (Valuation, SampleTypes) {
    let measure = try request.values.measure(of: profile)
    let valuation = request.values.valuation(of: profile, measure)
    return (valuation, SampleTypes(of: profile, valuation))
  }
}
