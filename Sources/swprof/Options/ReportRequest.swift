import CallGraphs
import ProfileLoading
import Profiles
import Rendering
import Reports
import Symbolization

/// How source paths are cut and where source is looked for, as lists with colons.
struct SourcePaths {
  let trim: [UInt8]
  let search: [UInt8]
}

/// One report of a profile that is loaded, in the types of the steps that make it.
struct ReportRequest {
  /// From where a report is asked for, which says what becomes of it.
  enum Origin {
    case commandLine, shell
  }

  let command: Command
  let report: ReportChoice
  let values: ValueSelection
  let selection: Selection
  let shape: GraphShape
  let sourcePaths: SourcePaths
  let syntax: AssemblySyntax
  /// How the names of the profile were made, which those of binaries are to match.
  let symbolization: SymbolizationMode
  /// What advice is given by.
  let advice: Settings.Advice
  /// Where the report goes.
  let destination: Destination
  let format: OutputFormat
  /// How it looks where that is a terminal.
  let looks: Looks
  /// Whether the lines about the profile are left out.
  let isCompact: Bool

  init(
    _ command: Command, pattern: [UInt8], _ settings: Settings,
    symbolization: SymbolizationMode, origin: Origin = .commandLine
  ) throws(UsageError) {
    self.command = command
    self.symbolization = symbolization
    values = try ValueSelection(settings.values)
    selection = try Selection(settings, command)
    shape = Self.shape(settings, command)
    report = try ReportChoice(command, pattern: pattern, path: settings.output.path)
    if command == .flamegraph, values.isMean {
      throw UsageError("flamegraph shows sums, which means do not add up to: leave out -mean")
    }
    sourcePaths = SourcePaths(
      trim: settings.detail.trimPath, search: settings.detail.sourcePath)
    syntax = settings.detail.usesIntelSyntax ? .intel : .att
    advice = settings.advice
    destination = Destination(
      path: settings.output.path, otherwise: command.delivery, origin: origin)
    format = settings.output.format
    if format != .text, !command.isTable { throw .noFormat(command, format) }
    looks = settings.output.looks
    isCompact = settings.output.isCompact
  }

  private static func shape(_ settings: Settings, _ command: Command) -> GraphShape {
    let mayBeTree = command.isPicture || command == .callgrind || command == .kcachegrind
    let order: NodeOrder = settings.limits.order == .cum ? .cumulative : .flat
    return GraphShape(
      paths: PathTrimming(
        trimPath: settings.detail.trimPath, sourcePath: settings.detail.sourcePath),
      trimming: trimming(settings, command),
      order: command.isPicture ? .entropy : order,
      isCallTree: mayBeTree && settings.limits.isCallTree)
  }

  private static func trimming(_ settings: Settings, _ command: Command) -> Trimming {
    let (limits, dropsNegative) = (settings.limits, settings.comparison.dropsNegative)
    guard limits.areHeeded, command.isTrimmed else {
      return Trimming(dropsNegative: dropsNegative)
    }
    // By themselves flame graphs show what is wide enough to be seen.
    let isUsual = limits.nodeFraction == Settings.Limits().nodeFraction
    return Trimming(
      nodeCount: max(limits.nodeCount == -1 ? command.nodeCount : limits.nodeCount, 0),
      nodeFraction: command == .flamegraph && isUsual ? 0 : limits.nodeFraction,
      edgeFraction: limits.edgeFraction,
      dropsNegative: dropsNegative)
  }
}
