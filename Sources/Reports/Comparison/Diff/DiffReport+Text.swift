import Bytes
import CallGraphs
import Gates
import Profiles
package import Rendering
import Statistics

extension DiffReport {
  package func write(_ emit: ([UInt8]) throws -> Void) rethrows { try emit(text.bytes) }

  package var styledText: StyledText? { text }

  /// The report as a person reads it.
  package var text: StyledText {
    var output = StyledText()
    let formats = formats
    writeHeading(to: &output)
    writeTotals(formats, to: &output)
    writeMethod(to: &output)
    output.line(selectionText(formats[0]))
    if rows.isEmpty { return output }
    output.endLine()
    var table = GroupedTable(groups)
    for row in rows { table.add(cells(of: row, formats), name: row.name) }
    output.write(table)
    return output
  }

  /// How the values of each kind are written: in one unit each, the one that suits a twentieth of
  /// the total, so that changes of half a percent have a digit or two.
  var formats: [ValueFormat] {
    zip(valuations, totals).map { valuation, total in
      let largest = max(total.before.magnitude, total.after.magnitude)
      return valuation.format(suiting: Int64(truncating: largest / 20))
    }
  }

  /// Whether the sums that rows are ordered by are the cumulative ones.
  private var isCumulative: Bool { options.order == .cumulative }

  /// The sums that rows are ordered by, of each kind of value; then the others, of the first kind.
  private var groups: [GroupedTable.Group] {
    func group(
      _ sum: String, _ kind: Int, _ columns: [GroupedTable.Column]
    ) -> GroupedTable.Group {
      let type = valuations.count > 1 ? " ".bytes + valuations[kind].type : []
      return GroupedTable.Group(title: sum.bytes + type, columns: columns)
    }
    let (first, second) = isCumulative ? ("cum", "flat") : ("flat", "cum")
    let evidence = isTested ? DiffChange.evidenceColumns : []
    let selected = DiffChange.columns() + evidence + [GroupedTable.Column("share", rank: 6)]
    return valuations.indices.map { group(first, $0, $0 == 0 ? selected : DiffChange.columns(5)) }
      + [group(second, 0, DiffChange.columns(4))]
  }

  private func cells(of row: Row, _ formats: [ValueFormat]) -> [GroupedTable.Cell] {
    var cells: [GroupedTable.Cell] = []
    for (kind, cell) in row.changes.enumerated() {
      let change = cell.ordered(by: options.order)
      cells += change.styledCells(formats[kind])
      if kind > 0 { continue }
      if isTested { cells += change.evidence(formats[kind]).map { GroupedTable.Cell($0) } }
      cells.append(GroupedTable.Cell(change.shares(of: totals[0])))
    }
    let other = isCumulative ? row.changes[0].flat : row.changes[0].cumulative
    return cells + other.styledCells(formats[0])
  }
}

extension DiffChange {
  /// Before, after, difference, and that in percent.
  func cells(_ format: ValueFormat) -> [[UInt8]] {
    [
      Self.text(before, format), Self.text(after, format),
      Self.signed(difference, Self.text(difference, format)),
      mayBeChance ? "~".bytes : comparison.percentText,
    ]
  }

  /// The same: what grew is red, what shrank green, and what may be chance is neither.
  func styledCells(_ format: ValueFormat) -> [GroupedTable.Cell] {
    let texts = cells(format)
    let isNothing = mayBeChance || texts[2] == "0".bytes
    let style: Style = isNothing ? .faint : difference < 0 ? .cool : .warm
    return [
      GroupedTable.Cell(texts[0]), GroupedTable.Cell(texts[1]), GroupedTable.Cell(texts[2], style),
      GroupedTable.Cell(texts[3], style),
    ]
  }

  /// The titles of `cells`.
  ///
  /// - Parameter rank: That of the columns; `nil` where the change stays on every screen.
  static func columns(_ rank: Int? = nil) -> [GroupedTable.Column] {
    [
      GroupedTable.Column("before", rank: rank ?? 2), GroupedTable.Column("after", rank: rank ?? 1),
      GroupedTable.Column("Δ", rank: rank ?? 0), GroupedTable.Column("Δ %", rank: rank ?? 0),
    ]
  }

  static let evidenceColumns = [
    GroupedTable.Column("95 % interval", rank: 7), GroupedTable.Column("p", rank: 3),
  ]

  /// What the true difference lies in, and how probable so large a one is by chance.
  func evidence(_ format: ValueFormat) -> [[UInt8]] {
    if isNothing { return [[], []] }
    let interval = comparison.interval.map { interval in
      let (low, high) = (interval.lowerBound, interval.upperBound)
      return [
        Self.signed(low, format.estimate(low, .down)),
        Self.signed(high, format.estimate(high, .up)),
      ].joined(separator: "…".utf8)
    }
    return [
      interval.map(Array.init) ?? [],
      comparison.probability.map(Comparison.text(ofProbability:)) ?? [],
    ]
  }

  private static func text(_ value: Double, _ format: ValueFormat) -> [UInt8] {
    format.text(Int64(truncating: value.rounded(.toNearestOrAwayFromZero)))
  }

  private static func signed(_ value: Double, _ text: [UInt8]) -> [UInt8] {
    value > 0 && text != "0".bytes ? "+".bytes + text : text
  }

  /// The values as shares of the totals of their sides.
  fileprivate func shares(of total: DiffChange) -> [UInt8] {
    if isNothing { return [] }
    func share(_ value: Double, _ total: Double) -> [UInt8] {
      let percent = total == 0 ? 0 : (value / total).magnitude * 100
      return percent == 0 ? "0".bytes : percent.fixed(decimals: 1)
    }
    return share(before, total.before) + "→".bytes + share(after, total.after)
      + "%".bytes
  }
}
