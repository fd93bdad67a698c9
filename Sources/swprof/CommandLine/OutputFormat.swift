import Rendering
import Reports

/// How a report is written: as pprof prints it, or as a table for programs and for other pages.
enum OutputFormat: String, CaseIterable, Sendable {
  case text, json, csv, markdown

  /// The format of a table; `nil` for pprof's text.
  var table: TableFormat? {
    switch self {
    case .text: nil
    case .json: .json
    case .csv: .csv
    case .markdown: .markdown
    }
  }
}
