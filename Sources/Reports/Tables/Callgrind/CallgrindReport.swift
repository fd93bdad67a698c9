import CallGraphs

/// All nodes and calls of a profile, for KCachegrind and its like.
package struct CallgrindReport: Report {
  let measured: MeasuredGraph
  /// What was sampled.
  let type: [UInt8]

  /// - Parameter view: With its addresses. Functions of different binaries are told apart whatever its
  ///   shape says.
  package init(of view: View) {
    var view = view
    view.shape.keepsObjects = true
    measured = MeasuredGraph(of: view, edges: .all, unit: .precise)
    type = view.valuation.type
  }
}
