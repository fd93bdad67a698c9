import Bytes

/// Writes a report as one JSON object: its facts as members, and `rows`, each on a line of its own.
///
/// What is absent has no member. Integers are exact, whatever a reader makes of them.
struct JSONWriter {
  private let report: StructuredReport
  private let columns: [JSONColumn]
  /// By sample type, `"name":`.
  private let typeKeys: [[UInt8]]
  private var placeRows: PlaceRows
  private var output = TextOutput()

  init(_ report: StructuredReport) {
    self.report = report
    columns = report.columns.map(JSONColumn.init)
    typeKeys = report.types.names.map(jsonKey)
    placeRows = PlaceRows(report) { place, output in
      output.write("{")
      Self.write(place, &output)
      output.write("}")
    }
  }

  consuming func write(_ emit: ([UInt8]) throws -> Void) throws {
    output.write("{\n")
    for fact in report.facts where !fact.isAbsent {
      output.write("  ")
      write(fact)
      output.write(",\n")
    }
    output.write("  \"rows\": [")
    var separator = "\n"
    try report.rows { row in
      output.write(separator)
      separator = ",\n"
      output.write("    ")
      try write(row, columns, emit)
      try output.passOn(to: emit)
    }
    output.write("\n  ]\n}\n")
    try output.finish(emit)
  }

  // MARK: Facts

  private mutating func write(_ fact: Fact) {
    output.write(json: Array(fact.name.utf8))
    output.write(": ")
    switch fact.value {
    case .cell(let cell): write(cell)
    case .record(let facts): write(facts)
    case .records(let records):
      output.write("[")
      for (position, facts) in records.enumerated() {
        if position > 0 { output.write(", ") }
        write(facts)
      }
      output.write("]")
    }
  }

  private mutating func write(_ facts: [Fact]) {
    output.write("{")
    var separator = ""
    for fact in facts where !fact.isAbsent {
      output.write(separator)
      separator = ", "
      write(fact)
    }
    output.write("}")
  }

  // MARK: Rows

  private mutating func write(
    _ row: [Cell], _ columns: [JSONColumn], _ emit: ([UInt8]) throws -> Void
  ) throws {
    if row.count == 1, case .numbered(let number) = row[0] {
      return placeRows.write(number, to: &output)
    }
    output.append("{")
    var isFirst = true
    for (position, cell) in row.enumerated() {
      if cell.isAbsent { continue }
      if !isFirst { output.append(",") }
      isFirst = false
      switch cell {
      case .numbered(let number): Self.write(report.places(number), &output)
      case .place(let place): Self.write(place, &output)
      case .label(let value): write(value)
      case .list(let rows):
        output.write(columns[position].key)
        try write(rows, columns[position].list, emit)
      default:
        output.write(columns[position].key)
        write(cell)
      }
    }
    output.append("}")
  }

  private mutating func write(
    _ rows: @escaping Rows, _ columns: [JSONColumn], _ emit: ([UInt8]) throws -> Void
  ) throws {
    output.write("[")
    var isFirst = true
    try rows { row in
      if !isFirst { output.append(",") }
      isFirst = false
      try write(row, columns, emit)
      try output.passOn(to: emit)
    }
    output.write("]")
  }

  /// Writes the members that tell a place.
  private static func write(_ place: Place, _ output: inout TextOutput) {
    output.write("\"name\":")
    output.write(json: place.name)
    if !place.file.isEmpty {
      output.write(",\"file\":")
      output.write(json: place.file)
    }
    if place.line != 0 {
      output.write(",\"line\":")
      output.write(place.line)
    }
    if place.column != 0 {
      output.write(",\"column\":")
      output.write(place.column)
    }
    if place.address != 0 {
      output.write(",\"address\":\"")
      output.write(address: place.address)
      output.write("\"")
    }
    if let word = place.inlining.word { output.write(",\"inlined\":\"\(word)\"") }
  }

  /// Writes the members that tell a label's value.
  private mutating func write(_ value: LabelValue) {
    guard let number = value.number else {
      output.write("\"text\":")
      return output.write(json: value.text)
    }
    output.write("\"number\":")
    output.write(number)
    output.write(",\"unit\":")
    output.write(json: value.unit)
  }

  private mutating func write(_ cell: Cell) {
    switch cell {
    case .absent, .place, .numbered, .label, .list: preconditionFailure("not a value of a member")
    case .text(let text), .sentence(let text): output.write(json: text)
    case .texts(let texts):
      output.write("[")
      for (position, text) in texts.enumerated() {
        if position > 0 { output.write(",") }
        output.write(json: text)
      }
      output.write("]")
    case .integer(let number): output.write(number)
    case .number(let number), .reading(let number, _): output.write(shortest: number)
    case .address(let address):
      output.write("\"")
      output.write(address: address)
      output.write("\"")
    case .flag(let isSet): output.write(isSet ? "true" : "false")
    case .share(let part, let total): output.write(shortest: Cell.ratio(part, of: total) ?? 0)
    case .values(let values):
      output.write("{")
      for (type, value) in values.enumerated() {
        if type > 0 { output.write(",") }
        output.write(typeKeys[type])
        output.write(value)
      }
      output.write("}")
    }
  }
}

/// A column by what stands before its cells.
private struct JSONColumn {
  let key: [UInt8]
  let list: [JSONColumn]

  init(_ column: Column) {
    key = jsonKey(Array(column.name.utf8))
    list = column.list?.map(JSONColumn.init) ?? []
  }
}

/// A member's name with its colon.
private func jsonKey(_ name: [UInt8]) -> [UInt8] {
  var output = TextOutput()
  output.write(json: name)
  output.write(":")
  return output.bytes
}
