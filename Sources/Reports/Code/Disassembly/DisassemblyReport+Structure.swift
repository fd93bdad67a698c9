import Bytes
import CallGraphs
package import Rendering

extension DisassemblyReport {
  /// A row for each routine, with its instructions.
  package func structure(named name: String) -> StructuredReport? {
    let types = view.types
    let values = GraphValues(view.profile, columns: types.columns, shape: view.shape)
    return StructuredReport(
      name, of: view.subject,
      header: ["Total: ".bytes + valuation.format.text(valuation.total)],
      columns: [Column("name", .text), Column("aka", .texts), Column("address", .address)]
        + Column.flatAndCumulative + [Column("instructions", .list(Self.instructionColumns))]
    ) { visit in
      for (routine, instructions) in zip(routines, tables) {
        let sums = values.sums(of: routine.samples[...])
        try visit(
          [
            .text(routine.symbol.names[0]), .texts(Array(routine.symbol.names.dropFirst())),
            .address(routine.symbol.addresses.lowerBound),
          ] + types.flatAndCumulative(sums.flat, sums.cumulative) + [
            .list { row in
              try self.visit(routine, instructions) { position, own, samples in
                let sums = values.sums(of: samples)
                let path = instructions.places(of: position).first?.file ?? []
                let place: [Cell] = [
                  .known(own.place.function), .known(path.isEmpty ? own.place.file : path),
                  .known(own.place.line),
                ]
                let values: [Cell] = [
                  .values(types.values(sums.flat)), .values(types.values(sums.cumulative)),
                ]
                try row(
                  [.address(own.address), .text(copying: instructions.text(of: position))] + place
                    + values)
              }
            }
          ])
      }
    }
  }

  private static let instructionColumns = [
    Column("address", .address), Column("instruction", .text), Column("function", .text),
    Column("file", .text), Column("line", .integer), Column("flat", .values),
    Column("cum", .values),
  ]
}

extension GraphValues {
  /// The sums of samples, by column.
  fileprivate func sums(
    of samples: ArraySlice<SampledRoutines.Placed>
  ) -> (flat: [Int64], cumulative: [Int64]) {
    var sums = (flat: zero, cumulative: zero)
    for sample in samples {
      sums.flat = zip(sums.flat, flat(sample.sample.node)).map { $0 &+ $1 }
      sums.cumulative = zip(sums.cumulative, cumulative(sample.sample.node)).map { $0 &+ $1 }
    }
    return sums
  }
}
