import CallGraphs
import ProfileLoading
import Profiles
import Reports

/// swprof on one screen: from what was asked for to the bytes of the report.
///
///     Request ──▶ ProfileLoader ──▶ Profile ──▶ frames of labels, filters, detail ──▶ report ──▶ bytes
enum Pipeline {
  static func run(_ request: Request, _ console: borrowing Console) throws {
    console.warn(request.warnings)
    let loaded = try ProfileLoader.load(request.load, progress: console.progress)
    console.warn(loaded.warnings)
    var profile = loaded.profile
    console.note(request.values.note(on: profile))

    console.progress("filtering")
    let units = NumericLabelUnits(profile)
    console.warn(units.warnings)
    let valuation = try select(&profile, request, units, console)

    console.progress("writing the report")
    let destination = Destination(
      path: request.destination, otherwise: request.command.delivery)
    try destination.write(console) { emit in
      try emit(report(on: profile, valuation, request, units, console))
    }
  }

  /// Reduces the profile to what the report shows.
  ///
  /// - Returns: The values of the report; their total is that of the whole profile unless
  ///   percentages are to be of what is left.
  private static func select(
    _ profile: inout Profile, _ request: Request, _ units: NumericLabelUnits,
    _ console: borrowing Console
  ) throws -> Valuation {
    let (selection, values) = (request.selection, request.values)
    console.note(selection.notes)
    console.warn(
      unmatched: try profile.addLabelFrames(
        roots: selection.rootKeys, leaves: selection.leafKeys, unit: values.outputUnit))
    func filter() {
      console.warn(
        unmatched: profile.apply(selection.frames, selection.labels, units: units))
    }
    if selection.isRelative { filter() }
    let valuation = Valuation(
      of: profile, try values.measure(of: profile), outputUnit: values.outputUnit,
      dividedBy: values.divisor)
    if !selection.isRelative { filter() }
    profile.aggregate(selection.aggregation)
    return valuation
  }

  private static func report(
    on profile: Profile, _ valuation: Valuation, _ request: Request, _ units: NumericLabelUnits,
    _ console: borrowing Console
  ) throws -> [UInt8] {
    let shape = request.shape
    let header = HeaderOptions(
      activeFilters: request.selection.activeFilters, isCompact: request.isCompact,
      zone: LocalZone.lookup())
    switch request.report {
    case .top:
      return TopReport(of: profile, valuation, shape: shape, header: header).text.bytes
    case .tree:
      return TreeReport(of: profile, valuation, shape: shape, header: header).text.bytes
    case .peek(let pattern):
      return try TreeReport(
        of: profile, valuation, matching: pattern, shape: shape, header: header
      ).text.bytes
    case .graph:
      let tags = TagFormat(units: units, outputUnit: request.values.outputUnit)
      let graph = GraphReport(of: profile, valuation, shape: shape, header: header, tags: tags)
      return try Drawing(request.command).of(graph.dot.bytes, console)
    case .callgrind:
      return CallgrindReport(of: profile, valuation, shape: shape).text.bytes
    case .raw:
      return RawReport(of: profile, zone: LocalZone.lookup()).text.bytes
    case .proto:
      var profile = profile
      profile.divide(by: request.values.divisor)
      return profile.encoded()
    case .topProto:
      return TopProfile(of: profile, valuation, shape: shape).profile.encoded()
    case .traces, .tags, .comments, .list:
      return []
    }
  }
}

extension NumericLabelUnits {
  /// What is to be said where numbers of one key have several units.
  fileprivate var warnings: [String] {
    conflicts.map {
      "For tag \($0.key) used unit \($0.used), also encountered unit(s) "
        + $0.others.joined(separator: ", ")
    }
  }
}
