// A report describes itself once, as facts and a table, and every format that programs read is
// written from that description alone:
//
//     TopReport, TracesReport, … ──▶ StructuredReport ──▶ JSONWriter, CSVWriter, MarkdownWriter
//
// No format knows a report, and no report a format. Rows are visited and not held, those of a list
// inside a row as well: a profile has millions of frames in its stacks.

/// A report as formats for programs see it: what is known of it as a whole, and a table.
package struct StructuredReport: Sendable {
  let facts: [Fact]
  /// The lines above the table where people read it.
  let header: [[UInt8]]
  let types: ValueTypes
  let columns: [Column]
  let rows: Rows
  /// The places that rows have by number.
  let places: @Sendable (Int) -> Place
  /// What Markdown has in place of a table, where the report reads better without one.
  private let prose: Prose?

  /// Emits Markdown in pieces of bounded size.
  package typealias Prose = @Sendable (_ emit: ([UInt8]) throws -> Void) throws -> Void

  /// - Parameters:
  ///   - name: The word that asks for the report.
  ///   - header: The lines above the table where people read it.
  ///   - facts: What is known of the report as a whole.
  ///   - types: What the values of a row are.
  ///   - places: The places that rows have by number; asked for once.
  ///   - prose: What Markdown has in place of a table.
  package init(
    _ name: String, header: [[UInt8]] = [], facts: [Fact], types: ValueTypes = .none,
    columns: [Column],
    places: @escaping @Sendable (Int) -> Place = { _ in preconditionFailure("no places by number")
    },
    prose: Prose? = nil, rows: @escaping Rows
  ) {
    self.facts =
      [
        Fact("schema", .integer(Self.schema)), Fact("report", .text(Array(name.utf8))),
        Fact("swprof", .text(Array(ProgramVersion.number.utf8))),
      ] + facts
    self.header = header
    self.types = types
    self.columns = columns
    self.rows = rows
    self.places = places
    self.prose = prose
  }

  /// The number of the JSON Schema, which grows when a reader of the one before may go wrong.
  package static let schema: Int64 = 2

  /// Emits the report in pieces of bounded size.
  package func write(as format: TableFormat, _ emit: ([UInt8]) throws -> Void) throws {
    switch format {
    case .json: try JSONWriter(self).write(emit)
    case .csv: try CSVWriter(self).write(emit)
    case .markdown:
      guard let prose else { return try MarkdownWriter(self).write(emit) }
      try prose(emit)
    }
  }
}

/// How a table is written for programs, or for people who read it elsewhere.
package enum TableFormat: String, CaseIterable, Sendable {
  case json, csv, markdown
}

/// Something known of a report as a whole.
package struct Fact: Sendable {
  /// A fact's value: a cell, or facts.
  package indirect enum Value: Sendable {
    case cell(Cell)
    case record([Fact])
    case records([[Fact]])
  }

  package let name: String
  package let value: Value

  package init(_ name: String, _ cell: Cell) {
    self.name = name
    value = .cell(cell)
  }

  package init(_ name: String, _ record: [Fact]) {
    self.name = name
    value = .record(record)
  }

  package init(_ name: String, each records: [[Fact]]) {
    self.name = name
    value = .records(records)
  }
}

extension Fact {
  var isAbsent: Bool { if case .cell(let cell) = value { cell.isAbsent } else { false } }
}
