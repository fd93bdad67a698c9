public import CallGraphs
public import Profiles

/// The call graph as a picture has it: boxes with values and tags, and the calls between them.
public struct GraphReport: Sendable {
  /// A box.
  public struct Node: Sendable {
    public let flat: Int64
    public let cumulative: Int64
    /// As reports print it on one line.
    public let name: [UInt8]
    /// As it is written into the box, a part a line.
    public let lines: [[UInt8]]
    /// The labels of its samples, with the numbers that came with each.
    public let labels: [Nodelet]
    /// The numbers of samples without other labels.
    public let numbers: [Nodelet]
  }

  /// A small box at a node, for a tag.
  public struct Nodelet: Sendable {
    /// Counted among those of its node or label, from 0; not all that are counted are shown.
    public let number: Int
    public let text: [UInt8]
    public let value: Int64
    /// Whether the value is not the node's own.
    public let isCumulative: Bool
    /// The numbers that came with a label.
    public let numbers: [Nodelet]
  }

  /// An arrow.
  public struct Call: Sendable {
    /// The positions of the nodes; `nil` for one that is not shown.
    public let caller: Int?
    public let callee: Int?
    /// The printable names of both.
    public let names: (caller: [UInt8], callee: [UInt8])
    /// The sum of the samples with the call; divided, where means are shown.
    public let value: Int64
    /// Whether frames between the two were left out.
    public let isResidual: Bool
    public let isInline: Bool
  }

  /// Those that tell most first.
  public let nodes: [Node]
  /// Heaviest first.
  public let calls: [Call]
  /// The name of the program, without folders.
  public let title: [UInt8]?
  let measured: MeasuredGraph

  /// - Parameters:
  ///   - profile: Filtered, and aggregated to the granularity of the nodes.
  ///   - shape: Nodes are in the order of entropy whatever it says.
  public init(
    of profile: Profile, _ valuation: Valuation, shape: GraphShape = GraphShape(),
    header: HeaderOptions = HeaderOptions(), tags: TagFormat
  ) {
    var shape = shape
    shape.order = .entropy
    measured = MeasuredGraph(of: profile, valuation, shape, header, edges: .all, tags: tags)
    let graph = measured.graph
    nodes = graph.nodes.map { Node($0, graph) }
    let positions = Dictionary(
      uniqueKeysWithValues: graph.nodes.enumerated().map { ($0.element, $0.offset) })
    calls = graph.edges.filter { positions[$0.caller] != nil }.map { edge in
      Call(
        caller: positions[edge.caller], callee: positions[edge.callee],
        names: (graph.printableName(of: edge.caller), graph.printableName(of: edge.callee)),
        value: edge.value, isResidual: edge.isResidual,
        isInline: edge.isInline)
    }
    title = profile.mappings.first.flatMap { mapping in
      mapping.file.isEmpty ? nil : baseName(profile.names.copy(of: mapping.file))
    }
  }

  /// Why there are no boxes, where that needs saying.
  public var explanation: Explanation? { measured.explanation }

  /// What percentages refer to.
  public var total: Int64 { measured.total }
}

extension GraphReport.Node {
  fileprivate init(_ node: Int, _ graph: CallGraph) {
    flat = graph.flat(node)
    cumulative = graph.cumulative(node)
    name = graph.printableName(of: node)
    let frame = graph.frame(of: node)
    let file = graph.names.copy(of: frame.file)
    lines = frame.parts(
      graph.names, name: dotFunctionName(graph.names.copy(of: frame.name)),
      file: file.isEmpty ? [] : baseName(file))
    let byFlat = !graph.callees(of: node).isEmpty
    let tags = graph.tags(of: node)
    labels = nodelets(texts: tags, byFlat: byFlat)
    numbers = nodelets(numbers: tags.numbers[[]] ?? [], byFlat: byFlat)
  }
}
