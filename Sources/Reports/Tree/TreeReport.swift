public import CallGraphs
public import Profiles

/// Nodes with their callers and callees, largest first: all of them, or those whose name matches.
public struct TreeReport: Sendable {
  /// One node.
  public struct Entry: Sendable {
    /// What was sampled in the node itself.
    public let flat: Int64
    /// What was sampled in the node and in what it called.
    public let cumulative: Int64
    public let name: [UInt8]
    /// Heaviest first.
    public let callers: [Call]
    public let callees: [Call]
  }

  /// A call from or to a node.
  public struct Call: Sendable {
    /// The other end.
    public let name: [UInt8]
    /// The sum of the samples with the call, never divided.
    public let weight: Int64
    public let isInline: Bool
  }

  public let entries: [Entry]
  /// By entry.
  let nodes: [Int]
  let measured: MeasuredGraph

  /// All nodes.
  ///
  /// - Parameter profile: Filtered, and aggregated to the granularity of the nodes.
  public init(
    of profile: Profile, _ valuation: Valuation, shape: GraphShape = GraphShape(),
    header: HeaderOptions = HeaderOptions()
  ) {
    let measured = MeasuredGraph(of: profile, valuation, shape, header, edges: .all)
    self.init(measured, nodes: measured.graph.nodes)
  }

  /// The nodes whose printable name matches.
  ///
  /// - Throws: Where there are none.
  public init(
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

  private init(_ measured: MeasuredGraph, nodes: [Int]) {
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
  public var explanation: Explanation? { measured.explanation }

  /// What percentages of nodes refer to; those of calls refer to the node's cumulative value.
  public var total: Int64 { measured.total }
}

extension TreeReport.Call {
  fileprivate init(_ edge: Edge, at end: Int, _ graph: CallGraph) {
    name = graph.printableName(of: end)
    weight = edge.weight
    isInline = edge.isInline
  }
}
