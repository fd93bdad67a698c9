import CallGraphs
import Profiles
import Testing

struct CallGraphTests {
  @Test func `flat is the leaf's and cumulative the whole stack's`() {
    let graph = graph(profile([("main a b", [1]), ("main a", [2]), ("main b", [4])]))
    #expect(rows(graph) == ["b 5 5", "a 2 3", "main 0 7"])
    #expect(edges(graph) == ["main>a 3", "a>b 1", "main>b 4"])
  }

  @Test func `recursion counts a sample once`() {
    let graph = graph(profile([("main r r r", [3])]))
    #expect(rows(graph) == ["r 3 3", "main 0 3"])
    #expect(edges(graph).contains("main>r 3"))
  }

  @Test func `the order by cumulative value breaks ties by name`() {
    let graph = graph(profile([("m b", [2]), ("m a", [2])]), order: .cumulative)
    #expect(rows(graph) == ["m 0 4", "a 2 2", "b 2 2"])
  }

  @Test func `inlined frames are called inline by the frame after them`() {
    let graph = graph(profile([("main inner+outer", [2])]))
    #expect(rows(graph) == ["inner 2 2", "main 0 2", "outer 0 2"])
    #expect(edges(graph) == ["main>outer 2", "outer>inner 2 inline"])
  }

  @Test func `a limit on nodes leaves residual edges`() {
    let graph = graph(
      profile([("main a b", [5]), ("main", [9])]), Trimming(nodeCount: 2))
    #expect(rows(graph) == ["main 9 14", "b 5 5"])
    #expect(edges(graph) == ["main>b 5 residual"])
    #expect(graph.nodeCountBeforeLimit == 3)
    #expect(graph.droppedNodes == 0)
  }

  @Test func `a fraction drops small nodes and counts them`() {
    let graph = graph(
      profile([("m a", [99]), ("m b", [1])]), Trimming(nodeFraction: 0.02))
    #expect(rows(graph) == ["a 99 99", "m 0 100"])
    #expect(graph.droppedNodes == 1)
  }

  @Test func `nodes that shrank can be dropped`() {
    let shrunk = profile([("m a", [-5]), ("m b", [8])])
    #expect(rows(graph(shrunk, Trimming(dropsNegative: true))) == ["b 8 8", "m 0 3"])
    #expect(rows(graph(shrunk)) == ["b 8 8", "a -5 -5", "m 0 3"])
  }

  @Test func `sums wrap`() {
    let graph = graph(profile([("m", [.max]), ("m", [1])]))
    #expect(rows(graph) == ["m \(Int64.min) \(Int64.min)"])
  }

  @Test func `means divide by the first value`() {
    let graph = graph(
      profile([("m a", [2, 10]), ("m a", [3, 20])]),
      measure: Measure(valueColumn: 1, isMean: true))
    #expect(rows(graph).contains("a 6 6"))
  }

  @Test func `the total adds absolute values`() {
    let total = Measure(valueColumn: 0).total(of: profile([("a", [-5]), ("b", [8])]))
    #expect(total == 13)
  }

  @Test func `the total of a difference is that of its base`() throws {
    let difference = try profile([("a", [5])]).subtracting(profile([("a", [3])]), .difference)
    #expect(Measure(valueColumn: 0).total(of: difference) == 3)
    #expect(rows(graph(difference)) == ["a 2 2"])
  }
}
