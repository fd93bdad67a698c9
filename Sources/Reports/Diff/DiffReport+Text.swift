import CallGraphs
import Profiles

extension DiffReport {
  /// The report as a person reads it.
  public var text: TextOutput {
    var output = TextOutput()
    let formats = formats
    writeHeading(to: &output)
    writeTotals(formats, to: &output)
    output.line(selectionText(formats[0]))
    if rows.isEmpty { return output }
    output.line("")
    var table = DiffTable(groups)
    for row in rows { table.add(cells(of: row, formats), name: row.name) }
    table.write(to: &output)
    return output
  }

  /// How the values of each kind are written: in one unit each, the one that suits a twentieth of
  /// the total, so that changes of half a percent have a digit or two.
  private var formats: [ValueFormat] {
    zip(valuations, totals).map { valuation, total in
      let largest = max(total.before.magnitude, total.after.magnitude)
      return valuation.format(suiting: Int64(truncating: largest / 20))
    }
  }

  // MARK: Above the table

  private func writeHeading(to output: inout TextOutput) {
    for (title, names) in [
      ("before = ", options.beforeNames), ("after  = ", options.afterNames),
    ] {
      output.write(title)
      output.write(Array(names.prefix(3).joined(separator: ", ".utf8)))
      if names.count > 3 { output.write(", …") }
      output.line(names.count > 1 ? " (\(names.count) profiles)" : "")
    }
    if options.activeFilters.isEmpty { return }
    output.line("Active filters:")
    for filter in options.activeFilters {
      output.write("   ")
      output.line(filter)
    }
  }

  /// Writes the totals, and how values were found below them.
  private func writeTotals(_ formats: [ValueFormat], to output: inout TextOutput) {
    var table = DiffTable([
      DiffTable.Group(title: Array("total".utf8), columns: ["before", "after", "Δ", "Δ %"])
    ])
    for (kind, total) in totals.enumerated() {
      table.add(total.cells(formats[kind]), name: valuations[kind].type)
    }
    table.write(to: &output)
    if max(options.beforeNames.count, options.afterNames.count) > 1 {
      output.line("Each value is the median of its runs.")
    }
    if options.isNormalized {
      output.line("Normalized: each profile is scaled to the mean total before.")
    }
  }

  /// What is shown, and what is left out.
  private func selectionText(_ format: ValueFormat) -> [UInt8] {
    var parts: [[UInt8]] = []
    if omissions.small > 0 {
      let share = (options.trimming.nodeFraction * 100).twoSignificantDigits()
      let least = format.text(Int64(truncating: omissions.least.rounded(.up)))
      parts.append(
        Array("\(omissions.small) changed by less than ".utf8) + least + Array(" (".utf8) + share
          + Array("% of the total)".utf8))
    }
    if omissions.shrunk > 0 { parts.append(Array("\(omissions.shrunk) shrank".utf8)) }
    if omissions.late > 0 { parts.append(Array("\(omissions.late) changed less".utf8)) }
    let all = rows.count + omissions.small + omissions.shrunk + omissions.late
    let shown = Array("Showing \(rows.count) of \(all) rows".utf8)
    if parts.isEmpty { return shown }
    return shown + Array("; left out: ".utf8) + Array(parts.joined(separator: ", ".utf8))
  }

  // MARK: The table

  /// Whether the sums that rows are ordered by are the cumulative ones.
  private var isCumulative: Bool { options.order == .cumulative }

  private var groups: [DiffTable.Group] {
    func group(_ sum: String, _ kind: Int, _ columns: [String]) -> DiffTable.Group {
      let type = valuations.count > 1 ? Array(" ".utf8) + valuations[kind].type : []
      return DiffTable.Group(title: Array(sum.utf8) + type, columns: columns)
    }
    let (first, second) = isCumulative ? ("cum", "flat") : ("flat", "cum")
    let columns = ["before", "after", "Δ", "Δ %"]
    return valuations.indices.map { group(first, $0, columns + ($0 == 0 ? ["share"] : [])) }
      + [group(second, 0, columns)]
  }

  private func cells(of row: Row, _ formats: [ValueFormat]) -> [[UInt8]] {
    var cells: [[UInt8]] = []
    for (kind, cell) in row.cells.enumerated() {
      let change = isCumulative ? cell.cumulative : cell.flat
      cells += change.cells(formats[kind])
      if kind == 0 { cells.append(change.shares(of: totals[0])) }
    }
    let other = isCumulative ? row.cells[0].flat : row.cells[0].cumulative
    return cells + other.cells(formats[0])
  }
}

extension DiffChange {
  /// Before, after, difference, and that in percent.
  fileprivate func cells(_ format: ValueFormat) -> [[UInt8]] {
    func text(_ value: Double) -> [UInt8] {
      format.text(Int64(truncating: value.rounded(.toNearestOrAwayFromZero)))
    }
    let sign = difference > 0 ? Array("+".utf8) : []
    return [text(before), text(after), sign + text(difference), percentText]
  }

  private var percentText: [UInt8] {
    if isNew { return Array("new".utf8) }
    if isGone { return Array("gone".utf8) }
    guard let percent else { return [] }
    if percent == 0 { return Array("0%".utf8) }
    return (percent > 0 ? Array("+".utf8) : []) + percent.fixed(decimals: 2) + Array("%".utf8)
  }

  /// The values as shares of the totals of their sides.
  fileprivate func shares(of total: DiffChange) -> [UInt8] {
    func share(_ value: Double, _ total: Double) -> [UInt8] {
      let percent = total == 0 ? 0 : (value / total).magnitude * 100
      return percent == 0 ? Array("0".utf8) : percent.fixed(decimals: 1)
    }
    return share(before, total.before) + Array("→".utf8) + share(after, total.after)
      + Array("%".utf8)
  }
}
