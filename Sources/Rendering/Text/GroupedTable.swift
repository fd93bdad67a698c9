/// Rows of cells below headings, each column as wide as its widest cell, and a name after them.
///
///     ------- flat -------  -- cum --
///     before  after      Δ      after
///      500ms  300ms -200ms      520ms  workshop/shapes.Mix
///
/// On a narrow screen the later groups of columns give room to the names.
package struct GroupedTable {
  /// Columns that belong together.
  package struct Group {
    let title: [UInt8]
    let columns: [String]

    package init(title: [UInt8], columns: [String]) {
      self.title = title
      self.columns = columns
    }
  }

  /// A value of a row.
  package struct Cell {
    let text: [UInt8]
    let style: Style

    package init(_ text: [UInt8], _ style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  private let groups: [Group]
  private var widths: [Int]
  private var rows: [(cells: [Cell], name: [UInt8])] = []

  private static let gap = 2
  /// What is left for names at least, if that takes leaving out groups.
  private static let leastName = 28

  package init(_ groups: [Group]) {
    self.groups = groups
    widths = groups.flatMap(\.columns).map { Array($0.utf8).characterCount }
  }

  /// - Parameter cells: One for each column of all groups.
  package mutating func add(_ cells: [Cell], name: [UInt8]) {
    for (column, cell) in cells.enumerated() {
      widths[column] = max(widths[column], cell.text.characterCount)
    }
    rows.append((cells, name))
  }

  /// Writes the table.
  package consuming func write(to output: inout StyledText) {
    makeRoomForTitles()
    let screens = screens
    writeTitles(screens, to: &output)
    let titles = groups.flatMap(\.columns).map { Cell(Array($0.utf8), .strong) }
    writeCells(titles, screens, to: &output)
    output.endLine()
    for row in rows {
      writeCells(row.cells, screens, to: &output)
      output.write(blanks: Self.gap)
      output.write(name: row.name)
      output.endLine()
    }
  }

  /// Widens groups that are narrower than their titles with two dashes on each side.
  private mutating func makeRoomForTitles() {
    for (group, columns) in ranges {
      widths[columns.lowerBound] += max(group.title.characterCount + 6 - width(columns), 0)
    }
  }

  /// The groups with the columns that each has.
  private var ranges: [(group: Group, columns: Range<Int>)] {
    var first = 0
    return groups.map { group in
      defer { first += group.columns.count }
      return (group, first..<first + group.columns.count)
    }
  }

  private func width(_ columns: Range<Int>) -> Int {
    widths[columns].reduce(-Self.gap) { $0 + $1 + Self.gap }
  }

  /// By group, how many columns a screen has to have to show it; the first is always shown.
  private var screens: [Int] {
    ranges.enumerated().map { position, range in
      position == 0 ? 0 : width(0..<range.columns.upperBound) + Self.leastName
    }
  }

  private func writeCells(_ cells: [Cell], _ screens: [Int], to output: inout StyledText) {
    for (position, range) in ranges.enumerated() {
      for column in range.columns {
        let (cell, gap) = (cells[column], column == 0 ? 0 : Self.gap)
        let blanks = max(widths[column] + gap - cell.text.characterCount, 0)
        let padding = [UInt8](repeating: UInt8(ascii: " "), count: blanks)
        output.write(padding + cell.text, cell.style, from: screens[position])
      }
    }
  }

  /// Writes the titles of groups over their columns, with dashes on both sides.
  private func writeTitles(_ screens: [Int], to output: inout StyledText) {
    for (position, range) in ranges.enumerated() {
      let title = range.group.title
      let dashes = width(range.columns) - title.characterCount - 2
      var line = TextOutput()
      if position > 0 { line.write(blanks: Self.gap) }
      line.write(String(repeating: "-", count: dashes / 2) + " ")
      line.write(title)
      line.write(" " + String(repeating: "-", count: dashes - dashes / 2))
      output.write(line.bytes, .faint, from: screens[position])
    }
    output.write(sign: "  …", .faint, below: screens.last ?? 0)
    output.endLine()
  }
}
