import CallGraphs
package import Rendering

/// The functions, or other nodes, of a profile with their own and cumulative values, largest first.
package struct TopReport: Report {
  /// One node.
  package struct Row: Sendable {
    /// What was sampled in the node itself.
    package let flat: Int64
    /// What was sampled in the node and in what it called.
    package let cumulative: Int64
    package let name: [UInt8]
    package let inlining: Inlining
  }

  package let rows: [Row]
  let view: View
  let measured: MeasuredGraph

  package init(of view: View) {
    self.view = view
    measured = MeasuredGraph(of: view, edges: .intoInlined)
    let graph = measured.graph
    let inlining = Self.inlining(graph)
    rows = graph.nodes.map { node in
      Row(
        flat: graph.flat(node), cumulative: graph.cumulative(node),
        name: graph.printableName(of: node), inlining: inlining[node] ?? .never)
    }
  }

  package var remarks: [String] { measured.remarks }

  /// What percentages refer to.
  package var total: Int64 { measured.total }

  /// By node that has callers, whether these inlined it.
  private static func inlining(_ graph: CallGraph) -> [NodeIndex: Inlining] {
    var result: [NodeIndex: Inlining] = [:]
    for edge in graph.edges {
      let own: Inlining = edge.isInline ? .always : .never
      let known = result[edge.callee] ?? own
      result[edge.callee] = known == own ? own : .sometimes
    }
    return result
  }
}
