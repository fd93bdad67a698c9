public import CallGraphs
public import Profiles

/// The functions, or other nodes, of a profile with their own and cumulative values, largest first.
public struct TopReport: Sendable {
  /// One node.
  public struct Row: Sendable {
    /// What was sampled in the node itself.
    public let flat: Int64
    /// What was sampled in the node and in what it called.
    public let cumulative: Int64
    public let name: [UInt8]
    public let inlining: Inlining
  }

  /// Whether a node was inlined into its callers.
  public enum Inlining: Sendable { case never, sometimes, always }

  public let rows: [Row]
  /// What percentages refer to.
  public let total: Int64
  let headerLines: [[UInt8]]
  let format: ValueFormat

  /// - Parameter profile: Filtered, and aggregated to the granularity of the rows.
  public init(
    of profile: Profile, _ valuation: Valuation, paths: PathTrimming, trimming: Trimming,
    order: NodeOrder, header: HeaderOptions
  ) {
    let graph = CallGraph(
      profile, measure: valuation.measure, paths: paths, trimming: trimming, order: order,
      edges: .intoInlined)
    let inlining = Self.inlining(graph)
    rows = graph.nodes.map { node in
      Row(
        flat: graph.flat(node), cumulative: graph.cumulative(node),
        name: graph.frames[node].printableName(graph.names), inlining: inlining[node] ?? .never)
    }
    total = valuation.total
    format = valuation.commonFormat(smallest: Self.smallest(graph, total))
    headerLines = GraphHeader(profile, graph, trimming, valuation, format, header).lines
  }

  /// The least absolute value that is shown for a node, its own or else its cumulative one.
  private static func smallest(_ graph: CallGraph, _ total: Int64) -> Int64? {
    if graph.nodes.isEmpty { return nil }
    let values = graph.nodes.map { node in
      let flat = graph.flat(node).wrappingMagnitude
      return flat == 0 ? graph.cumulative(node).wrappingMagnitude : flat
    }
    return values.filter { $0 > 0 }.min() ?? total
  }

  /// By node that has callers, whether these inlined it.
  private static func inlining(_ graph: CallGraph) -> [Int: Inlining] {
    var result: [Int: Inlining] = [:]
    for edge in graph.edges {
      let own: Inlining = edge.isInline ? .always : .never
      let known = result[edge.callee] ?? own
      result[edge.callee] = known == own ? own : .sometimes
    }
    return result
  }
}
