import CallGraphs
import ProfileLoading
import Profiles
import Reports
import Symbolization

/// What a command line asks for, in the types of the steps that do it.
struct Request {
  let command: Command
  let report: ReportChoice
  var load: LoadRequest
  let values: ValueSelection
  let selection: Selection
  let shape: GraphShape
  /// How paths are cut and where source is looked for, as lists with colons.
  let sourcePaths: (trim: [UInt8], search: [UInt8])
  let syntax: AssemblySyntax
  /// Where the report goes; standard output where it is empty.
  let destination: [UInt8]
  /// Whether the lines about the profile are left out.
  let isCompact: Bool
  /// Whether warnings make the run a failure.
  let isStrict: Bool
  /// What is to be said before anything is done.
  let warnings: [String]

  init(_ arguments: Arguments) throws(UsageError) {
    guard let command = arguments.command else {
      let reports = Command.allCases.map(\.rawValue).joined(separator: ", ")
      throw UsageError("no report named; there are \(reports) (try: swprof top PROFILE)")
    }
    self.command = command
    var warnings: [String] = []
    values = try ValueSelection(arguments, warnings: &warnings)
    load = try Self.load(arguments)
    selection = try Selection(arguments, command)
    sourcePaths = (arguments.text("trim_path"), arguments.text("source_path"))
    shape = Self.shape(arguments, command)
    report = try ReportChoice(command, pattern: arguments.pattern)
    syntax = arguments.isSet("intel_syntax") ? .intel : .att
    destination = arguments.text("output")
    isCompact = arguments.isSet("compact_labels")
    isStrict = arguments.isSet("strict")
    self.warnings = warnings
  }

  private static func load(_ arguments: Arguments) throws(UsageError) -> LoadRequest {
    var sources = arguments.positionals
    var binary = LoadRequest.MainBinary()
    binary.buildID = arguments.text("buildid")
    if sources.count > 1, ElfFile.isBinary(sources[0]) { binary.path = sources.removeFirst() }
    var load = LoadRequest(sources: sources)
    load.mainBinary = binary
    load.base = try base(arguments)
    let mode = String(decoding: arguments.text("symbolize"), as: UTF8.self)
    load.symbolization = mode.isEmpty ? SymbolizationMode() : SymbolizationMode(mode)
    load.binaryPath =
      Environment["PPROF_BINARY_PATH"]
      ?? Environment["HOME"].map { $0 + Array("/pprof/binaries".utf8) } ?? []
    load.keepsAllFrames = arguments.isSet("all_frames")
    load.comment = arguments.text("add_comment")
    load.limits = try limits(arguments)
    return load
  }

  private static func base(_ arguments: Arguments) throws(UsageError) -> LoadRequest.Base? {
    let (plain, difference) = (arguments.text("base"), arguments.text("diff_base"))
    if !plain.isEmpty, !difference.isEmpty {
      throw UsageError("-base and -diff_base flags cannot both be specified")
    }
    let isNormalized = arguments.isSet("normalize")
    if plain.isEmpty, difference.isEmpty {
      if isNormalized { throw UsageError("must have base profile to normalize by") }
      return nil
    }
    return LoadRequest.Base(
      source: plain.isEmpty ? difference : plain,
      subtraction: plain.isEmpty ? .difference : .plain, isNormalized: isNormalized)
  }

  private static func limits(_ arguments: Arguments) throws(UsageError) -> DecodingLimits {
    let text = arguments.text("max_profile_bytes")
    if text.isEmpty { return DecodingLimits() }
    guard let bytes = byteCount(text), bytes > 0 else {
      throw UsageError(
        "invalid value \"\(String(decoding: text, as: UTF8.self))\" for flag -max_profile_bytes: "
          + "expected a size such as 500MB or 4GB")
    }
    return DecodingLimits(decompressedBytes: bytes)
  }

  private static func shape(_ arguments: Arguments, _ command: Command) -> GraphShape {
    let isByCumulative = arguments.member(of: "sort") == "cum"
    let mayBeTree = command.isPicture || command == .callgrind || command == .kcachegrind
    return GraphShape(
      paths: PathTrimming(
        trimPath: arguments.text("trim_path"), sourcePath: arguments.text("source_path")),
      trimming: trimming(arguments, command),
      order: command.isPicture ? .entropy : isByCumulative ? .cumulative : .flat,
      isCallTree: mayBeTree && arguments.isSet("call_tree"))
  }

  private static func trimming(_ arguments: Arguments, _ command: Command) -> Trimming {
    let dropsNegative = arguments.isSet("drop_negative")
    guard arguments.flag("trim") ?? true, command.isTrimmed else {
      return Trimming(dropsNegative: dropsNegative)
    }
    let nodeCount = arguments.integer("nodecount") ?? -1
    return Trimming(
      nodeCount: max(nodeCount == -1 ? command.nodeCount : nodeCount, 0),
      nodeFraction: arguments.number("nodefraction") ?? 0.005,
      edgeFraction: arguments.number("edgefraction") ?? 0.001, dropsNegative: dropsNegative)
  }
}
