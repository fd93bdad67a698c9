import Rendering

/// The columns of a table whose rows are painted, as its first two lines have them.
struct ChangeColumns {
  /// Where each group of columns is, in characters.
  let groups: [Range<Int>]
  /// How many of them there is room for.
  let shownGroups: Int
  /// Where each column ends, and what it is called; empty until that line has come.
  var columns: [(end: Int, name: Visible)] = []

  /// What is left for names at least, if that takes leaving out groups.
  private static let leastName = 28

  /// - Parameter titles: The titles of the groups, two blanks apart.
  init?(_ titles: Visible, room: Int?) {
    guard titles.starts(with: "--".utf8) else { return nil }
    let groups = titles.fieldRanges
    let fitting = groups.prefix { $0.upperBound + Self.leastName <= room ?? .max }
    self.groups = groups
    shownGroups = max(fitting.count, 1)
  }

  /// Where the values end that are shown.
  var shownEnd: Int { groups[shownGroups - 1].upperBound }

  /// Where all values end.
  var end: Int { groups[groups.count - 1].upperBound }
}

extension LinePainter {
  /// A line of `diff`.
  mutating func differenceLine(_ line: Visible) -> ScreenLine? {
    if let started = ChangeColumns(line, room: abilities.columns) {
      changes = started
      var painted = self.line(line.characters(0..<started.shownEnd), .faint)
      if started.shownGroups < started.groups.count { painted.add("  …", .faint) }
      return painted
    }
    guard let changes else {
      if let failed = failureLine(line) { return failed }
      return self.line(line, isInBody ? .plain : .faint)
    }
    if changes.columns.isEmpty {
      self.changes?.columns = line.fieldRanges.map { ($0.upperBound, line.characters($0)) }
      return self.line(line.characters(0..<changes.shownEnd), .strong)
    }
    if line.isEmpty {
      isInBody = true
      self.changes = nil
      return nil
    }
    return changeLine(line, changes)
  }

  /// A gate that was not met.
  private func failureLine(_ line: Visible) -> ScreenLine? {
    let word = Array("FAILED".utf8)
    guard isInBody, line.starts(with: word) else { return nil }
    var painted = self.line(line.prefix(word.count), .hot)
    painted.add(line.dropFirst(word.count))
    return painted
  }

  /// A row: what grew is red, what shrank green, and what may be chance is neither.
  private func changeLine(_ line: Visible, _ changes: ChangeColumns) -> ScreenLine? {
    guard line.characterCount > changes.end + 2 else { return nil }
    var painted = self.line()
    var start = 0
    var styles: [Visible: Style] = [:]
    for (position, column) in changes.columns.enumerated() where column.end <= changes.shownEnd {
      let cell = line.characters(start..<column.end)
      if column.name.elementsEqual("Δ".utf8) {
        let next = changes.columns.dropFirst(position + 1).first
        let percent = line.characters(column.end..<(next?.end ?? column.end))
        let style = Style(ofChange: cell, percent: percent)
        styles = [Array("Δ".utf8)[...]: style, Array("Δ %".utf8)[...]: style]
      }
      painted.add(cell, styles[column.name] ?? .plain)
      start = column.end
    }
    painted.add("  ")
    add(line.characters(changes.end + 2..<Int.max), .plain, to: &painted)
    return painted
  }
}

extension Style {
  /// - Parameters:
  ///   - change: A difference with its sign.
  ///   - percent: The same in percent, or what stands for it.
  fileprivate init(ofChange change: Visible, percent: Visible) {
    let change = change.withoutBlanks
    if percent.withoutBlanks.elementsEqual("~".utf8) || change.elementsEqual("0".utf8) {
      self = .faint
    } else {
      self = change.first == UInt8(ascii: "-") ? .cool : .warm
    }
  }
}

extension Visible {
  /// The characters of a range, as far as there are any.
  fileprivate func characters(_ range: Range<Int>) -> Visible {
    var start: Int?
    var character = 0
    for position in indices where !isContinuation(self[position]) {
      if character == range.lowerBound { start = position }
      if character == range.upperBound { return self[(start ?? position)..<position] }
      character += 1
    }
    return self[(start ?? endIndex)...]
  }

  /// Where texts are that two blanks or more separate, in characters.
  fileprivate var fieldRanges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start: Int?
    var (character, blanks) = (0, 0)
    for byte in self where !isContinuation(byte) {
      if byte == UInt8(ascii: " ") {
        blanks += 1
        if blanks == 2, let first = start {
          ranges.append(first..<character - 1)
          start = nil
        }
      } else {
        blanks = 0
        start = start ?? character
      }
      character += 1
    }
    if let start { ranges.append(start..<character - Swift.min(blanks, 1)) }
    return ranges
  }

  private func isContinuation(_ byte: UInt8) -> Bool { byte & 0xc0 == 0x80 }

  fileprivate var characterCount: Int { reduce(0) { $0 + (isContinuation($1) ? 0 : 1) } }
}
