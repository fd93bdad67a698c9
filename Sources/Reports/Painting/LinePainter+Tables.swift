import Bytes
import Rendering

extension LinePainter {
  /// A line of `top`.
  mutating func tableLine(_ line: Visible) -> ScreenLine? {
    if !isInBody {
      isInBody = line.hasPrefix("      flat  flat%")
      return isInBody ? heading(line) : headerLine(line)
    }
    var painted = self.line()
    var fields = Fields(line)
    guard let heat = addValues(&fields, to: &painted), let gap = fields.skip("  ") else {
      return nil
    }
    painted.add(gap)
    painted.add(name: fields.rest, heat.nameStyle)
    return painted
  }

  /// A line of `tree` or `peek`.
  mutating func treeLine(_ line: Visible) -> ScreenLine? {
    if line.hasPrefix("-----") {
      isInBody = true
      return self.line(fitting(line.dropFirst(2 * squeeze + overlap)), .faint)
    }
    if !isInBody { return headerLine(line) }
    if line.hasPrefix("      flat  flat%") { return heading(line) }
    return nodeLine(line) ?? callLine(line)
  }

  /// How many columns are left out so that the values of calls stand below those of their node
  /// instead of beside them: where it is too narrow for both.
  private var overlap: Int { abilities.columns.map { $0 < 72 ? 15 : 0 } ?? 0 }

  /// The names of the columns.
  private func heading(_ text: Visible) -> ScreenLine {
    var painted = line()
    var fields = Fields(text)
    while let field = fields.next() {
      let name = field.withoutBlanks
      if name.first == "\t" { break }
      if overlap > 0, name.hasPrefix("calls") { continue }
      let isValue = name == "flat" || name == "cum"
      painted.add(isValue ? field.squeezed(by: squeeze) : field, .strong)
    }
    return painted
  }

  private func nodeLine(_ line: Visible) -> ScreenLine? {
    var painted = self.line()
    var fields = Fields(line)
    guard addValues(&fields, to: &painted) != nil,
      let bar = fields.next()?.squeezed(by: overlap),
      bar.last == "|", let gap = fields.skip(" ")
    else { return nil }
    painted.add(bar, .faint)
    painted.add(gap)
    painted.add(name: fields.rest, .strong)
    return painted
  }

  /// A caller or callee; those of little weight step back.
  private func callLine(_ line: Visible) -> ScreenLine? {
    var painted = self.line()
    var fields = Fields(line)
    guard let weight = fields.next()?.squeezed(by: 2 * squeeze + overlap),
      let share = fields.next(),
      let percent = share.share,
      let bar = fields.skip(" |"), let gap = fields.skip("   ")
    else { return nil }
    let style: Style = Heat(percent: percent) == .large ? .plain : .faint
    painted.add(weight, style)
    painted.add(share, style)
    painted.add(bar, .faint)
    painted.add(gap)
    painted.add(name: fields.rest, style)
    return painted
  }

  /// As much of a ruled line as fits.
  func fitting(_ rule: Visible) -> Visible {
    abilities.columns.map { rule.prefix(max($0, 1)) } ?? rule
  }
}
