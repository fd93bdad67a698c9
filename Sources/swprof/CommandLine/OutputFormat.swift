import Rendering
import Reports

/// How a report is written: as pprof prints it, as a table for programs and for other pages, or as folded
/// stacks for tools for flame graphs.
enum OutputFormat: String, CaseIterable, Sendable {
  case text, json, csv, markdown, folded

  /// The format of a table; `nil` for text.
  var table: TableFormat? {
    switch self {
    case .text, .folded: nil
    case .json: .json
    case .csv: .csv
    case .markdown: .markdown
    }
  }
}
