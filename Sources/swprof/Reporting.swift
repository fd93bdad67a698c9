import CallGraphs
import ProfileLoading
import Profiles
import Reports
import Symbolization

/// The last step of the pipeline: the report that was asked for, from a profile that is ready.
struct Reporting {
  /// Filtered, and aggregated to the detail that was asked for.
  let profile: Profile
  let valuation: Valuation
  /// The units of numeric labels, of the profile before it was filtered.
  let units: NumericLabelUnits
  let request: Request

  /// Writes the report: large ones in many pieces, the others in one.
  func write(_ console: borrowing Console, _ emit: ([UInt8]) throws -> Void) throws {
    let (shape, header) = (request.shape, header)
    switch request.report {
    case .top:
      try emit(TopReport(of: profile, valuation, shape: shape, header: header).text.bytes)
    case .tree:
      try emit(TreeReport(of: profile, valuation, shape: shape, header: header).text.bytes)
    case .peek(let pattern):
      let report = try TreeReport(
        of: profile, valuation, matching: pattern, shape: shape, header: header)
      try emit(report.text.bytes)
    case .list(let pattern):
      let report = try ListReport(of: profile, valuation, matching: pattern, shape: shape)
      try report.write(read(report.requests, console), emit)
    case .disassembly(let pattern):
      let report = DisassemblySelection(of: profile, valuation, matching: pattern, shape: shape)
      try disassemble(report, console, emit)
    case .traces:
      try TracesReport(of: profile, valuation, units: units, zone: header.zone).write(emit)
    case .tags:
      try TagsReport(of: profile, valuation, units: units).write(emit)
    case .comments:
      try emit(CommentsReport(of: profile).text.bytes)
    case .raw:
      try RawReport(of: profile, zone: header.zone).write(emit)
    case .graph:
      let tags = TagFormat(units: units, outputUnit: request.values.outputUnit)
      let report = GraphReport(of: profile, valuation, shape: shape, header: header, tags: tags)
      try emit(Drawing(request.command).of(report.dot.bytes, console))
    case .callgrind:
      try emit(CallgrindReport(of: profile, valuation, shape: shape).text.bytes)
    case .proto:
      var profile = profile
      profile.divide(by: request.values.divisor)
      try profile.encode(emit)
    case .topProto:
      try TopProfile(of: profile, valuation, shape: shape).profile.encode(emit)
    }
  }

  private func disassemble(
    _ selection: DisassemblySelection, _ console: borrowing Console,
    _ emit: ([UInt8]) throws -> Void
  ) throws {
    let mode = request.load.symbolization
    let reader = BinaryReader(
      profile, display: mode.isOff ? nil : mode.detail.map { Demangler(detail: $0) },
      syntax: request.syntax)
    let binaries = reader.answers(to: selection.requests)
    console.warn(
      binaries.compactMap { answer in
        if case .unreadable(let reason) = answer {
          String(decoding: reason, as: UTF8.self)
        } else {
          nil
        }
      })
    let report = try DisassemblyReport(selection, binaries)
    try report.write(reader.answers(to: report.requests), emit)
  }

  /// Answers a report's requests for source lines.
  private func read(
    _ requests: [SourceRequest], _ console: borrowing Console
  ) throws -> [[UInt8]: SourceAnswer] {
    let paths = request.sourcePaths
    let sources = try SourceTree(trimPath: paths.trim, searchPath: paths.search)
    let (answers, warnings) = sources.answers(to: requests)
    console.warn(warnings)
    return answers
  }

  private var header: HeaderOptions {
    HeaderOptions(
      activeFilters: request.selection.activeFilters, isCompact: request.isCompact,
      zone: LocalZone.lookup())
  }
}
