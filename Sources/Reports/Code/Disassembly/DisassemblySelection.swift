import Bytes
import CallGraphs
package import Profiles

// From a pattern to instructions it takes two questions, because only the binaries know their
// symbols, and only those that were sampled are worth disassembling:
//
//     DisassemblySelection ──BinaryRequest──▶ symbols, addresses in the binary
//     SampledRoutines ───────CodeRequest────▶ instructions
//
// The answers come from outside; here are values only.

/// The sampled addresses of a profile, and the binaries in which a pattern is to be looked for.
package struct DisassemblySelection: Sendable {
  /// What was sampled at an address of the process.
  struct Sample: Sendable {
    let address: UInt64
    /// Of the graph of the profile.
    let node: NodeIndex
    let flat: Int64
    let cumulative: Int64
    let divisors: (flat: Int64, cumulative: Int64)
    let place: SourcePlace
    fileprivate let objectFile: NameIndex
  }

  /// The binaries to ask, in the order of their mappings.
  package let requests: [BinaryRequest]
  /// In the order of their addresses.
  let samples: [Sample]
  /// The pattern as an address, if it is one.
  let address: UInt64?
  /// With nodes of its own for each binary.
  package let view: View
  private let pattern: Pattern

  /// - Parameters:
  ///   - view: With addresses, and without inlined calls. What nodes are told apart by is set here.
  ///   - pattern: What the name of a symbol is to match; or an address, as a number.
  package init(of view: View, matching pattern: Pattern) {
    let expression = pattern.expression
    address = GoIntegers.unsigned(expression.span)
    self.pattern = pattern
    var view = view
    view.shape.keepsObjects = true
    self.view = view
    let profile = view.profile
    let graph = CallGraph(
      profile, measure: view.valuation.measure, shape: view.shape, edges: .none)
    // Sorting by position too keeps the order of those at one address.
    samples = graph.nodes.map { Sample($0, of: graph) }.enumerated()
      .sorted { ($0.element.address, $0.offset) < ($1.element.address, $1.offset) }
      .map(\.element)
    let files = Self.files(of: graph, matching: pattern)
    let symbols = SymbolChoice(pattern: pattern, address: address)
    var requests: [BinaryRequest] = []
    for (position, mapping) in profile.mappings.enumerated() {
      let holdsAddress = address.map { mapping.start <= $0 && $0 <= mapping.limit } ?? false
      guard holdsAddress || files.contains(mapping.file) else { continue }
      requests.append(
        BinaryRequest(
          mapping: MappingIndex(position), addresses: Self.addresses(of: samples, in: mapping),
          symbols: symbols))
    }
    self.requests = requests
  }

  /// Why nothing is left: with names that may have been meant, unless the name may well be one that
  /// could not be looked up.
  func noMatch(afterReadingAll isComplete: Bool) -> NoMatch {
    isComplete
      ? NoMatch(pattern, in: view.profile, view.valuation, view.inlined) : NoMatch(pattern)
  }

  /// The mapped files of which something sampled is printed with what matches.
  ///
  /// Names are matched by themselves too: pprof, which matches what is printed alone, finds nothing
  /// for `^main$`, because an address stands before each name.
  private static func files(of graph: CallGraph, matching pattern: Pattern) -> Set<NameIndex> {
    var files: Set<NameIndex> = []
    for node in graph.nodes {
      let frame = graph.frame(of: node)
      if frame.objectFile.isEmpty || files.contains(frame.objectFile) { continue }
      let printed = graph.printableName(of: node)
      if pattern.matches(printed.span) || pattern.matches(graph.names[frame.name]) {
        files.insert(frame.objectFile)
      }
    }
    return files
  }

  /// The sampled addresses that may be of a mapping: those that it covers, and, because profiles err
  /// about what a mapping covers, those that are said to be of its file.
  private static func addresses(of samples: [Sample], in mapping: Mapping) -> [UInt64] {
    var addresses: [UInt64] = []
    for sample in samples where addresses.last != sample.address {
      let isCovered = mapping.start <= sample.address && sample.address < mapping.limit
      if isCovered || sample.objectFile == mapping.file { addresses.append(sample.address) }
    }
    return addresses
  }
}

extension DisassemblySelection.Sample {
  fileprivate init(_ node: NodeIndex, of graph: CallGraph) {
    let frame = graph.frame(of: node)
    address = frame.address
    self.node = node
    flat = graph.flatSum(node)
    cumulative = graph.cumulativeSum(node)
    divisors = graph.divisors(node)
    place = SourcePlace(
      function: graph.names.copy(of: frame.name), file: graph.names.copy(of: frame.file),
      line: frame.line)
    objectFile = frame.objectFile
  }
}
