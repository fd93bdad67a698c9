package import Rendering

extension AdviceReport {
  /// A row for each finding, largest first.
  package func structure(named name: String) -> StructuredReport? {
    let parts = [Column("name", .text), Column("value", .integer), Column("share", .share)]
    return StructuredReport(
      name, of: view.subject, header: isEmpty ? [Array(nothingStandsOut.utf8)] : introduction,
      facts: [
        Fact("rules", .integer(Int64(ruleCount))),
        Fact("doubts", .texts(doubts.map { Array($0.description.utf8) })),
      ],
      columns: [
        Column("title", .text), Column("rule", .text), Column("sample_type", .text),
        Column("value", .integer), Column("share", .share), Column("margin", .share),
        Column("remark", .text), Column("advice", .text), Column("next", .texts),
        Column("functions", .list(parts)), Column("callers", .list(parts)),
      ], prose: { try writeMarkdown($0) }
    ) { visit in
      for finding in findings {
        try visit([
          .sentence(Array(finding.rule.title.utf8)), .text(Array(finding.rule.name.utf8)),
          .text(repaired(finding.sampleType)), .integer(finding.value), .share(finding.share),
          finding.margin.map(Cell.share) ?? .absent, .sentence(Array(finding.remark.utf8)),
          .sentence(Array(finding.rule.advice.utf8)), .texts(finding.next),
          .list(Self.rows(finding.functions)), .list(Self.rows(finding.callers)),
        ])
      }
    }
  }

  private static func rows(_ parts: [Finding.Part]) -> Rows {
    { visit in
      for part in parts {
        try visit([.text(part.name), .integer(part.value), .share(part.share)])
      }
    }
  }
}

extension Cell {
  /// A share that is a number already, in millionths.
  fileprivate static func share(_ share: Double) -> Cell {
    .share(Int64(clamping: share * 1e6), of: 1_000_000)
  }
}
