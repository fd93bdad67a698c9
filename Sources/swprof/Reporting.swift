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
  /// All sample types, where the report is not pprof's text.
  let types: SampleTypes?
  /// The units of numeric labels, of the profile before it was filtered.
  let units: NumericLabelUnits
  let request: ReportRequest

  /// Writes the report: large ones in many pieces, the others in one.
  func write(_ console: borrowing Console, _ emit: ([UInt8]) throws -> Void) throws {
    let (shape, header) = (request.shape, header)
    if let types, let format = request.format.table {
      return try structure(types, console).write(as: format, emit)
    }
    switch request.report {
    case .top:
      let report = TopReport(of: profile, valuation, shape: shape, header: header)
      console.explain(report.explanation)
      try emit(report.text.bytes)
    case .tree:
      let report = TreeReport(of: profile, valuation, shape: shape, header: header)
      console.explain(report.explanation)
      try emit(report.text.bytes)
    case .peek(let pattern):
      let report = try TreeReport(
        of: profile, valuation, matching: pattern, shape: shape, header: header)
      try emit(report.text.bytes)
    case .list(let pattern):
      let report = try ListReport(of: profile, valuation, matching: pattern, shape: shape)
      try report.write(read(report.requests, console), emit)
    case .disassembly(let pattern):
      let selection = DisassemblySelection(
        of: profile, valuation, matching: pattern, shape: shape)
      let reader = binaryReader
      let report = try DisassemblyReport(selection, ask(reader, selection.requests, console))
      try report.write(reader.answers(to: report.requests), emit)
    case .webList(let pattern):
      let report = try WebListReport(
        of: profile, valuation, matching: pattern, shape: shape, header: header)
      let reader = binaryReader
      let binaries = ask(reader, report.binaryRequests, console)
      let code = reader.answers(to: report.codeRequests(binaries))
      let listing = report.listing(binaries, code)
      try listing.write(read(listing.sourceRequests, console), emit)
    case .traces:
      try TracesReport(of: profile, valuation, units: units, zone: header.zone).write(emit)
    case .tags:
      try TagsReport(of: profile, valuation, units: units).write(emit)
    case .comments:
      try emit(CommentsReport(of: profile).text.bytes)
    case .advice:
      try emit(advice(console).text.bytes)
    case .raw:
      try RawReport(of: profile, zone: header.zone).write(emit)
    case .graph:
      let tags = TagFormat(units: units, outputUnit: request.values.outputUnit)
      let report = GraphReport(of: profile, valuation, shape: shape, header: header, tags: tags)
      console.explain(report.explanation)
      try emit(request.kind.drawing.of(report.dot.bytes, console))
    case .flameGraph(let form): try writeFlameGraph(form, console, emit)
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

  private func writeFlameGraph(
    _ form: FlameGraphForm, _ console: borrowing Console, _ emit: ([UInt8]) throws -> Void
  ) throws {
    let screen = Screen(request.looks)
    let columns = screen?.columns ?? Self.columnsOfText
    let granularity = request.selection.aggregation.granularity
    let report = FlameGraphReport(
      of: profile, valuation, shape: request.shape, header: header,
      for: form == .text ? .text(columns: columns) : .picture,
      mergesRepeats: request.selection.isByPackage || granularity == .files)
    let layout = request.looks.flameLayout
    switch form {
    case .text:
      let isScreen = request.destination.isStandardOutput && screen?.isColored ?? false
      return try emit(report.text(layout, columns: columns, isColored: isScreen).bytes)
    case .svg: try emit(report.svg(layout).bytes)
    case .html: try emit(report.html(layout).bytes)
    }
    console.note(report.foldingNote)
  }

  /// How wide text is that goes into a file or a pipe.
  private static let columnsOfText = 100

  /// Answers a report's requests for source lines.
  func read(
    _ requests: [SourceRequest], _ console: borrowing Console
  ) throws -> [[UInt8]: SourceAnswer] {
    let paths = request.sourcePaths
    let sources = try SourceTree(trimPath: paths.trim, searchPath: paths.search)
    let (answers, warnings) = sources.answers(to: requests)
    console.warn(warnings)
    return answers
  }

  var binaryReader: BinaryReader {
    let detail = request.symbolization.detail
    let isOff = request.symbolization.isOff
    return BinaryReader(
      profile, display: isOff ? nil : detail.map { Demangler(detail: $0) }, syntax: request.syntax)
  }

  /// Answers a report's requests about binaries, and says which cannot be read.
  func ask(
    _ reader: BinaryReader, _ requests: [BinaryRequest], _ console: borrowing Console
  ) -> [BinaryAnswer] {
    let answers = reader.answers(to: requests)
    for case .unreadable(let reason) in answers {
      console.warn([String(decoding: reason, as: UTF8.self)])
    }
    return answers
  }

  var header: HeaderOptions {
    HeaderOptions(
      activeFilters: request.selection.activeFilters, isCompact: request.isCompact,
      zone: LocalZone.lookup())
  }
}
