import Bytes
import CallGraphs
import Gates
import Profiles
package import Rendering
import Statistics

extension DiffReport {
  package func structure(named name: String) -> StructuredReport? {
    let formats = formats
    let types = subject.types
    let kinds = Self.kinds(of: types)
    let companion = companion
    return StructuredReport(
      name,
      of: subject.replacing(["profile", "sample_types", "selected"], by: facts(types, kinds)),
      header: header(formats), facts: [gates?.fact ?? Fact("gates", each: [])],
      format: formats[0],
      columns: [.place, Column("status", .text, for: .programs)]
        + Column.changes("flat") + Column.changes("cum")
        + (companion.map { Column.change(of: valuations[$0].type) } ?? [])
    ) { visit in
      for row in rows {
        let status = row.status.map { Cell.text(Array($0.utf8)) } ?? .absent
        try visit(
          [.place(Place(row.frame, frameNames)), status]
            + cells(kinds.map { row.changes[$0].flat }, row.changes[0].flat, formats[0])
            + cells(kinds.map { row.changes[$0].cumulative }, row.changes[0].cumulative, formats[0])
            + (companion.map { readings(of: row.changes[$0], formats[$0]) } ?? []))
      }
    }
  }

  /// By sample type, its position among the kinds of values.
  private static func kinds(of types: SampleTypes) -> [Int] {
    var kinds = [Int](repeating: 0, count: types.count)
    for (kind, type) in types.selectedFirst.enumerated() { kinds[type] = kind }
    return kinds
  }

  /// The cells of `Column.changes`.
  ///
  /// - Parameter byType: The changes of all sample types.
  private func cells(
    _ byType: [DiffChange], _ change: DiffChange, _ format: ValueFormat
  ) -> [Cell] {
    func number(_ value: Double?) -> Cell { value.map(Cell.number) ?? .absent }
    let texts = change.cells(format)
    let (comparison, total) = (change.comparison, totals[0])
    let evidence = change.evidence(format)
    return [
      .values(byType.map { rounded($0.before) }), .values(byType.map { rounded($0.after) }),
      .reading(change.difference, texts[2]), .reading(comparison.relativeChange, texts[3]),
      number(comparison.interval?.lowerBound), number(comparison.interval?.upperBound),
      .reading(comparison.probability ?? .nan, evidence[1]), number(change.adjustedProbability),
      .share(rounded(change.before), of: rounded(total.before)),
      .share(rounded(change.after), of: rounded(total.after)),
    ]
  }

  /// The kind of values that people want to see beside the selected one.
  private var companion: Int? {
    guard let type = companionType(of: valuations[0].type) else { return nil }
    return valuations.firstIndex { $0.type == type }
  }

  /// The cells of `Column.change(of:)`.
  private func readings(of changes: Changes, _ format: ValueFormat) -> [Cell] {
    changes.ordered(by: options.order).cells(format).map { .reading(.nan, $0) }
  }

  // MARK: Facts

  private func facts(_ types: SampleTypes, _ kinds: [Int]) -> [Fact] {
    let totals = kinds.enumerated().map { type, kind in
      let change = self.totals[kind]
      return [
        Fact("name", .text(types.names[type])),
        Fact("unit", .text(repaired(valuations[kind].unit))),
        Fact("selected", .flag(type == types.selected)),
      ] + facts(of: change)
    }
    return [
      Fact("before", side(options.beforeNames, scales.before)),
      Fact("after", side(options.afterNames, scales.after)),
      Fact("sample_types", each: totals), Fact("selected", .text(types.names[types.selected])),
      Fact("method", .text(Array(tests[0].method.word.utf8))),
      Fact("method_text", .text(Array(tests[0].explanation.utf8))),
      Fact("tested_rows", .integer(Int64(testedRows))),
      Fact("normalized", .flag(options.isNormalized)),
      Fact(
        "left_out",
        [
          Fact("least_change", .number(omissions.least)),
          Fact("small", .integer(Int64(omissions.small.count))),
          Fact("chance", .integer(Int64(omissions.chance.count))),
          Fact("shrunk", .integer(Int64(omissions.shrunk.count))),
          Fact("after_limit", .integer(Int64(omissions.late.count))),
          Fact("significant", .integer(Int64(omissions.significantCount))),
        ]),
    ]
  }

