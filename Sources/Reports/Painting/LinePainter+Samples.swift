import Bytes
import Rendering

extension LinePainter {
  /// How wide the field of values and keys is in `traces`.
  private static let fieldWidth = 10

  /// A line of `traces`.
  mutating func stacksLine(_ line: Visible) -> ScreenLine? {
    if line.hasPrefix("-----------+-----") {
      isInBody = true
      return self.line(fitting(line), .faint)
    }
    if !isInBody { return headerLine(line) }
    var painted = self.line()
    var fields = Fields(line)
    if let blanks = fields.skip(String(repeating: " ", count: Self.fieldWidth + 3)) {
      painted.add(blanks)
      painted.add(name: fields.rest, .plain)
      return painted
    }
    if let value = fields.next(), value.count >= Self.fieldWidth, WrittenValue(value) != nil,
      let gap = fields.skip("   ")
    {
      painted.add(value, .strong)
      painted.add(gap)
      painted.add(name: fields.rest, .strong)
      return painted
    }
    return labelLine(line)
  }

  /// A key and its values.
  private func labelLine(_ line: Visible) -> ScreenLine? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    var painted = self.line(line[...colon], .place)
    painted.add(line[(colon + 1)...])
    return painted
  }

  /// A line of `tags`: ` key: Total 330ms of 1.26s (26.19%)` or `330ms (26.19%): value`.
  func labelsLine(_ line: Visible) -> ScreenLine? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let (front, rest) = (line[...colon], line[(colon + 1)...])
    if rest.hasPrefix(" Total ") {
      var painted = self.line(front, .strong)
      painted.add(rest)
      return painted
    }
    guard let parenthesis = front.firstIndex(of: "("),
      let percent = front[parenthesis...].share
    else { return nil }
    let heat = Heat(percent: percent)
    var painted = self.line(
      front.dropLast(), heat.style(isNegative: front.isNegative))
    painted.add(":", .faint)
    painted.add(rest, heat.nameStyle)
    return painted
  }
}
