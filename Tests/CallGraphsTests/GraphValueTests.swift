import Profiles
import Testing

@testable import CallGraphs

/// The values of a graph in other columns than its own.
struct GraphValueTests {
  /// What `ab` and others do, in two columns.
  private func profile() -> Profile {
    var builder = ProfileBuilder(sampleTypes: [("samples", "count"), ("cpu", "nanoseconds")])
    func place(_ name: String) -> LocationIndex {
      let function = builder.addFunction(name: name)
      return builder.addLocation(lines: [Line(function: function)])
    }
    let (main, a, b, c) = (place("main"), place("a"), place("b"), place("c"))
    builder.addSample(stack: [b, a, main], values: [1, 100])
    builder.addSample(stack: [c, a, main], values: [2, 1])
    builder.addSample(stack: [a, b, a, main], values: [4, 0])
    builder.addSample(stack: [c, main], values: [0, 50])
    return builder.profile
  }

  @Test(arguments: [0, 1])
  func `are those of the graph of that column`(column: Int) {
    let profile = profile()
    let shape = GraphShape()
    let graph = CallGraph(profile, measure: Measure(valueColumn: 1), shape: shape, edges: .all)
    let own = CallGraph(profile, measure: Measure(valueColumn: column), shape: shape, edges: .all)
    let values = GraphValues(of: graph, profile, columns: [0, 1], shape: shape, edges: .all)
    #expect(graph.nodes.count == 4)
    for node in graph.nodes {
      #expect(values.flat(node)[column] == own.flatSum(node))
      #expect(values.cumulative(node)[column] == own.cumulativeSum(node))
    }
    for edge in graph.edges {
      let same = own.edges.first { $0.caller == edge.caller && $0.callee == edge.callee }
      #expect(values.weights(of: edge)[column] == same?.weight ?? 0)
    }
  }

  @Test func `edges over nodes that were left out are the same edges`() {
    let profile = profile()
    let shape = GraphShape(trimming: Trimming(nodeCount: 2), order: .cumulative)
    let graph = CallGraph(profile, measure: Measure(valueColumn: 1), shape: shape, edges: .all)
    let values = GraphValues(of: graph, profile, columns: [0, 1], shape: shape, edges: .all)
    #expect(graph.nodes.count == 2)
    #expect(graph.edges.map { values.weights(of: $0)[1] } == graph.edges.map(\.weight))
    #expect(graph.edges.map { values.weights(of: $0)[0] } == [7])
  }
}
