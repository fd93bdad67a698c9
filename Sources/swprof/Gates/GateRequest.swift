import Rendering
import Reports

/// Which gates a comparison has to pass, and who is told.
struct GateRequest {
  /// Where gates come from besides the command line.
  enum Source {
    /// `.swprof-gates` in the working directory, if there is such a file.
    case standardFile
    case file([UInt8])
    /// Nowhere: nothing can fail.
    case none
  }

  /// Those of the command line, as they were written.
  let expressions: [[UInt8]]
  let source: Source
  let strictness: GateReport.Strictness
  /// The file for JUnit's XML; empty for none.
  let junitPath: [UInt8]

  init(_ arguments: Arguments) throws(UsageError) {
    expressions = arguments.texts("fail_if")
    let file = arguments.givenText("gates")
    if arguments.isSet("no_gates") {
      for (name, isGiven) in [("fail_if", !expressions.isEmpty), ("gates", file != nil)]
      where isGiven {
        throw UsageError("-no_gates and -\(name) cannot both be specified")
      }
      source = .none
    } else {
      source = file.map(Source.file) ?? .standardFile
    }
    strictness = arguments.isSet("any_change") ? .anyChange : .significantChanges
    junitPath = arguments.text("junit")
    if case .none = source, !junitPath.isEmpty {
      throw UsageError("-junit tells of gates, of which -no_gates leaves none")
    }
  }
}
