import CallGraphs

/// The instructions of sampled functions, with what was sampled on each.
///
///     let selection = DisassemblySelection(of: view, matching: pattern)
///     let binaries = … // a BinaryAnswer for each of selection.requests
///     let routines = try SampledRoutines(selection, binaries)
///     let code = … // a CodeAnswer for each of routines.requests
///     let report = try DisassemblyReport(routines, code)
package struct DisassemblyReport: Report {
  let view: View
  let routines: [SampledRoutines.Routine]
  /// By routine.
  let tables: [InstructionTable]

  var valuation: Valuation { view.valuation }

  /// - Parameter answers: To the requests of the routines, in their order.
  /// - Throws: When code cannot be shown as instructions.
  package init(
    _ routines: SampledRoutines, _ answers: [CodeAnswer]
  ) throws(DisassemblyError) {
    precondition(answers.count == routines.routines.count)
    view = routines.view
    self.routines = routines.routines
    var tables: [InstructionTable] = []
    for answer in answers {
      switch answer {
      case .instructions(let table): tables.append(table)
      case .failed(let reason): throw .failed(reason: reason)
      }
    }
    self.tables = tables
  }

  package var textRemarks: [String] {
    let sums = RoutineSums(self, columns: [valuation.measure.valueColumn])
    var counts = RepeatedCounts(of: "address", valuation.format)
    for (number, routine) in routines.enumerated() {
      counts.admit(
        routine.symbol.names[0], shown: routine.cumulative,
        own: sums.of(routine: number).cumulative[0])
    }
    return counts.remarks
  }
}
