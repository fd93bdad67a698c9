import ProfileLoading
import Profiles
import Rendering
import Reports
import Symbolization
import System

/// The step from a view to the report that was asked for; it answers what reports ask about files.
struct Reporting {
  private let request: ReportRequest

  init(_ request: ReportRequest) { self.request = request }

  /// - Parameter remarks: Collects what is to be said, even where no report comes about.
  func report(of view: View, _ remarks: inout Remarks) throws -> any Report {
    switch request.report {
    case .top: TopReport(of: view)
    case .tree: TreeReport(of: view)
    case .peek(let pattern): try TreeReport(of: view, matching: pattern)
    case .list(let pattern): try list(ListSelection(of: view, matching: pattern), &remarks)
    case .disassembly(let pattern):
      try disassembly(DisassemblySelection(of: view, matching: pattern), &remarks)
    case .webList(let pattern):
      try webList(WebListSelection(of: view, matching: pattern), of: view, &remarks)
    case .traces: TracesReport(of: view)
    case .foldedStacks: FoldedReport(of: view)
    case .tags: TagsReport(of: view)
    case .comments: CommentsReport(of: view)
    case .advice: try AdviceReport(of: view, rules: rules(), commands: request.advice.commands)
    case .raw: RawReport(of: view)
    case .graph: GraphReport(of: view, as: request.kind.drawing == nil ? .printed : .drawn)
    case .flameGraph(let form):
      FlameGraphReport(of: view, as: flameForm(form), request.looks.flameLayout)
    case .callgrind: CallgrindReport(of: view)
    case .proto: WholeProfile(of: view, dividedBy: request.values.divisor)
    case .topProto: TopProfile(of: view)
    }
  }

  // MARK: Answers

  private func list(_ selection: ListSelection, _ remarks: inout Remarks) throws -> ListReport {
    ListReport(selection, try sources(selection.requests, &remarks))
  }

  private func disassembly(
    _ selection: DisassemblySelection, _ remarks: inout Remarks
  ) throws -> DisassemblyReport {
    let reader = binaryReader(of: selection.view.profile)
    let routines = try SampledRoutines(selection, ask(reader, selection.requests, &remarks))
    return try DisassemblyReport(routines, reader.answers(to: routines.requests))
  }

  private func webList(
    _ selection: WebListSelection, of view: View, _ remarks: inout Remarks
  ) throws -> WebListReport {
    let reader = binaryReader(of: view.profile)
    let binaries = ask(reader, selection.binaryRequests, &remarks)
    let code = reader.answers(to: selection.codeRequests(binaries))
    let listing = selection.listing(binaries, code)
    return WebListReport(listing, try sources(listing.sourceRequests, &remarks))
  }

  private func sources(
    _ requests: [SourceRequest], _ remarks: inout Remarks
  ) throws -> [[UInt8]: SourceAnswer] {
    let paths = request.sourcePaths
    let tree = try SourceTree(trimPath: paths.trim, searchPath: paths.search)
    let (answers, warnings) = tree.answers(to: requests)
    remarks.warn(warnings)
    return answers
  }

  private func binaryReader(of profile: Profile) -> BinaryReader {
    let symbolization = request.symbolization
    let display = symbolization.isOff ? nil : symbolization.detail.map { Demangler(detail: $0) }
    return BinaryReader(profile, display: display, syntax: request.syntax)
  }

  private func ask(
    _ reader: BinaryReader, _ requests: [BinaryRequest], _ remarks: inout Remarks
  ) -> [BinaryAnswer] {
    let answers = reader.answers(to: requests)
    for case .unreadable(let reason) in answers {
      remarks.warn([String(decoding: reason, as: UTF8.self)])
    }
    return answers
  }

  /// The rules that swprof knows, with those of the file that was named.
  private func rules() throws -> AdviceRules {
    let path = request.advice.rulesPath
    if path.isEmpty { return AdviceRules() }
    return try AdviceRules(file: OpenFile(path).contents(atMost: 1 << 20), path: path)
  }

  /// A picture, or text as wide as the terminal.
  private func flameForm(_ form: FlameGraphForm) -> FlameGraphReport.Form {
    switch form {
    case .svg: return .svg
    case .html: return .html
    case .text:
      let columns = Screen(request.looks)?.columns ?? Self.columnsOfText
      return .text(columns: columns, isColored: request.screen?.isColored ?? false)
    }
  }

  /// How wide text is that goes into a file or a pipe.
  private static let columnsOfText = 100
}
