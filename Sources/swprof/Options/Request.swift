import ProfileLoading
import Profiles
import Reports

/// What a command line asks for: what to load, and what to do with it.
struct Request {
  enum Task {
    case report(ReportRequest)
    /// Reports as they are asked for, one after the other.
    case shell(Settings)
  }

  let load: LoadRequest
  let task: Task
  /// Whether warnings make the run a failure.
  let isStrict: Bool
  /// What is to be said before anything is done.
  let warnings: [String]

  init(_ arguments: Arguments) throws(UsageError) {
    var warnings: [String] = []
    var settings = Settings(arguments, warnings: &warnings)
    settings.output.looks = try Looks(arguments)
    settings.advice.rulesPath = arguments.text("rules")
    load = try LoadRequest(arguments)
    if arguments.command != nil {
      settings.advice.commands = CommandSpelling(commandLineWith: arguments.repeated)
    }
    task =
      if let command = arguments.command {
        .report(
          try ReportRequest(
            command, pattern: arguments.pattern, settings, symbolization: load.symbolization))
      } else {
        .shell(settings)
      }
    isStrict = arguments.isSet("strict")
    self.warnings = warnings
  }
}
