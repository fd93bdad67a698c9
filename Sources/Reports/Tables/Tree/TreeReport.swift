import CallGraphs
package import Profiles

/// Nodes with their callers and callees, largest first: all of them, or those whose name matches.
package struct TreeReport: Report {
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
  let view: View
  /// The edges that the graph has.
  let edges: EdgeSelection
  let measured: MeasuredGraph

  /// All nodes.
  package init(of view: View) {
    let measured = MeasuredGraph(of: view, edges: .all)
    self.init(view, .all, measured, nodes: measured.graph.nodes)
  }

  /// The nodes whose printable name matches.
  ///
  /// - Throws: Where there are none.
  package init(of view: View, matching pattern: Pattern) throws(NoMatch) {
    let edges = EdgeSelection.touching(pattern)
    let measured = MeasuredGraph(of: view, edges: edges)
    let graph = measured.graph
    let nodes = graph.nodes.filter { pattern.matches(graph.printableName(of: $0).span) }
    if nodes.isEmpty { throw NoMatch(pattern, in: view.profile, view.valuation, view.inlined) }
    self.init(view, edges, measured, nodes: nodes)
  }

  private init(_ view: View, _ edges: EdgeSelection, _ measured: MeasuredGraph, nodes: [NodeIndex])
  {
    self.view = view
    self.edges = edges
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

  package var remarks: [String] { measured.remarks }

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
