// A format of our own says itself what its parts are: a heading, a share, what grew, a name. Written to
// a file or a pipe it is its bytes, and the parts are forgotten; on a terminal each has its style, names
// give way to values where it is narrow, and nothing that a terminal would obey gets through.
//
//     text      FAILED       90s     140s    +50s  cum(g) > +5% LF
//     parts     ├hot──┤├plain───────────────────────────────────┤

import Bytes

/// Text in parts that have a style.
package struct StyledText: Sendable {
  private enum Part: Sendable {
    /// Text that is left out on screens of fewer columns.
    case text(Style, columns: Int)
    /// A function's name, which is shortened to the room there is.
    case name(Style)
    /// Rows whose columns are those that there is room for.
    case table(GroupedTable)
    case lineEnd
  }

  /// The text without styles.
  package private(set) var bytes: [UInt8] = []
  /// The parts in their order, each with where it ends among the bytes.
  private var parts: [(part: Part, end: Int)] = []

  package init() {}

  /// - Parameter columns: How many a screen has to have to show it.
  package mutating func write(_ text: [UInt8], _ style: Style = .plain, from columns: Int = 0) {
    bytes += text
    parts.append((.text(style, columns: columns), bytes.count))
  }

  package mutating func write(_ text: String, _ style: Style = .plain, from columns: Int = 0) {
    write(Array(text.utf8), style, from: columns)
  }

  package mutating func write(blanks count: Int) {
    write([UInt8](repeating: UInt8(ascii: " "), count: max(count, 0)))
  }

  /// Writes a function's name, which may have a place after it.
  package mutating func write(name: [UInt8], _ style: Style = .plain) {
    bytes += name
    parts.append((.name(style), bytes.count))
  }

  package mutating func write(_ table: GroupedTable) {
    bytes += table.text(columns: nil).bytes
    parts.append((.table(table), bytes.count))
  }

  package mutating func endLine() {
    bytes.append("\n")
    parts.append((.lineEnd, bytes.count))
  }

  /// Writes text and ends the line.
  package mutating func line(_ text: [UInt8], _ style: Style = .plain) {
    write(text, style)
    endLine()
  }

  /// Writes text and ends the line.
  package mutating func line(_ text: String, _ style: Style = .plain) {
    line(Array(text.utf8), style)
  }

  /// The text as a screen shows it; without styles where it goes elsewhere.
  package func bytes(on screen: ScreenAbilities?) -> [UInt8] {
    guard let screen else { return bytes }
    let columns = screen.columns ?? .max
    var shown: [UInt8] = []
    var line = ScreenLine(on: screen)
    var start = 0
    for (part, end) in parts {
      let text = bytes[start..<end]
      start = end
      switch part {
      case .text(let style, let least): if columns >= least { line.add(visible(text), style) }
      case .name(let style): line.add(name: visible(text), style)
      case .table(let table): shown += table.text(columns: screen.columns).bytes(on: screen)
      case .lineEnd:
        shown += line.finished
        shown.append("\n")
        line = ScreenLine(on: screen)
      }
    }
    return shown + line.finished
  }
}