  private func side(_ names: [[UInt8]], _ scales: [Double]) -> [Fact] {
    let factors = Fact("scaled", each: scales.map { [Fact("factor", .number($0))] })
    return [Fact("profiles", .texts(names))] + (options.isNormalized ? [factors] : [])
  }

  private func facts(of change: DiffChange) -> [Fact] {
    func number(_ value: Double?) -> Cell { value.map(Cell.number) ?? .absent }
    let comparison = change.comparison
    return [
      Fact("before", .integer(rounded(change.before))),
      Fact("after", .integer(rounded(change.after))),
      Fact("change", .number(change.difference)),
      Fact("change_ratio", .number(comparison.relativeChange)),
      Fact("low", number(comparison.interval?.lowerBound)),
      Fact("high", number(comparison.interval?.upperBound)),
      Fact("p", number(comparison.probability)),
    ]
  }

  private func rounded(_ value: Double) -> Int64 {
    Int64(truncating: value.rounded(.toNearestOrAwayFromZero))
  }

  // MARK: For people

  /// What stands above the table.
  private func header(_ formats: [ValueFormat]) -> [[UInt8]] {
    var heading = StyledText()
    writeHeading(to: &heading)
    var method = StyledText()
    writeMethod(to: &method)
    var lines = heading.lines
    for (kind, total) in totals.enumerated() {
      let texts = total.cells(formats[kind])
      let p = isTested ? ", p ".bytes + total.evidence(formats[kind])[1] : []
      lines.append(
        "total ".bytes + valuations[kind].type + ": ".bytes + texts[0]
          + " → ".bytes + texts[1] + ", ".bytes + texts[2] + " (".bytes + texts[3]
          + p + ")".bytes)
    }
    return lines + method.lines + [selectionText(formats[0])]
  }
}

extension StyledText {
  /// The lines that were written.
  fileprivate var lines: [[UInt8]] {
    bytes.split(separator: "\n").map(Array.init)
  }
}

extension DiffReport.Row {
  /// What became of it, where it is on one side only.
  fileprivate var status: String? {
    let comparison = changes[0].cumulative.comparison
    return comparison.isNew ? "new" : comparison.isGone ? "gone" : nil
  }
}

extension Column {
  /// What is told of the change of a sum: its values for each sample type, and more of the selected.
  fileprivate static func changes(_ sum: String) -> [Column] {
    [
      Column("\(sum)_before", .values, title: "\(sum) before", for: .selectedForPeople),
      Column("\(sum)_after", .values, title: "after", for: .selectedForPeople),
      Column("\(sum)_change", .reading, title: "Δ"),
      Column("\(sum)_change_ratio", .reading, title: "Δ %"),
      Column("\(sum)_low", .number, for: .programs), Column("\(sum)_high", .number, for: .programs),
      Column("\(sum)_p", .reading, title: "p"),
      Column("\(sum)_p_adjusted", .number, for: .programs),
      Column("\(sum)_before_share", .share, for: .programs),
      Column("\(sum)_after_share", .share, for: .programs),
    ]
  }
}

extension Column {
  /// What people read of another sample type than the selected one.
  fileprivate static func change(of type: [UInt8]) -> [Column] {
    let name = String(decoding: type, as: UTF8.self)
    return ["\(name) before", "after", "Δ", "Δ %"].map { (title: String) in
      Column("\(name) \(title)", .reading, title: title, for: .people)
    }
  }
}

extension ChangeTest.Method {
  /// What programs know it by.
  fileprivate var word: String {
    switch self {
    case .ranks: "ranks"
    case .samplingError: "sampling_error"
    case .exactCounts: "exact_counts"
    case .unknown: "unknown"
    }
  }
}
