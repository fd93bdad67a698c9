import ProfileLoading
import Profiles
import Rendering
import Reports

/// What a command line asks for: what to load, and what to do with it.
struct Request {
  enum Task {
    case report(ReportRequest, of: LoadRequest)
    /// Reports as they are asked for, one after the other.
    case shell(Settings, of: LoadRequest)
    /// What changed between two sides.
    case comparison(ComparisonRequest)
  }

  let task: Task
  /// Whether warnings make the run a failure.
  let isStrict: Bool
  /// What is to be said before anything is done.
  let warnings: [String]

  init(_ arguments: Arguments) throws(UsageError) {
    var warnings: [String] = []
    var settings = Settings(arguments, warnings: &warnings)
    settings.output.looks = try Looks(arguments)
    settings.output.format = try OutputFormat(arguments)
    try settings.detail.heedBy(arguments)
    settings.advice = Settings.Advice(arguments)
    task = try Self.task(arguments, settings)
    isStrict = arguments.isSet("strict")
    self.warnings = warnings
  }

  private static func task(
    _ arguments: Arguments, _ settings: Settings
  ) throws(UsageError) -> Task {
    if arguments.isComparison { return .comparison(try ComparisonRequest(arguments, settings)) }
    let load = try LoadRequest(arguments, sources: arguments.positionals)
    guard let command = arguments.command else { return .shell(settings, of: load) }
    return .report(
      try ReportRequest(
        command, pattern: arguments.pattern, settings, symbolization: load.symbolization),
      of: load)
  }
}
