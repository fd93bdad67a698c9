import CallGraphs
import ProfileLoading
import Profiles
import Rendering
import Reports

/// swprof on one screen: from what was asked for to the bytes of the report.
///
///     Request ──▶ ProfileLoader ──▶ Profile ──▶ frames of labels, filters, detail ──▶ report ──▶ bytes
///                                      │                          ╰─▶ Comparing: one of many runs
///                                      ╰─▶ Shell: reports of the one profile, as they are asked for
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
    let units = NumericLabelUnits(copy profile)
    console.warn(units.warnings)
    console.note(request.selection.notes)
    let (valuation, types) = try select(&profile, request, units, console) { profile in
      let valuation = request.values.valuation(of: profile, try request.values.measure(of: profile))
      return (valuation, request.format == .text ? nil : SampleTypes(of: profile, valuation))
    }
    profile.aggregate(request.selection)

    console.progress("writing the report")
    let report = Reporting(
      profile: profile, valuation: valuation, types: types, units: units, request: request)
    try request.destination.write(console, as: request.presentation(of: report.profile)) {
      try report.write(console, $0)
    }
  }

  /// Reduces the profile to the samples and frames that the report is of.
  ///
  /// - Parameter evaluate: Says which values the report shows, of the whole profile unless
  ///   percentages are to be of what is left. It may say more, which is handed on.
  static func select<More>(
    _ profile: inout Profile, _ request: ReportRequest, _ units: NumericLabelUnits,
    _ console: borrowing Console, evaluate: (Profile) throws -> (Valuation, More)
  ) throws -> (Valuation, More) {
    let (selection, values) = (request.selection, request.values)
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
    let (valuation, more) = try evaluate(profile)
    if !selection.isRelative { filter() }
    if unmatched.isEmpty || !profile.samples.isEmpty {
      console.explain(
        valuation.explanations(
          of: profile, leftBy: selection.texts, in: request.valuesShown))
    }
    return (valuation, more)
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
