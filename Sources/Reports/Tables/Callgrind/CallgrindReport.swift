package import CallGraphs
package import Profiles

/// All nodes and calls of a profile, for KCachegrind and its like.
package struct CallgrindReport: Sendable {
  let measured: MeasuredGraph
  /// What was sampled.
  let type: [UInt8]

  /// - Parameters:
  ///   - profile: Filtered, with its addresses.
  ///   - shape: Functions of different binaries are told apart whatever it says.
  package init(of profile: Profile, _ valuation: Valuation, shape: GraphShape = GraphShape()) {
    var shape = shape
    shape.keepsObjects = true
    measured = MeasuredGraph(of: profile, valuation, shape, edges: .all, unit: .precise)
    type = valuation.type
  }
}
