import Bytes
import CallGraphs
package import Profiles

/// The functions whose source is to be shown, with what was sampled on each line.
///
/// It says which lines of which files it wants, and whoever may read files answers:
///
///     let selection = try ListSelection(of: view, matching: pattern)
///     let answers = … // for each of selection.requests
///     let report = ListReport(selection, answers)
package struct ListSelection: Sendable {
  /// A function, by its name: functions of one name in several binaries are one.
  package struct Function: Sendable {
    package let name: [UInt8]
    /// The files that its samples are in, in byte order of their paths.
    package let files: [File]
  }

  /// What was sampled of a function in one file.
  package struct File: Sendable {
    package let path: [UInt8]
    /// The sums over its lines; a sample counts once for each line that is on its stack.
    package let flat: Int64
    package let cumulative: Int64
    /// The lines with values.
    package let lines: [Int64: Line]
    /// The lines to show; `nil` where there are none.
    package let range: ClosedRange<Int64>?
  }

  /// What was sampled on a line.
  package struct Line: Sendable {
    package fileprivate(set) var flat: Int64 = 0
    package fileprivate(set) var cumulative: Int64 = 0
  }

  /// The functions that match, in byte order of their names.
  package let functions: [Function]
  private(set) var view: View
  /// The frames that match and are shown, by their nodes.
  let shownNodes: Set<NodeIndex>
  private let pattern: Pattern

  /// - Parameters:
  ///   - view: With lines. What nodes are told apart by is set here.
  ///   - pattern: What the name of a function is to match.
  /// - Throws: When no function matches.
  package init(of view: View, matching pattern: Pattern) throws(NoMatch) {
    self.view = view
    self.pattern = pattern
    // Functions that begin at different lines are to be different nodes.
    self.view.shape.keepsObjects = true
    let graph = CallGraph(
      view.profile, measure: view.valuation.measure, shape: self.view.shape, edges: .none)
    let nodes = Dictionary(grouping: graph.nodes) { graph.frame(of: $0).name }
      .filter { pattern.matches(graph.names[$0.key]) }
    if nodes.isEmpty { throw NoMatch(pattern, in: view.profile, view.valuation, view.inlined) }
    shownNodes = Set(nodes.values.joined())
    functions = nodes.sorted { graph.names.precedes($0.key, $1.key) }.map { name, nodes in
      Function(name: graph.names.copy(of: name), files: Self.files(nodes, graph))
    }
  }

  /// Whether the name of a frame's function matches.
  func matches(_ frame: Frame, _ names: NameTable) -> Bool { pattern.matches(names[frame.name]) }

  private static func files(_ nodes: [NodeIndex], _ graph: CallGraph) -> [File] {
    Dictionary(grouping: nodes) { graph.frame(of: $0).file }
      .filter { !$0.key.isEmpty }
      .sorted { graph.names.precedes($0.key, $1.key) }
      .map { File(path: graph.names.copy(of: $0.key), $0.value, graph) }
  }

  /// The lines to be read, each file once; none of files of which no line is shown.
  package var requests: [SourceRequest] {
    let files = Dictionary(
      grouping: functions.flatMap(\.files).filter { $0.range != nil }, by: \.path)
    return files.sorted { compareBytes($0.key.span, $1.key.span) < 0 }.map { path, files in
      SourceRequest(path: path, files.compactMap(\.range))
    }
  }
}

extension ListSelection.File {
  /// How many lines are shown round one with samples.
  private static let context: Int64 = 5

  fileprivate init(path: [UInt8], _ nodes: [NodeIndex], _ graph: CallGraph) {
    self.path = path
    var sums = ListSelection.Line()
    var lines: [Int64: ListSelection.Line] = [:]
    var (first, last) = (Int64.max, Int64.min)
    for node in nodes {
      let frame = graph.frame(of: node)
      let (flat, cumulative) = (graph.flatSum(node), graph.cumulativeSum(node))
      sums.add(flat, cumulative)
      lines[frame.line, default: ListSelection.Line()].add(flat, cumulative)
      // From where the function begins, as far as that is known.
      let start = frame.startLine == 0 ? frame.line &- Self.context : frame.startLine
      first = min(first, start)
      last = max(last, frame.line &+ Self.context)
    }
    flat = sums.flat
    cumulative = sums.cumulative
    self.lines = lines
    first = max(first, 1)
    range = first <= last ? first...last : nil
  }
}

extension ListSelection.Line {
  fileprivate mutating func add(_ flat: Int64, _ cumulative: Int64) {
    self.flat &+= flat
    self.cumulative &+= cumulative
  }
}
