import Rendering

/// Rows of cells below headings, each column as wide as its widest cell, and a name behind them.
///
///     ------- flat -------  -- cum --
///     before  after      Δ      after
///      500ms  300ms -200ms      520ms  workshop/shapes.Mix
struct DiffTable {
  /// Columns that belong together.
  struct Group {
    let title: [UInt8]
    let columns: [String]
  }

  private let groups: [Group]
  private var widths: [Int]
  private var rows: [(cells: [[UInt8]], name: [UInt8])] = []

  private static let gap = 2

  init(_ groups: [Group]) {
    self.groups = groups
    widths = groups.flatMap(\.columns).map { Array($0.utf8).characterCount }
  }

  /// - Parameter cells: One for each column of all groups.
  mutating func add(_ cells: [[UInt8]], name: [UInt8]) {
    for (column, cell) in cells.enumerated() {
      widths[column] = max(widths[column], cell.characterCount)
    }
    rows.append((cells, name))
  }

  /// Writes the table.
  consuming func write(to output: inout TextOutput) {
    makeRoomForTitles()
    writeTitles(to: &output)
    writeCells(groups.flatMap(\.columns).map { Array($0.utf8) }, to: &output)
    output.line("")
    for row in rows {
      writeCells(row.cells, to: &output)
      output.write(blanks: Self.gap)
      output.line(row.name)
    }
  }

  /// Widens groups that are narrower than their titles with two dashes on each side.
  private mutating func makeRoomForTitles() {
    var first = 0
    for group in groups {
      let last = first + group.columns.count
      widths[first] += max(group.title.characterCount + 6 - width(first..<last), 0)
      first = last
    }
  }

  private func width(_ columns: Range<Int>) -> Int {
    widths[columns].reduce(-Self.gap) { $0 + $1 + Self.gap }
  }

  private func writeCells(_ cells: [[UInt8]], to output: inout TextOutput) {
    for (column, cell) in cells.enumerated() {
      output.write(cell, width: widths[column] + (column == 0 ? 0 : Self.gap))
    }
  }

  /// Writes the titles of groups over their columns, with dashes on both sides.
  private func writeTitles(to output: inout TextOutput) {
    var first = 0
    for group in groups {
      let last = first + group.columns.count
      let dashes = width(first..<last) - group.title.characterCount - 2
      if first > 0 { output.write(blanks: Self.gap) }
      output.write(String(repeating: "-", count: dashes / 2) + " ")
      output.write(group.title)
      output.write(" " + String(repeating: "-", count: dashes - dashes / 2))
      first = last
    }
    output.line("")
  }
}
