import CallGraphs

/// The source lines of functions, with what was sampled on each.
package struct ListReport: Report {
  let selection: ListSelection
  /// By the paths that the requests name.
  let answers: [[UInt8]: SourceAnswer]

  var valuation: Valuation { selection.view.valuation }

  /// - Parameter answers: To the selection's requests, by the paths that they name.
  package init(_ selection: ListSelection, _ answers: [[UInt8]: SourceAnswer]) {
    self.selection = selection
    self.answers = answers
  }

  package var textRemarks: [String] {
    let sums = LineSums(selection, columns: [valuation.measure.valueColumn])
    var counts = RepeatedCounts(of: "line", valuation.format)
    for function in selection.functions {
      for file in function.files {
        let own = sums.of(LineSums.Place(function: function.name, file: file.path))
        counts.admit(function.name, shown: file.cumulative, own: own.cumulative[0])
      }
    }
    return counts.remarks
  }
}
