import Bytes
import CallGraphs
import Profiles
import Testing

/// What only pictures have: the order by entropy, limits with tags, fewer edges, call trees.
struct PictureGraphTests {
  @Test func `a node where paths meet comes before one on a straight path`() {
    let samples = profile([("m x hub", [10]), ("m y hub", [10]), ("m z line", [20])])
    let order = graph(samples, order: .entropy).nodes.map { name($0, graph(samples)) }
    #expect(order == ["m", "hub", "line", "x", "y", "z"])
  }

  @Test func `a residual edge beside a longer way is left out of pictures only`() {
    let samples = profile([("a b c", [50]), ("a tiny c", [1])])
    let trimming = Trimming(nodeFraction: 0.1)
    #expect(edges(graph(samples, trimming)) == ["a>b 50", "b>c 50", "a>c 1 residual"])
    #expect(edges(graph(samples, trimming, order: .entropy)) == ["a>b 50", "b>c 50"])
  }

  @Test func `light edges are counted where nodes are not limited`() {
    let samples = profile([("a b", [50]), ("a c b", [1])])
    let trimmed = graph(samples, Trimming(edgeFraction: 0.1), order: .entropy)
    #expect(edges(trimmed) == ["a>b 50"])
    #expect(trimmed.droppedEdges == 2)
  }

  @Test func `tags take room from nodes`() {
    let stacks = [("m a", [Int64(8)]), ("m b", [4]), ("m c", [2])]
    let plain = profile(stacks)
    let tagged = profile(stacks, labels: [[("k", "v")], [("k", "v")]])
    let limit = Trimming(nodeCount: 3)
    #expect(graph(plain, limit, order: .entropy).nodes.count == 3)
    #expect(graph(tagged, limit, order: .entropy).nodes.count == 2)
  }

  @Test func `tags add up by text, and numbers by the text they came with`() {
    let samples = profile(
      [("m a", [1]), ("m a", [2]), ("m", [4])],
      labels: [[("k", "v"), ("bytes", "64")], [("k", "v"), ("bytes", "64")], [("bytes", "8")]])
    let graph = graph(samples, order: .entropy)
    let main = graph.nodes.first { name($0, graph) == "m" }.map(graph.tags(of:))
    #expect(main?.texts.map(\.cumulative) == [3])
    #expect(main?.numbers["k:v".bytes]?.map(\.cumulative) == [3])
    #expect(main?.numbers[[]]?.map(\.flat) == [4])
  }

  @Test func `a call tree tells paths apart`() {
    let samples = profile([("m a x", [1]), ("m b x", [2]), ("m x x", [4])])
    let tree = graph(samples, isCallTree: true)
    #expect(rows(tree) == ["x 4 4", "x 2 2", "x 1 1", "a 0 1", "b 0 2", "m 0 7", "x 0 4"])
    #expect(edges(tree) == ["m>a 1", "a>x 1", "m>b 2", "b>x 2", "m>x 4", "x>x 4"])
  }

  @Test func `what a removed node of a call tree called hangs from its caller`() {
    let samples = profile([("m a+in x", [5]), ("m y", [1])])
    let tree = graph(
      samples, Trimming(nodeCount: 3), order: .entropy, isCallTree: true)
    #expect(tree.nodes.count == 3)
    #expect(tree.edges.filter(\.isResidual).isEmpty == false)
  }

  @Test func `only the edges of matching nodes are made where a pattern says so`() throws {
    let samples = profile([("m a b c", [1]), ("m b a", [2])])
    let touching = graph(samples, edges: .touching(try Pattern("^b$")))
    #expect(edges(touching) == ["a>b 1", "b>c 1", "m>b 2", "b>a 2"])
  }

  @Test func `an edge of weight 0 makes the entropy no number, and its caller comes last`() {
    let samples = profile([("m p2 l", [5]), ("m p2 l", [-5]), ("m p2 k", [3]), ("m p3", [1])])
    let graph = graph(samples, order: .entropy)
    #expect(graph.nodes.last.map { name($0, graph) } == "p2")
  }
}
