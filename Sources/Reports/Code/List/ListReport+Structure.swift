import Bytes
package import Rendering

extension ListReport {
  /// A row for each function and file, with the lines in it.
  package func structure(named name: String) -> StructuredReport? {
    let types = selection.view.types
    let sums = LineSums(selection, columns: types.columns)
    return StructuredReport(
      name, of: selection.view.subject,
      header: ["Total: ".bytes + valuation.format.text(valuation.total)],
      columns: [Column("name", .text), Column("file", .text)] + Column.flatAndCumulative + [
        Column("error", .text),
        Column(
          "lines",
          .list([
            Column("line", .integer), Column("source", .text), Column("flat", .values),
            Column("cum", .values),
          ])),
      ], prose: { try writeMarkdown($0) }
    ) { visit in
      for function in selection.functions {
        if function.files.isEmpty {
          let none = sums.of(LineSums.Place(function: function.name, file: []))
          try visit(
            [.text(function.name), .absent] + types.flatAndCumulative(none.flat, none.cumulative)
              + [.sentence("no source information".bytes), .list { _ in }])
        }
        for file in function.files {
          let place = LineSums.Place(function: function.name, file: file.path)
          let all = sums.of(place)
          try visit(
            [.text(function.name), .text(file.path)]
              + types.flatAndCumulative(all.flat, all.cumulative)
              + file.lines(answers[file.path], types) { sums.of(place, line: $0) })
        }
      }
    }
  }
}

extension ListSelection.File {
  /// The cells of what went wrong, and of the lines.
  fileprivate func lines(
    _ answer: SourceAnswer?, _ types: SampleTypes,
    _ sums: @escaping @Sendable (_ line: Int64) -> (flat: [Int64], cumulative: [Int64])
  ) -> [Cell] {
    guard let range else { return [.absent, .list { _ in }] }
    switch answer {
    case .unreadable(let reason): return [.sentence(reason), .list { _ in }]
    case nil: return [.sentence("not read".bytes), .list { _ in }]
    case .lines(let lines):
      return [
        .absent,
        .list { visit in
          for number in range {
            guard let position = lines.position(of: number) else { return }
            let own = sums(number)
            try visit([
              .integer(number), .text(copying: lines[position]),
              .values(types.values(own.flat)), .values(types.values(own.cumulative)),
            ])
          }
        },
      ]
    }
  }
}
