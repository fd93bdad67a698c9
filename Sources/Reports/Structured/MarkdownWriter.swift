import Profiles

/// Writes a report as a table of GitHub's Markdown, for people: values in units that suit them, those
/// of the selected sample type first, and names as code.
///
/// Columns are as wide as the first thousand rows need, which is all that anybody reads as text; a
/// first visit to these rows measures them.
struct MarkdownWriter {
  private let report: StructuredReport
  private let table: FlatTable
  private let fields: [Field]
  private let formats: [ValueFormat]

  /// A column of the written table.
  private struct Field {
    let title: [UInt8]
    let isNumber: Bool
    let content: Content
  }

  private enum Content {
    case relation
    /// A column of the report, for values with the sample type.
    case cell(Int, type: Int)
  }

  private static let measuredRows = 1000
  /// What is longer stands out of its column.
  private static let mostWidth = 80

  init(_ report: StructuredReport) {
    self.report = report
    table = FlatTable(report.columns)
    formats = report.formats
    fields = Self.fields(table, report.types)
  }

  private static func fields(_ table: FlatTable, _ types: SampleTypes) -> [Field] {
    var (selected, others, rest): ([Field], [Field], [Field]) = ([], [], [])
    for (position, column) in table.columns.enumerated() {
      let title = Array(column.name.utf8)
      switch column.kind {
      case .values:
        for type in types.names.indices {
          let content = Content.cell(position, type: type)
          if type == types.selected {
            selected.append(Field(title: title, isNumber: true, content: content))
          } else {
            let title = title + Array(" (".utf8) + types.names[type] + Array(")".utf8)
            others.append(Field(title: title, isNumber: true, content: content))
          }
        }
      case .share:
        selected.append(
          Field(
            title: Array(column.shareTitle.utf8), isNumber: true,
            content: .cell(position, type: 0)))
      default:
        rest.append(
          Field(title: title, isNumber: column.isNumber, content: .cell(position, type: 0)))
      }
    }
    if table.hasLists { rest.insert(Field(title: [], isNumber: false, content: .relation), at: 0) }
    return selected + others + rest
  }

  func write(_ emit: ([UInt8]) throws -> Void) throws {
    var output = TextOutput()
    for line in report.header where !line.isEmpty {
      output.write("- ")
      output.line(markdownEscaped(line))
    }
    if !report.header.isEmpty { output.write("\n") }
    let widths = try columnWidths()
    write(fields.map { markdownEscaped($0.title) }, widths, &output)
    output.write("|")
    for (field, width) in zip(fields, widths) {
      output.write(field.isNumber ? " " : " :")
      output.write(String(repeating: "-", count: width - 1))
      output.write(field.isNumber ? ": |" : " |")
    }
    output.write("\n")
    try table.visit(report.rows) { row, _, relation in
      write(texts(row, relation), widths, &output)
      try output.passOn(to: emit)
    }
    try output.finish(emit)
  }

  private struct Enough: Error {}

  private func columnWidths() throws -> [Int] {
    var widths = fields.map { max(markdownEscaped($0.title).characterCount, 2) }
    var rows = 0
    do {
      try table.visit(report.rows) { row, _, relation in
        for (position, text) in texts(row, relation).enumerated() {
          let width = text.characterCount
          if width <= Self.mostWidth { widths[position] = max(widths[position], width) }
        }
        rows += 1
        if rows == Self.measuredRows { throw Enough() }
      }
    } catch is Enough {}
    return widths
  }

  private func write(_ texts: [[UInt8]], _ widths: [Int], _ output: inout TextOutput) {
    output.write("|")
    for (position, text) in texts.enumerated() {
      output.write(" ")
      if fields[position].isNumber {
        output.write(text, width: widths[position])
      } else {
        output.write(text)
        output.write(blanks: widths[position] - text.characterCount)
      }
      output.write(" |")
    }
    output.write("\n")
  }

  private func texts(_ row: [Cell], _ relation: Int) -> [[UInt8]] {
    let isMain = relation == 0
    let relation = table.relations[relation]
    return fields.map { field in
      switch field.content {
      case .relation: return isMain ? [] : relation.name
      case .cell(let column, let type):
        guard let cell = relation.cells[column] else { return [] }
        let text = text(row[cell], type)
        return isMain && table.hasLists && row[cell].isName ? bold + text + bold : text
      }
    }
  }

  private let bold = Array("**".utf8)

  private func text(_ cell: Cell, _ type: Int) -> [UInt8] {
    if cell.isAbsent { return [] }
    switch cell {
    case .absent, .list: return []
    case .place(let place): return markdownCode(place.text) + Array(place.inlining.mark.utf8)
    case .text(let text): return markdownCode(text)
    case .texts(let texts): return Array(texts.map(markdownCode).joined(separator: ", ".utf8))
    case .integer(let number): return Array(String(number).utf8)
    case .number(let number): return number.fixed(decimals: 2)
    case .address(let address): return Array("0x\(String(address, radix: 16))".utf8)
    case .flag(let isSet): return Array((isSet ? "yes" : "no").utf8)
    case .share(let part, let total): return trimmedPercentage(part, of: total)
    case .values(let values): return formats[type].text(values[type])
    }
  }
}

extension Column {
  /// Shares are told as what they are shares of.
  fileprivate var shareTitle: String {
    (name.hasSuffix("_share") ? String(name.dropLast(6)) : name) + " %"
  }

  fileprivate var isNumber: Bool {
    switch kind {
    case .integer, .number, .address: true
    default: false
    }
  }
}

extension Cell {
  /// Whether it says what a row is of.
  fileprivate var isName: Bool {
    switch self {
    case .place, .text: true
    default: false
    }
  }
}
