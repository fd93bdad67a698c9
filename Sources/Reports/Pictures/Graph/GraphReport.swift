import Bytes
import CallGraphs
import Profiles

/// The call graph as a picture has it: boxes with values and tags, and the calls between them.
package struct GraphReport: Report {
  /// A box.
  package struct Node: Sendable {
    package let flat: Int64
    package let cumulative: Int64
    /// As reports print it on one line.
    package let name: [UInt8]
    /// As it stands in the box, a part a line.
    let lines: [BoxLine]
    /// The labels of its samples, with the numbers that came with each.
    package let labels: [Nodelet]
    /// The numbers of samples without other labels.
    package let numbers: [Nodelet]
  }

  /// A line of a box.
  struct BoxLine: Sendable {
    let text: [UInt8]
    /// Whether it is a part of a function's name.
    var isName = false
  }

  /// A small box at a node, for a tag.
  package struct Nodelet: Sendable {
    /// Counted among those of its node or label, from 0; not all that are counted are shown.
    package let number: Int
    /// A label a line.
    let lines: [BoxLine]
    package let value: Int64
    /// Whether the value is not the node's own.
    package let isCumulative: Bool
    /// The numbers that came with a label.
    package let numbers: [Nodelet]
  }

  /// An arrow.
  package struct Call: Sendable {
    /// The positions of the nodes; `nil` for one that is not shown.
    package let caller: Int?
    package let callee: Int?
    /// The printable names of both.
    package let names: (caller: [UInt8], callee: [UInt8])
    /// The sum of the samples with the call; divided, where means are shown.
    package let value: Int64
    /// Whether frames between the two were left out.
    package let isResidual: Bool
    package let isInline: Bool
  }

  /// Those that tell most first.
  package let nodes: [Node]
  /// Heaviest first.
  package let calls: [Call]
  /// The name of the program, without folders.
  package let title: [UInt8]?
  let measured: MeasuredGraph
  let form: Form

  /// - Parameter view: Nodes are in the order of entropy whatever its shape says.
  package init(of view: View, as form: Form) {
    self.form = form
    var view = view
    view.shape.order = .entropy
    let tags = TagFormat(units: view.units, outputUnit: view.valuation.outputUnit)
    measured = MeasuredGraph(of: view, edges: .all, tags: tags)
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
    title = view.profile.mappings.first.flatMap { mapping in
      mapping.file.isEmpty ? nil : FilePaths.base(of: view.profile.names.copy(of: mapping.file))
    }
  }

  package var remarks: [String] { measured.remarks }

  /// What percentages refer to.
  package var total: Int64 { measured.total }
}

extension GraphReport.Node {
  fileprivate init(_ node: NodeIndex, _ graph: CallGraph) {
    flat = graph.flat(node)
    cumulative = graph.cumulative(node)
    name = graph.printableName(of: node)
    let frame = graph.frame(of: node)
    lines = frame.boxLines(graph.names)
    let byFlat = !graph.callees(of: node).isEmpty
    let tags = graph.tags(of: node)
    labels = nodelets(texts: tags, byFlat: byFlat)
    numbers = nodelets(numbers: tags.numbers[[]] ?? [], byFlat: byFlat)
  }
}

extension Frame {
  /// The parts of its name, those of a function's name again in parts.
  fileprivate func boxLines(_ names: NameTable) -> [GraphReport.BoxLine] {
    let path = names.copy(of: file)
    let whole = parts(
      names, name: names.copy(of: name), file: path.isEmpty ? [] : FilePaths.base(of: path))
    let position = name.isEmpty ? nil : address == 0 ? 0 : 1
    return whole.enumerated().flatMap { part in
      part.offset == position
        ? functionLines(part.element).map { GraphReport.BoxLine(text: $0, isName: true) }
        : [GraphReport.BoxLine(text: part.element)]
    }
  }
}
