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
    guard !arguments.positionals.isEmpty else {
      throw UsageError("no profile source specified (try: swprof top cpu.prof)")
    }
    guard let command = arguments.command else {
      let reports = Command.allCases.map(\.rawValue).joined(separator: ", ")
      throw UsageError("no report named; there are \(reports) (try: swprof top PROFILE)")
    }
    if !arguments.text("http").isEmpty {
      throw UsageError("-http is not compatible with an output format on the command line")
    }
    if arguments.isSet("no_browser") {
      throw UsageError("-no_browser only makes sense with -http")
    }
    self.command = command
    var warnings: [String] = []
    values = try ValueSelection(arguments, warnings: &warnings)
    load = try LoadRequest(arguments)
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
