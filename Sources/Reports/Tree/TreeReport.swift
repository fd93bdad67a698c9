package import CallGraphs
package import Profiles

/// Nodes with their callers and callees, largest first: all of them, or those whose name matches.
package struct TreeReport: Sendable {
  /// One node.
  package struct Entry: Sendable {
    /// What was sampled in the node itself.
    package let flat: Int64
    /// What was sampled in the node and in what it called.
    package let cumulative: Int64
    package let name: [UInt8]
    /// Heaviest first.
    package let callers: [Call]
    package let callees: [Call]
  }

  /// A call from or to a node.
  package struct Call: Sendable {
    /// The other end.
    package let name: [UInt8]
    /// The sum of the samples with the call, never divided.
    package let weight: Int64
    package let isInline: Bool
  }

  package let entries: [Entry]
  /// By entry.
  let nodes: [NodeIndex]
  let measured: MeasuredGraph

  /// All nodes.
  ///
  /// - Parameter profile: Filtered, and aggregated to the granularity of the nodes.
  package init(
    of profile: Profile, _ valuation: Valuation, shape: GraphShape = GraphShape(),
    header: HeaderOptions = HeaderOptions()
  ) {
    let measured = MeasuredGraph(of: profile, valuation, shape, header, edges: .all)
    self.init(measured, nodes: measured.graph.nodes)
  }

  /// The nodes whose printable name matches.
  ///
  /// - Throws: Where there are none.
  package init(
    of profile: Profile, _ valuation: Valuation, matching pattern: Pattern,
    shape: GraphShape = GraphShape(), header: HeaderOptions = HeaderOptions()
  ) throws(NoMatch) {
    let measured = MeasuredGraph(
      of: profile, valuation, shape, header, edges: .touching(pattern))
    let graph = measured.graph
    let nodes = graph.nodes.filter { pattern.matches(graph.printableName(of: $0).span) }
    if nodes.isEmpty { throw NoMatch(pattern, in: profile, valuation) }
    self.init(measured, nodes: nodes)
  }

  private init(_ measured: MeasuredGraph, nodes: [NodeIndex]) {
    self.measured = measured
    self.nodes = nodes
    let graph = measured.graph
    entries = nodes.map { node in
      Entry(
        flat: graph.flat(node), cumulative: graph.cumulative(node),
        name: graph.printableName(of: node),
        callers: graph.callers(of: node).map { Call($0, at: $0.caller, graph) },
        callees: graph.callees(of: node).map { Call($0, at: $0.callee, graph) })
    }
  }

  /// Why there are no entries, where that needs saying.
  package var explanation: Explanation? { measured.explanation }

  /// What percentages of nodes refer to; those of calls refer to the node's cumulative value.
  package var total: Int64 { measured.total }
}

extension TreeReport.Call {
  fileprivate init(_ edge: Edge, at end: NodeIndex, _ graph: CallGraph) {
    name = graph.printableName(of: end)
    weight = edge.weight
    isInline = edge.isInline
  }
}
