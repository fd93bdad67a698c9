import Bytes
import Rendering

extension LinePainter {
  /// A line of `list`.
  mutating func listingLine(_ line: Visible) -> ScreenLine? {
    if let titled = titleLine(line) { return titled }
    if line.hasPrefix(" Error: ") || line.hasPrefix("No source ") {
      return self.line(line, .trouble)
    }
    var painted = self.line()
    var fields = Fields(line)
    guard let heat = addValuesOfCode(&fields, to: &painted),
      let colon = fields.rest.firstIndex(of: ":"),
      let number = Int(String(decoding: fields.rest[..<colon].withoutBlanks, as: UTF8.self))
    else { return nil }
    let end = colon + 1
    let blanks = fields.rest[..<colon].prefix { $0 == " " }
    painted.add(blanks)
    painted.add(
      fields.rest[blanks.endIndex..<end], heat == .nothing ? .faint : .place,
      target: heat == .nothing ? nil : abilities.address?(file, number))
    painted.add(fields.rest[end...], heat == .nothing ? .plain : .strong)
    return painted
  }

  /// A line of `disasm`.
  mutating func disassemblyLine(_ line: Visible) -> ScreenLine? {
    if let titled = titleLine(line) { return titled }
    let semicolon = line.firstIndex(of: ";")
    if let semicolon, line[..<semicolon].allSatisfy({ $0 == " " }) {
      return placeLine(line[semicolon...], blanks: semicolon - line.startIndex)
    }
    var painted = self.line()
    var fields = Fields(line)
    guard let heat = addValuesOfCode(&fields, to: &painted), let address = fields.next(),
      address.last == ":"
    else { return nil }
    painted.add(address, .faint)
    let place = semicolon.flatMap { isPlace($0, of: line) ? $0 : nil }
    let instruction = fields.rest[..<(place ?? line.endIndex)]
    let text = instruction.withoutBlanks
    painted.add(" ")
    painted.add(text, heat == .nothing ? .plain : .strong)
    if let place {
      let blanks = instruction.endIndex - text.endIndex
      addPlace(line[place...], blanks: blanks, to: &painted)
    }
    return painted
  }

  /// Whether a semicolon is the one before a place, which is in its column after blanks.
  private func isPlace(_ semicolon: Int, of line: Visible) -> Bool {
    semicolon - line.startIndex >= 74 || line[..<semicolon].suffix(2) == "  "
  }

  private func placeLine(_ place: Visible, blanks: Int) -> ScreenLine {
    var painted = line()
    addPlace(place, blanks: blanks, to: &painted)
    return painted
  }

  /// Adds `;function file:line`, nearer to what is before where the terminal ends too early; not at
  /// all where there is no room for anything that could be read.
  private func addPlace(_ text: Visible, blanks: Int, to painted: inout ScreenLine) {
    var blanks = blanks
    let name = text.dropFirst()
    if let columns = abilities.columns {
      let room = columns - painted.width - 1
      blanks = max(min(blanks, room - name.displayWidth), 1)
      if room - blanks < 8 { return }
    }
    painted.add(blanks: blanks)
    painted.add(";", .faint)
    painted.add(name: name, .faint)
  }

  /// A line that is above code: the total, a routine's name, its values.
  private mutating func titleLine(_ line: Visible) -> ScreenLine? {
    var fields = Fields(line)
    if let title = fields.skip("Total: ") {
      total = WrittenValue(fields.rest)
      return self.line(title + fields.rest, .faint)
    }
    let rule = "======================== "
    if let title = fields.skip("ROUTINE " + rule) ?? fields.skip("    AKA " + rule) {
      return routineLine(title, fields.rest)
    }
    let sums = " (flat, cum) "
    guard line.count > 22, let flat = fields.next(), let cumulative = fields.next(),
      fields.skip(sums) != nil, let share = fields.next(), let percent = share.share
    else { return nil }
    var painted = self.line()
    painted.add(flat, style(flat))
    painted.add(cumulative, Heat(percent: percent).style(isNegative: cumulative.isNegative))
    painted.add(sums, .faint)
    painted.add(share)
    painted.add(fields.rest, .faint)
    return painted
  }

  private mutating func routineLine(_ title: Visible, _ routine: Visible) -> ScreenLine {
    var painted = line()
    let between = " in ".bytes
    let file = layout == .listing ? routine.lastRange(of: between) : nil
    // On a narrow screen the rule is what can go.
    let width = title.count + routine.displayWidth
    let cut = abilities.columns.map { max(min(width - $0, 20), 0) } ?? 0
    painted.add(title.prefix(8))
    painted.add(title.dropFirst(8 + cut), .faint)
    painted.add(routine[..<(file?.lowerBound ?? routine.endIndex)], .strong)
    if let file {
      self.file = routine[file.upperBound...]
      painted.add(routine[file], .faint)
      painted.add(self.file, .place, target: abilities.address?(self.file, nil))
    }
    return painted
  }

  /// Adds a line's own and its cumulative value.
  ///
  /// - Returns: How heavy the larger of them is; `nil` where these are no such fields.
  private func addValuesOfCode(_ fields: inout Fields, to line: inout ScreenLine) -> Heat? {
    guard let flat = fields.next(), let cumulative = fields.next(), isCell(flat),
      isCell(cumulative)
    else { return nil }
    line.add(flat, style(flat))
    line.add(cumulative, isDot(cumulative) ? .faint : .plain)
    if isDot(flat), isDot(cumulative) { return .nothing }
    return isDot(flat) ? .little : .noticeable
  }

  private func style(_ cell: Visible) -> Style {
    if isDot(cell) { return .faint }
    return (WrittenValue(cell)?.heat(of: total) ?? .little).style(isNegative: cell.isNegative)
  }

  private func isCell(_ field: Visible) -> Bool { isDot(field) || WrittenValue(field) != nil }

  private func isDot(_ field: Visible) -> Bool { field.withoutBlanks == "." }
}

extension Visible {
  /// Where a text stands last.
  fileprivate func lastRange(of text: [UInt8]) -> Range<Int>? {
    var start = endIndex - text.count
    while start >= startIndex {
      if self[start..<start + text.count].elementsEqual(text) { return start..<start + text.count }
      start -= 1
    }
    return nil
  }
}
