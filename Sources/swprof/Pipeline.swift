import CallGraphs
import ProfileLoading
import Profiles
import Reports

/// swprof on one screen: from what was asked for to the bytes of the report.
///
///     Request ──▶ ProfileLoader ──▶ Profile ──▶ frames of labels, filters, detail ──▶ report ──▶ bytes
///                                      ╰─▶ Shell: reports of the one profile, as they are asked for
enum Pipeline {
  static func run(_ request: Request, _ console: borrowing Console) throws {
    console.warn(request.warnings)
    let loaded = try ProfileLoader.load(request.load, observe: console.tell)
    console.warn(loaded.warnings)
    console.note(loaded.notes)
    switch request.task {
    case .report(let report):
      console.note(report.values.note(on: loaded.profile))
      // Nobody else holds it: what filters change is not copied (7 MB at 200,000 samples).
      try write(report, of: (consume loaded).profile, console)
    case .shell(let settings):
      var shell = Shell(loaded.profile, request.load.symbolization, settings)
      try shell.run(console)
    }
  }

  /// Writes one report of a profile to where it goes.
  static func write(
    _ request: ReportRequest, of profile: consuming Profile, _ console: borrowing Console
  ) throws {
    console.progress("filtering")
    let units = NumericLabelUnits(copy profile)
    console.warn(units.warnings)
    let (valuation, types) = try select(&profile, request, units, console)

    console.progress("writing the report")
    let report = Reporting(
      profile: profile, valuation: valuation, types: types, units: units, request: request)
    try request.destination.write(console, as: request.presentation(of: report.profile)) {
      try report.write(console, $0)
    }
  }

  /// Reduces the profile to what the report shows.
  ///
  /// - Returns: The values of the report, and for formats that have them those of all sample types;
  ///   their total is that of the whole profile unless percentages are to be of what is left.
  private static func select(
    _ profile: inout Profile, _ request: ReportRequest, _ units: NumericLabelUnits,
    _ console: borrowing Console
  ) throws -> (Valuation, SampleTypes?) {
    let (selection, values) = (request.selection, request.values)
    console.note(selection.notes)
    let targets = FilterTargets(
      of: profile, selection.frames, selection.labels, units, texts: selection.texts)
    var unmatched = try profile.addLabelFrames(
      roots: selection.rootKeys, leaves: selection.leafKeys, unit: values.outputUnit)
    func filter() {
      unmatched += profile.apply(selection.frames, selection.labels, units: units)
      console.warn(unmatched: unmatched)
      console.explain(targets.explanations(of: unmatched, in: profile))
    }
    if selection.isRelative { filter() }
    let valuation = Valuation(
      of: profile, try values.measure(of: profile), outputUnit: values.outputUnit,
      dividedBy: values.divisor)
    let types = request.format == .text ? nil : SampleTypes(of: profile, valuation)
    if !selection.isRelative { filter() }
    if unmatched.isEmpty || !profile.samples.isEmpty {
      console.explain(
        valuation.explanations(
          of: profile, leftBy: selection.texts, in: request.valuesShown))
    }
    profile.aggregate(selection.aggregation)
    return (valuation, types)
  }
}

extension NumericLabelUnits {
  /// What is to be said where numbers of one key have several units.
  var warnings: [String] {
    conflicts.map {
      "For tag \($0.key) used unit \($0.used), also encountered unit(s) "
        + $0.others.joined(separator: ", ")
    }
  }
}
