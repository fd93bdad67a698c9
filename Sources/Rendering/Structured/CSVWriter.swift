import Bytes
import Profiles

/// Writes the rows of a report as RFC 4180 has it; what is known of the report as a whole is left out.
///
/// Where rows have lists, those of a list follow with the `row` that they belong to and their
/// `relation` to it. Values have a column for each sample type: `flat:cpu/nanoseconds`.
struct CSVWriter {
  private let report: StructuredReport
  private let table: FlatTable
  private var output = TextOutput()

  init(_ report: StructuredReport) {
    self.report = report
    table = FlatTable(report.columns.filter { $0.audience != .people })
  }

  consuming func write(_ emit: ([UInt8]) throws -> Void) throws {
    writeHeader()
    let (table, isRelated) = (table, table.hasLists)
    let widths = table.columns.map(width)
    let patterns = table.relations.map { Pattern($0, widths, isRelated: isRelated) }
    var placeRows = patterns.map(placeRows)
    // The rows of a long stack have one number.
    var digits = (of: Int64(0), text: [UInt8]())
    try table.visit(report.rows) { row, number, relation in
      if isRelated {
        if digits.of != number { digits = (number, Array(String(number).utf8)) }
        output.write(digits.text)
      }
      if row.count == 1, case .numbered(let number) = row[0] {
        placeRows[relation].write(number, to: &output)
        return try output.passOn(to: emit)
      }
      for part in patterns[relation].parts {
        output.write(part.before)
        if row[part.cell].isAbsent {
          output.write(part.ifAbsent)
        } else {
          write(row[part.cell])
        }
      }
      output.write(patterns[relation].end)
      try output.passOn(to: emit)
    }
    try output.finish(emit)
  }

  /// The rows of a relation as commas and cells: most columns of a wide table are empty in them.
  private struct Pattern {
    struct Part {
      let before: [UInt8]
      let cell: Int
      /// The commas inside a cell of several fields.
      let ifAbsent: [UInt8]
    }

    private(set) var parts: [Part] = []
    let end: [UInt8]

    init(_ relation: FlatTable.Relation, _ widths: [Int], isRelated: Bool) {
      let comma = UInt8(ascii: ",")
      var before = isRelated ? [comma] + relation.name + [comma] : []
      for (position, width) in widths.enumerated() {
        if position > 0 { before.append(comma) }
        let inside = [UInt8](repeating: comma, count: width - 1)
        if let cell = relation.cells[position] {
          parts.append(Part(before: before, cell: cell, ifAbsent: inside))
          before = []
        } else {
          before += inside
        }
      }
      end = before + [0x0d, 0x0a]
    }
  }

  private func placeRows(_ pattern: Pattern) -> PlaceRows {
    PlaceRows(report) { place, output in
      output.write(pattern.parts[0].before)
      Self.write(place, &output)
      output.write(pattern.end)
    }
  }

  // MARK: Columns

  private static let placeFields = ["name", "file", "line", "column", "address", "inlined"]
  private static let labelFields = ["text", "number", "unit"]

  /// How many fields a column makes.
  private func width(_ column: Column) -> Int {
    switch column.kind {
    case .place: Self.placeFields.count
    case .label: Self.labelFields.count
    case .values: max(report.types.names.count, 1)
    default: 1
    }
  }

  private mutating func writeHeader() {
    var fields = table.hasLists ? ["row", "relation"].map { Array($0.utf8) } : []
    for column in table.columns {
      switch column.kind {
      case .place: fields += Self.placeFields.map { Array($0.utf8) }
      case .label: fields += Self.labelFields.map { Array($0.utf8) }
      case .values:
        let types = report.types
        fields += types.names.indices.map { type in
          "\(column.name):".bytes + types.names[type] + "/".bytes + types.units[type]
        }
      default: fields.append(Array(column.name.utf8))
      }
    }
    for (position, field) in fields.enumerated() {
      if position > 0 { output.write(",") }
      output.write(csv: field)
    }
    output.write("\r\n")
  }

  // MARK: Cells

  private mutating func write(_ cell: Cell) {
    switch cell {
    case .absent, .list: break
    case .place(let place): Self.write(place, &output)
    case .numbered(let number): Self.write(report.places(number), &output)
    case .label(let value):
      output.write(csv: value.number == nil ? value.text : [])
      output.write(",")
      if let number = value.number { output.write(number) }
      output.write(",")
      output.write(csv: value.unit)
    case .text(let text), .sentence(let text): output.write(csv: text)
    case .texts(let texts): output.write(csv: Array(texts.joined(separator: "\n".utf8)))
    case .integer(let number): output.write(number)
    case .number(let number), .reading(let number, _): output.write(shortest: number)
    case .address(let address): output.write(address: address)
    case .flag(let isSet): output.write(isSet ? "true" : "false")
    case .share(let part, let total): output.write(shortest: Cell.ratio(part, of: total) ?? 0)
    case .values(let values):
      for (type, value) in values.enumerated() {
        if type > 0 { output.write(",") }
        output.write(value)
      }
    }
  }

  private static func write(_ place: Place, _ output: inout TextOutput) {
    output.write(csv: place.name)
    output.write(",")
    output.write(csv: place.file)
    output.write(",")
    if place.line != 0 { output.write(place.line) }
    output.write(",")
    if place.column != 0 { output.write(place.column) }
    output.write(",")
    if place.address != 0 { output.write(address: place.address) }
    output.write(",")
    output.write(place.inlining.word ?? "")
  }
}

extension TextOutput {
  /// Writes a field, in quotes where it needs them. What is not valid UTF-8, and the NUL at which
  /// some readers stop, is replaced.
  fileprivate mutating func write(csv text: [UInt8]) {
    let needsQuotes = text.contains { [0x22, 0x2c, 0x0a, 0x0d].contains($0) }
    if needsQuotes { write("\"") }
    let text = text.span
    var position = 0
    while position < text.count {
      let byte = text[position]
      switch byte {
      case 0: write("\u{fffd}")
      case "\"": write("\"\"")
      case 0x80...: position += writeScalar(text, at: position) - 1
      default: append(byte)
      }
      position += 1
    }
    if needsQuotes { write("\"") }
  }
}
