import Rendering
import Reports

/// How a report is written: as pprof prints it, or as a table for programs and for other pages.
enum OutputFormat: String, CaseIterable, Sendable {
  case text, json, csv, markdown

  init(_ arguments: Arguments) throws(UsageError) {
    let text = String(decoding: arguments.text("format"), as: UTF8.self)
    guard let format = text.isEmpty ? .text : Self(rawValue: text) else {
      let choices = Self.allCases.map(\.rawValue).joined(separator: ", ")
      throw UsageError("invalid value \"\(text)\" for flag -format: expected one of \(choices)")
    }
    self = format
  }

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

extension Command {
  /// Whether the report is a table, which can be written in several formats.
  var isTable: Bool {
    switch self {
    case .top, .text, .tree, .peek, .list, .disasm, .traces, .tags, .comments, .advise: true
    default: false
    }
  }
}

extension UsageError {
  /// The report is no table.
  static func noFormat(_ command: Command, _ format: OutputFormat) -> UsageError {
    let tables = (Command.allCases.filter(\.isTable).map(\.rawValue) + ["diff"])
      .joined(separator: ", ")
    return UsageError(
      "\(command.rawValue) cannot be written as \(format.rawValue) (reports with -format: \(tables))"
    )
  }
}
