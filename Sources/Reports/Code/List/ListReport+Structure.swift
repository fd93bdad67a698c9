import Bytes
import CallGraphs
package import Rendering

extension ListReport {
  /// A row for each function and file, with the lines in it.
  package func structure(named name: String) -> StructuredReport? {
    let types = selection.view.types
    let sums = LineSums(selection)
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
      ]
    ) { visit in
      for function in selection.functions {
        if function.files.isEmpty {
          try visit(
            [.text(function.name), .absent] + types.flatAndCumulative(sums.zero, sums.zero)
              + [.sentence("no source information".bytes), .list { _ in }])
        }
        for file in function.files {
          let all = sums.of(function, file)
          try visit(
            [.text(function.name), .text(file.path)]
              + types.flatAndCumulative(all.map { $0?.flat ?? 0 }, all.map { $0?.cumulative ?? 0 })
              + file.lines(answers[file.path], all, types))
        }
      }
    }
  }
}

extension ListSelection.File {
  /// The cells of what went wrong, and of the lines.
  fileprivate func lines(
    _ answer: SourceAnswer?, _ all: [Self?], _ types: SampleTypes
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
            let values = all.map { $0?.lines[number] }
            try visit([
              .integer(number), .text(copying: lines[position]),
              .values(types.values(values.map { $0?.flat ?? 0 })),
              .values(types.values(values.map { $0?.cumulative ?? 0 })),
            ])
          }
        },
      ]
    }
  }
}

/// What was sampled on lines, by column of the samples: the same report of each.
private struct LineSums {
  private struct Key: Hashable {
    let function: [UInt8]
    let path: [UInt8]
  }

  private let files: [[Key: ListSelection.File]]
  let zero: [Int64]

  init(_ selected: ListSelection) {
    let types = selected.view.types
    var view = selected.view
    view.shape.trimming.dropsNegative = false
    zero = types.columns.map { _ in 0 }
    files = types.columns.enumerated().map { type, column in
      let isSelected = column == view.valuation.measure.valueColumn
      let selection =
        isSelected
        ? selected
        : try? ListSelection(of: view.showing(types.valuations[type]), matching: selected.pattern)
      var files: [Key: ListSelection.File] = [:]
      for function in selection?.functions ?? [] {
        for file in function.files {
          files[Key(function: function.name, path: file.path)] = file
        }
      }
      return files
    }
  }

  /// By column, what was sampled of a function in a file.
  func of(
    _ function: ListSelection.Function, _ file: ListSelection.File
  ) -> [ListSelection.File?] {
    let key = Key(function: function.name, path: file.path)
    return files.map { $0[key] }
  }
}
