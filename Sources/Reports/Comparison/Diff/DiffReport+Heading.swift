import Bytes
import CallGraphs
import Gates
import Profiles
import Rendering
import Statistics

extension DiffReport {
  /// Writes which profiles are compared, and what part of them.
  func writeHeading(to output: inout StyledText) {
    for (title, names) in [
      ("before = ", options.beforeNames), ("after  = ", options.afterNames),
    ] {
      output.write(title, .faint)
      output.write(Array(names.prefix(3).joined(separator: ", ".utf8)), .faint)
      if names.count > 3 { output.write(", …", .faint) }
      output.line(names.count > 1 ? " (\(names.count) profiles)" : "", .faint)
    }
    if options.activeFilters.isEmpty { return }
    output.line("Active filters:", .faint)
    for filter in options.activeFilters { output.line("   ".bytes + filter, .faint) }
  }

  /// Writes the totals.
  func writeTotals(_ formats: [ValueFormat], to output: inout StyledText) {
    let columns = DiffChange.columns() + (isTested ? DiffChange.evidenceColumns : [])
    var table = GroupedTable([GroupedTable.Group(title: "total".bytes, columns: columns)])
    for (kind, total) in totals.enumerated() {
      let evidence = isTested ? total.evidence(formats[kind]) : []
      table.add(
        total.styledCells(formats[kind]) + evidence.map { GroupedTable.Cell($0) },
        name: valuations[kind].type)
    }
    output.write(table)
    output.endLine()
  }

  /// Whether there are probabilities and intervals of the values that rows are ordered by.
  var isTested: Bool {
    switch tests[0].method {
    case .ranks, .samplingError: true
    case .exactCounts, .unknown: false
    }
  }

  /// Writes how values were found and tested.
  func writeMethod(to output: inout StyledText) {
    if options.isNormalized {
      let runs = scales.before + scales.after
      let last = runs.last.map { String(decoding: $0.fixed(decimals: 3), as: UTF8.self) } ?? ""
      let factor = runs.count == 2 ? ", after × \(last)" : ""
      output.line("Normalized: each profile is scaled to the mean total before\(factor)")
    }
    let marks =
      isTested
      ? "; ~ where p, corrected for \(testedRows) rows (false discovery rate, Benjamini-Hochberg),"
        + " is above \(significanceLevel)" : ""
    output.line("Method: \(tests[0].explanation)\(marks)")
    if let hint { output.line(hint) }
  }

  /// What more runs would help.
  private var hint: String? {
    let test = tests[0]
    switch test.method {
    case .ranks:
      let needed = RankTest.runsNeeded(comparisons: max(testedRows, 1))
      let least = RankTest.smallestProbability(
        beforeCount: test.beforeCount, afterCount: test.afterCount)
      guard least * Double(testedRows) > significanceLevel else { return nil }
      let text = String(decoding: Comparison.text(ofProbability: least), as: UTF8.self)
      return
        "More runs tell more: with \(test.beforeCount) against \(test.afterCount) p is \(text) at"
        + " least, and a single row among \(testedRows) is told from chance with \(needed) a side"
    case .samplingError, .unknown:
      return "More runs tell more: from \(ChangeTest.fewestRuns) a side they are tested against"
        + " each other (3 against 3 can only reach p = 0.1)"
    case .exactCounts: return nil
    }
  }

  /// What is shown, and what is left out.
  func selectionText(_ format: ValueFormat) -> [UInt8] {
    var parts: [[UInt8]] = []
    func add(_ group: DiffOmissions.Group, _ what: [UInt8]) {
      if group.count == 0 { return }
      let significant =
        isTested && group.significant > 0 ? ", \(group.significant) of them significantly" : ""
      parts.append("\(group.count) ".bytes + what + Array(significant.utf8))
    }
    add(omissions.small, "changed by less than ".bytes + leastChange(format))
    add(omissions.chance, "more that may be chance".bytes)
    add(omissions.shrunk, "shrank".bytes)
    add(omissions.late, "changed less than these".bytes)
    let shown = "Showing \(rows.count) of \(rows.count + omissions.count) rows".bytes
    if parts.isEmpty { return shown }
    return shown + "; left out: ".bytes + Array(parts.joined(separator: "; ".utf8))
  }

  /// The least change that is shown, and its share of the total.
  private func leastChange(_ format: ValueFormat) -> [UInt8] {
    let percent = options.trimming.nodeFraction * 100
    return format.text(Int64(truncating: omissions.least.rounded(.up))) + " (".bytes
      + (percent < 1 ? percent.twoSignificantDigits() : percent.fixed(decimals: 0))
      + "% of the total)".bytes
  }
}
