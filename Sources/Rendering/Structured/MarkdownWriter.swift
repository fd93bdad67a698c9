import Bytes
import Profiles

/// Writes a report as a table of GitHub's Markdown, for people: values in units that suit them, those
/// of the selected sample type first, and names as code.
///
/// A first visit to the first thousand rows measures how wide columns are, and finds those that
/// nothing is in; more is not readable as text.
struct MarkdownWriter {
  private let report: StructuredReport
  private let table: FlatTable
  private var output = TextOutput()

  private static let measuredRows = 1000

  init(_ report: StructuredReport) {
    self.report = report
    table = FlatTable(report.columns)
  }

  consuming func write(_ emit: ([UInt8]) throws -> Void) throws {
    for line in report.header where !line.isEmpty {
      output.write("- ")
      output.line(markdownEscaped(line))
    }
    if !report.header.isEmpty { output.write("\n") }
    let (table, fields) = (table, try measuredFields())
    writeTitles(fields)
    let patterns = table.relations.indices.map { Pattern(relation: $0, of: table, fields) }
    var placeRows = patterns.map(placeRows)
    try table.visit(report.rows) { row, _, relation in
      if row.count == 1, case .numbered(let number) = row[0] {
        placeRows[relation].write(number, to: &output)
        return try output.passOn(to: emit)
      }
      for part in patterns[relation].parts {
        output.write(part.before)
        Self.write(text(of: row[part.cell], part.field, relation), in: part.field, &output)
      }
      output.write(patterns[relation].end)
      try output.passOn(to: emit)
    }
    try output.finish(emit)
  }

  // MARK: Layout

  /// The rows of a relation: fields with a cell, and what is the same in all between them.
  private struct Pattern {
    struct Part {
      let before: [UInt8]
      let field: MarkdownField
      let cell: Int
    }

    private(set) var parts: [Part] = []
    private(set) var end: [UInt8]

    init(relation: Int, of table: FlatTable, _ fields: [MarkdownField]) {
      var text = TextOutput()
      text.write("| ")
      for (position, field) in fields.enumerated() {
        if position > 0 { text.write(" | ") }
        switch field.content {
        case .relation:
          let name = relation == 0 ? [] : table.relations[relation].name
          text.write(name)
          text.write(blanks: field.width - name.count)
        case .cell(let column, _):
          if let cell = table.relations[relation].cells[column] {
            parts.append(Part(before: text.bytes, field: field, cell: cell))
            text.removeAll()
          } else {
            text.write(blanks: field.width)
          }
        }
      }
      text.write(" |\n")
      end = text.bytes
    }
  }

  private struct Enough: Error {}

  private func measuredFields() throws -> [MarkdownField] {
    var fields = MarkdownField.all(table, report.types)
    var rows = 0
    do {
      try table.visit(report.rows) { row, _, relation in
        if rows == Self.measuredRows { throw Enough() }
        for (position, field) in fields.enumerated() {
          switch field.content {
          case .relation:
            fields[position].admit(relation == 0 ? [] : table.relations[relation].name)
          case .cell(let column, _):
            guard let cell = table.relations[relation].cells[column] else { continue }
            fields[position].admit(text(of: row[cell], field, relation))
          }
        }
        rows += 1
      }
    } catch is Enough {
      return fields
    }
    return rows == 0 ? fields : fields.filter(\.isUsed)
  }

  private mutating func writeTitles(_ fields: [MarkdownField]) {
    output.write("|")
    for field in fields {
      output.write(" ")
      Self.write(field.title, in: field, &output)
      output.write(" |")
    }
    output.write("\n|")
    for field in fields {
      output.write(field.isNumber ? " " : " :")
      output.write(String(repeating: "-", count: field.width - 1))
      output.write(field.isNumber ? ": |" : " |")
    }
    output.write("\n")
  }

  private func placeRows(_ pattern: Pattern) -> PlaceRows {
    PlaceRows(report) { place, output in
      output.write(pattern.parts[0].before)
      Self.write(Self.text(place), in: pattern.parts[0].field, &output)
      output.write(pattern.end)
    }
  }

  private static func write(
    _ text: [UInt8], in field: MarkdownField, _ output: inout TextOutput
  ) {
    let blanks = field.width - text.characterCount
    if field.isNumber { output.write(blanks: blanks) }
    output.write(text)
    if !field.isNumber { output.write(blanks: blanks) }
  }

  // MARK: Cells

  /// What stands in a field; the first cell of a row with lists in it is bold.
  private func text(of cell: Cell, _ field: MarkdownField, _ relation: Int) -> [UInt8] {
    guard case .cell(let column, let type) = field.content else { return [] }
    let text = text(of: cell, type)
    let isTitle = relation == 0 && table.hasLists && table.relations[0].cells[column] == 0
    return isTitle && !text.isEmpty ? "**".bytes + text + "**".bytes : text
  }

  private func text(of cell: Cell, _ type: Int) -> [UInt8] {
    if case .reading(_, let text) = cell { return text }
    if cell.isAbsent { return [] }
    switch cell {
    case .absent, .list, .reading: return []
    case .place(let place): return Self.text(place)
    case .numbered(let number): return Self.text(report.places(number))
    case .text(let text): return markdownCode(text)
    case .sentence(let text): return markdownEscaped(text)
    case .label(let value): return markdownCode(value.text)
    case .texts(let texts): return Array(texts.map(markdownCode).joined(separator: ", ".utf8))
    case .integer(let number): return Array(String(number).utf8)
    case .number(let number): return number.fixed(decimals: 2)
    case .address(let address): return "0x\(String(address, radix: 16))".bytes
    case .flag(let isSet): return Array((isSet ? "yes" : "no").utf8)
    case .share(let part, let total): return trimmedPercentage(part, of: total)
    case .values(let values): return report.types.texts[type](values[type])
    }
  }

  private static func text(_ place: Place) -> [UInt8] {
    markdownCode(place.text) + Array(place.inlining.mark.utf8)
  }
}
