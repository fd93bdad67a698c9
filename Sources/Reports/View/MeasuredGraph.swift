import CallGraphs
import Profiles

/// A call graph with the lines above it and one way to write all its values: what the reports on
/// call graphs have in common. Each report is made of one.
struct MeasuredGraph: Sendable {
  let graph: CallGraph
  /// What percentages refer to.
  let total: Int64
  let format: ValueFormat
  let header: GraphHeader
  /// Why there are no nodes, where they were all left out as small.
  private let explanation: Explanation?

  init(
    of view: View, edges: EdgeSelection = .none, tags: TagFormat? = nil,
    unit: UnitChoice = .balanced
  ) {
    let (valuation, trimming) = (view.valuation, view.shape.trimming)
    graph = CallGraph(
      view.profile, measure: valuation.measure, shape: view.shape, edges: edges, tags: tags)
    total = valuation.total
    format =
      graph.nodes.isEmpty
      ? valuation.format
      : valuation.commonFormat(smallest: graph.smallestValue ?? total, unit)
    explanation =
      graph.nodes.isEmpty && graph.droppedNodes > 0
      ? .smallNodes(count: graph.droppedNodes, fraction: trimming.nodeFraction) : nil
    header = GraphHeader(view.profile, graph, trimming, valuation, format, view.header)
  }
}

extension MeasuredGraph {
  /// Why there are no nodes, where that needs saying.
  var remarks: [String] { explanation.map { [$0.description] } ?? [] }
}

extension CallGraph {
  /// The least absolute value of a node, its own or else its cumulative one; `nil` where all are 0.
  fileprivate var smallestValue: Int64? {
    nodes.lazy.map { node in
      let flat = flat(node).wrappingMagnitude
      return flat == 0 ? cumulative(node).wrappingMagnitude : flat
    }.filter { $0 > 0 }.min()
  }
}
