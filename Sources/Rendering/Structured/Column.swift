import Bytes
import Profiles

/// Visits the rows of a table in their order; each time it is called, the same ones.
package typealias Rows = @Sendable (_ visit: ([Cell]) throws -> Void) throws -> Void

/// A column of a table, or of the lists that rows have inside.
package struct Column: Sendable {
  /// What its cells are; each may be absent instead.
  package enum Kind: Sendable {
    case place, label, text, texts, integer, number, address, flag, values, share, reading
    /// A list of rows with columns of their own, of which no column is a list.
    case list([Column])
  }

  /// Who wants it.
  package enum Audience: Sendable {
    case everyone
    /// People want the values of the selected sample type only.
    case selectedForPeople
    /// What people would not read, or read elsewhere.
    case programs
    /// What programs find elsewhere. Such columns come last, and hold no numbers for programs.
    case people
  }

  /// Of places and labels only for people: their parts have names of their own.
  package let name: String
  package let kind: Kind
  /// What people read above it; `nil` for the name.
  package let title: String?
  package let audience: Audience

  package init(
    _ name: String, _ kind: Kind, title: String? = nil, for audience: Audience = .everyone
  ) {
    self.name = name
    self.kind = kind
    self.title = title
    self.audience = audience
  }

  /// Where the code of a row is.
  package static let place = Column("name", .place)

  /// The columns of a list; `nil` for other kinds.
  package var list: [Column]? { if case .list(let columns) = kind { columns } else { nil } }
}

/// A value in a row, of the kind that its column says.
package enum Cell: Sendable {
  case absent
  case place(Place)
  /// One of the places that the report has by number; of rows that have nothing else, writers make
  /// each once.
  case numbered(Int)
  case label(LabelValue)
  /// A name, or other text that is to be read as it is.
  case text([UInt8])
  /// Words for people.
  case sentence([UInt8])
  case texts([[UInt8]])
  case integer(Int64)
  case number(Double)
  case address(UInt64)
  case flag(Bool)
  /// One for each sample type.
  case values([Int64])
  /// A part of a total; not known where that is 0.
  case share(Int64, of: Int64)
  /// A number, and how people read it; only they do where it is not finite.
  case reading(Double, [UInt8])
  case list(Rows)

  /// A copy of a text.
  package static func text(copying text: Span<UInt8>) -> Cell {
    var copy: [UInt8] = []
    copy.append(contentsOf: text)
    return .text(copy)
  }

  /// Text, or absent where there is none.
  package static func known(_ text: [UInt8]) -> Cell { text.isEmpty ? .absent : .text(text) }

  /// A number, or absent where it is 0.
  package static func known(_ number: Int64) -> Cell { number == 0 ? .absent : .integer(number) }

  /// A share as a number.
  package static func ratio(_ part: Int64, of total: Int64) -> Double? {
    total == 0 ? nil : Double(part) / Double(total)
  }
}

extension Cell {
  /// Whether there is nothing to write: a number that is not finite, a share of 0, no text.
  package var isAbsent: Bool {
    switch self {
    case .absent: true
    case .sentence(let text): text.isEmpty
    case .number(let number), .reading(let number, _): !number.isFinite
    case .share(_, let total): total == 0
    default: false
    }
  }
}
