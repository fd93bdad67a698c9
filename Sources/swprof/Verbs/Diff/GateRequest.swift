import Gates
import Rendering
import Reports

/// Which gates a comparison has to pass, and where the verdicts go.
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
  var expressions: [[UInt8]] = []
  /// A file of gates; `nil` for the standard one.
  var path: [UInt8]?
  /// Whether nothing can fail.
  var isOff = false
  /// Whether growth that may be chance fails as well.
  var isForAnyChange = false
  /// How probable it may be that any gate fails by chance.
  var alpha = GateReport.usualLevel
  /// The file for JUnit's XML; empty for none.
  var junitPath: [UInt8] = []

  var source: Source { isOff ? .none : path.map(Source.file) ?? .standardFile }

  var strictness: GateReport.Strictness { isForAnyChange ? .anyChange : .significantChanges }
}
