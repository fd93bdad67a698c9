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
  /// Where a report is asked for.
  enum Origin {
    case commandLine, shell
  }

  let kind: ReportKind
  let report: ReportChoice
  let values: ValueSelection
  let selection: Selection
  let shape: GraphShape
  let sourcePaths: SourcePaths
  let syntax: AssemblySyntax
  /// How the names of the profile were made: those of binaries are made the same way.
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
    _ kind: ReportKind, pattern: [UInt8], _ settings: Settings,
    symbolization: SymbolizationMode, origin: Origin = .commandLine,
    choice: ValueSelection.Choice? = nil
  ) throws(UsageError) {
    self.kind = kind
    self.symbolization = symbolization
    let usual: ValueSelection.Choice = settings.output.format == .text ? kind.choice : .withValues
    values = try ValueSelection(settings.values, choice ?? usual)
    selection = try Selection(settings, kind)
    shape = Self.shape(settings, kind)
    format = settings.output.format
    guard kind.canBeWritten(as: format) else { throw .noFormat(kind, format) }
    report =
      format == .folded
      ? .foldedStacks : try ReportChoice(kind, pattern: pattern, path: settings.output.path)
    if kind.isOfSums, values.isMean {
      throw UsageError("\(kind.name) shows sums, which means do not add up to: leave out -mean")
    }
    sourcePaths = SourcePaths(
      trim: settings.detail.trimPath, search: settings.detail.sourcePath)
    syntax = settings.detail.usesIntelSyntax ? .intel : .att
    advice = settings.advice
    destination = Destination(
      path: settings.output.path, otherwise: kind.delivery, origin: origin)
    looks = settings.output.looks
    isCompact = settings.output.isCompact
  }

  /// Which values the report shows.
  var valuesShown: ValuesShown { kind.valuesShown(isCompact: isCompact) }

  private static func shape(_ settings: Settings, _ kind: ReportKind) -> GraphShape {
    let order: NodeOrder = settings.limits.order == .cum ? .cumulative : .flat
    return GraphShape(
      paths: PathTrimming(
        trimPath: settings.detail.trimPath, sourcePath: settings.detail.sourcePath),
      trimming: trimming(settings, kind.trimming),
      order: kind.graph.order ?? order,
      isCallTree: kind.graph.mayBeCallTree && settings.limits.isCallTree)
  }

  private static func trimming(
    _ settings: Settings, _ usual: ReportKind.UsualTrimming
  ) -> Trimming {
    let (limits, dropsNegative) = (settings.limits, settings.comparison.dropsNegative)
    guard limits.areApplied, usual.isTrimmed else {
      return Trimming(dropsNegative: dropsNegative)
    }
    let isUsual = limits.nodeFraction == Settings.Limits().nodeFraction
    return Trimming(
      nodeCount: max(limits.nodeCount == -1 ? usual.nodeCount : limits.nodeCount, 0),
      nodeFraction: isUsual ? usual.nodeFraction ?? limits.nodeFraction : limits.nodeFraction,
      edgeFraction: limits.edgeFraction,
      dropsNegative: dropsNegative)
  }
}
