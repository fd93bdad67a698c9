import Bytes
package import Rendering

extension DisassemblyReport {
  /// A row for each routine, with its instructions.
  package func structure(named name: String) -> StructuredReport? {
    let types = view.types
    let sums = RoutineSums(self, columns: types.columns)
    return StructuredReport(
      name, of: view.subject,
      header: ["Total: ".bytes + valuation.format.text(valuation.total)],
      columns: [Column("name", .text), Column("aka", .texts), Column("address", .address)]
        + Column.flatAndCumulative + [Column("instructions", .list(Self.instructionColumns))]
    ) { visit in
      for (number, (routine, instructions)) in zip(routines, tables).enumerated() {
        let all = sums.of(routine: number)
        try visit(
          [
            .text(routine.symbol.names[0]), .texts(Array(routine.symbol.names.dropFirst())),
            .address(routine.symbol.addresses.lowerBound),
          ] + types.flatAndCumulative(all.flat, all.cumulative) + [
            .list { row in
              try self.visit(routine, instructions) { position, own, _ in
                let values = sums.of(instruction: position, of: number)
                let path = instructions.places(of: position).first?.file ?? []
                let place: [Cell] = [
                  .known(own.place.function), .known(path.isEmpty ? own.place.file : path),
                  .known(own.place.line),
                ]
                let cells: [Cell] = [
                  .values(types.values(values.flat)), .values(types.values(values.cumulative)),
                ]
                try row(
                  [.address(own.address), .text(copying: instructions.text(of: position))] + place
                    + cells)
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
