import Bytes

/// Rows of cells below headings, each column as wide as its widest cell, and a name before them.
///
///                            ------- flat -------  -- cum --
///                            before  after      Δ      after
///     workshop/shapes.Mix     500ms  300ms -200ms      520ms
///
/// On a narrow screen columns give room to the names, those of the highest rank first.
package struct GroupedTable: Sendable {
  package struct Column: Sendable {
    let title: [UInt8]
    /// What is left out first has the highest; columns of rank 0 always stay.
    let rank: Int

    package init(_ title: String, rank: Int = 0) {
      self.title = title.bytes
      self.rank = rank
    }
  }

  /// Columns that belong together.
  package struct Group: Sendable {
    let title: [UInt8]
    let columns: [Column]

    package init(title: [UInt8], columns: [Column]) {
      self.title = title
      self.columns = columns
    }
  }

  /// A value of a row.
  package struct Cell: Sendable {
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
  /// What is left for names at least, if they need it and that takes leaving out columns.
  private static let leastName = 30
  /// The widest column of names where there is no screen: those of C++ may have thousands of characters.
  private static let mostName = 60

  package init(_ groups: [Group]) {
    self.groups = groups
    widths = groups.flatMap(\.columns).map(\.title.characterCount)
  }

  /// - Parameter cells: One for each column of all groups.
  package mutating func add(_ cells: [Cell], name: [UInt8]) {
    for (column, cell) in cells.enumerated() {
      widths[column] = max(widths[column], cell.text.characterCount)
    }
    rows.append((cells, name))
  }

  /// The table on a screen of so many columns; `nil` for no screen.
  func text(columns: Int?) -> StyledText {
    let shown = shownGroups(columns)
    let rest = shown.reduce(0) { $0 + $1.width + Self.gap }
    let names = rows.map { visible($0.name[...]) }
    let longest = names.map(\.displayWidth).max() ?? 0
    let room = min(columns.map { max($0 - rest, 4) } ?? Self.mostName, longest)
    let shownNames = columns == nil ? names : distinctNames(names, toWidth: room)
    var output = StyledText()
    output.write(blanks: room)
    writeTitles(shown, to: &output)
    output.write(blanks: room)
    let titles = groups.flatMap(\.columns).map { Cell($0.title, .strong) }
    writeCells(titles, shown, to: &output)
    output.endLine()
    for (row, name) in zip(rows, shownNames) {
      output.write(name: Array(name))
      output.write(blanks: room - name.displayWidth)
      writeCells(row.cells, shown, to: &output)
      output.endLine()
    }
    return output
  }

  /// The columns of a group that there is room for, and their widths.
  private struct ShownGroup {
    let title: [UInt8]
    let columns: [Int]
    var widths: [Int]

    var width: Int { widths.reduce(-GroupedTable.gap) { $0 + $1 + GroupedTable.gap } }
  }

  private func shownGroups(_ columns: Int?) -> [ShownGroup] {
    let ranks = Set(groups.flatMap { $0.columns.map(\.rank) }).sorted(by: >)
    guard let columns, let least = ranks.last else { return shownGroups(upTo: .max) }
    let name = min(rows.map { visible($0.name[...]).displayWidth }.max() ?? 0, Self.leastName)
    for rank in ranks {
      let shown = shownGroups(upTo: rank)
      if shown.reduce(name, { $0 + $1.width + Self.gap }) <= columns { return shown }
    }
    return shownGroups(upTo: least)
  }

  private func shownGroups(upTo rank: Int) -> [ShownGroup] {
    var first = 0
    return groups.compactMap { group in
      defer { first += group.columns.count }
      let columns = group.columns.indices.filter { group.columns[$0].rank <= rank }
        .map { first + $0 }
      if columns.isEmpty { return nil }
      var shown = ShownGroup(
        title: group.title, columns: columns, widths: columns.map { widths[$0] })
      // Titles have two dashes on each side.
      shown.widths[0] += max(group.title.characterCount + 6 - shown.width, 0)
      return shown
    }
  }

  private func writeCells(_ cells: [Cell], _ shown: [ShownGroup], to output: inout StyledText) {
    for group in shown {
      for (column, width) in zip(group.columns, group.widths) {
        output.write(blanks: width + Self.gap - cells[column].text.characterCount)
        output.write(cells[column].text, cells[column].style)
      }
    }
  }

  /// Writes the titles of groups over their columns, with dashes on both sides.
  private func writeTitles(_ shown: [ShownGroup], to output: inout StyledText) {
    for group in shown {
      let dashes = group.width - group.title.characterCount - 2
      output.write(blanks: Self.gap)
      output.write(String(repeating: "-", count: dashes / 2) + " ", .faint)
      output.write(group.title, .faint)
      output.write(" " + String(repeating: "-", count: dashes - dashes / 2), .faint)
    }
    output.endLine()
  }
}
