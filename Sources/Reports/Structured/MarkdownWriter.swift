import Profiles

/// Writes a report as a table of GitHub's Markdown, for people: values in units that suit them, those
/// of the selected sample type first, and names as code.
///
/// A first visit to the first thousand rows measures how wide columns are, and finds those that
/// nothing is in; nobody reads more as text.
struct MarkdownWriter {
  private let report: StructuredReport
  private let table: FlatTable
  private let bold = Array("**".utf8)

  private static let measuredRows = 1000

  init(_ report: StructuredReport) {
    self.report = report
    table = FlatTable(report.columns)
  }

  func write(_ emit: ([UInt8]) throws -> Void) throws {
    var output = TextOutput()
    for line in report.header where !line.isEmpty {
      output.write("- ")
      output.line(markdownEscaped(line))
    }
    if !report.header.isEmpty { output.write("\n") }
    let fields = try measuredFields()
    writeTitles(fields, &output)
    try table.visit(report.rows) { row, _, relation in
      output.write("|")
      for field in fields { write(text(field, row, relation), in: field, &output) }
      output.write("\n")
      try output.passOn(to: emit)
    }
    try output.finish(emit)
  }

  private struct Enough: Error {}

  private func measuredFields() throws -> [MarkdownField] {
    var fields = MarkdownField.all(table, report.types)
    var rows = 0
    do {
      try table.visit(report.rows) { row, _, relation in
        if rows == Self.measuredRows { throw Enough() }
        for position in fields.indices {
          fields[position].admit(text(fields[position], row, relation))
        }
        rows += 1
      }
    } catch is Enough {
      return fields
    }
    return rows == 0 ? fields : fields.filter(\.isUsed)
  }

  private func writeTitles(_ fields: [MarkdownField], _ output: inout TextOutput) {
    output.write("|")
    for field in fields { write(field.title, in: field, &output) }
    output.write("\n|")
    for field in fields {
      output.write(field.isNumber ? " " : " :")
      output.write(String(repeating: "-", count: field.width - 1))
      output.write(field.isNumber ? ": |" : " |")
    }
    output.write("\n")
  }

  private func write(_ text: [UInt8], in field: MarkdownField, _ output: inout TextOutput) {
    output.write(" ")
    if field.isNumber {
      output.write(text, width: field.width)
    } else {
      output.write(text)
      output.write(blanks: field.width - text.characterCount)
    }
    output.write(" |")
  }

  // MARK: Cells

  /// What stands in a field; the first cell of a row with lists in it is bold.
  private func text(_ field: MarkdownField, _ row: [Cell], _ relation: Int) -> [UInt8] {
    let isMain = relation == 0
    switch field.content {
    case .relation: return isMain ? [] : table.relations[relation].name
    case .cell(let column, let type):
      guard let position = table.relations[relation].cells[column] else { return [] }
      let text = text(row[position], type)
      return isMain && table.hasLists && position == 0 ? bold + text + bold : text
    }
  }

  private func text(_ cell: Cell, _ type: Int) -> [UInt8] {
    if cell.isAbsent { return [] }
    switch cell {
    case .absent, .list: return []
    case .place(let place): return markdownCode(place.text) + Array(place.inlining.mark.utf8)
    case .text(let text): return markdownCode(text)
    case .label(let value): return markdownCode(value.text)
    case .texts(let texts): return Array(texts.map(markdownCode).joined(separator: ", ".utf8))
    case .integer(let number): return Array(String(number).utf8)
    case .number(let number): return number.fixed(decimals: 2)
    case .address(let address): return Array("0x\(String(address, radix: 16))".utf8)
    case .flag(let isSet): return Array((isSet ? "yes" : "no").utf8)
    case .share(let part, let total): return trimmedPercentage(part, of: total)
    case .values(let values): return report.formats[type].text(values[type])
    }
  }
}
