extension LinePainter {
  /// A line of `advise`: ` 70.7%  Formatting by fmt [go-fmt]: 1.45s` begins a finding, what is below
  /// it is indented. Lines to paste are as they are, however long.
  func findingsLine(_ line: Visible) -> ScreenLine? {
    if line.starts(with: "Type: ".utf8) { return self.line(line, .faint) }
    var fields = Fields(line)
    guard let share = fields.next(), share.count == Self.shareWidth, let percent = share.share,
      let gap = fields.skip("  "), let bracket = fields.rest.firstIndex(of: UInt8(ascii: "["))
    else { return nil }
    var painted = self.line(share, Heat(percent: percent).style(isNegative: false))
    painted.add(gap)
    painted.add(fields.rest[..<bracket], .strong)
    let end = fields.rest[bracket...].firstIndex(of: UInt8(ascii: ":")) ?? fields.rest.endIndex
    painted.add(fields.rest[bracket..<end], .faint)
    painted.add(fields.rest[end...])
    return painted
  }

  /// How wide the share of a finding is.
  private static let shareWidth = 6
}
