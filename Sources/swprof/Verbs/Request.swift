import ProfileLoading
import Profiles
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
    task = try Self.task(arguments)
    isStrict = arguments.isStrict
    warnings = arguments.warnings
  }

  private static func task(_ arguments: Arguments) throws(UsageError) -> Task {
    if case .diff = arguments.verb {
      return .comparison(try ComparisonRequest(arguments, arguments.settings))
    }
    let load = try LoadRequest(arguments, sources: arguments.positionals)
    if let kind = arguments.report {
      return .report(
        try ReportRequest(
          kind, pattern: arguments.pattern, arguments.settings, symbolization: load.symbolization),
        of: load)
    }
    if !arguments.address.isEmpty {
      throw UsageError("-http: the web interface is not there yet (try: swprof web cpu.prof)")
    }
    return .shell(arguments.settings, of: load)
  }
}
