import Profiles

/// Where the nodes and edges of a graph come from: all samples with a frame for a node, or a tree.
struct GraphSource {
  let table: FrameTable
  let weights: NodeWeights
  private let profile: Profile
  private let measure: Measure
  private let tree: CallTree?

  init(_ profile: Profile, _ measure: Measure, _ shape: GraphShape) {
    self.profile = profile
    self.measure = measure
    table = FrameTable(profile, shape.paths, keepsObjects: shape.keepsObjects)
    tree = shape.isCallTree ? CallTree(profile, table, measure) : nil
    weights = tree?.weights ?? NodeWeights(profile, table, measure)
  }

  /// By node, its frame; `nil` where nodes are frames.
  var frameOfNode: [FrameIndex]? { tree?.frames }

  /// What a node stands for.
  func frame(of node: NodeIndex) -> Frame {
    table.frames[tree?.frames[node.position] ?? node.frame]
  }

  /// What is kept of a graph, and of which graph.
  struct Cut {
    /// The nodes that are kept; `nil` where none was left out.
    var kept: [NodeIndex]?
    /// The nodes before, and the edges among them.
    var listed: [NodeIndex] = []
    var edges: [Edge]?
  }

  /// The edges when some nodes are left out, in no order. In a tree the edges of the graph before
  /// are mended; else the samples are walked again.
  ///
  /// - Parameter leastWeight: Lighter edges are not needed.
  func edges(_ cut: Cut, _ selection: EdgeSelection, leastWeight: Int64) -> [Edge] {
    guard let tree else {
      return EdgeWalk(table, kept: cut.kept, selection)
        .edges(of: profile, measure, cut: leastWeight)
    }
    let before = cut.edges ?? tree.edges.compactMap { $0 }
    guard let kept = cut.kept else { return before }
    var isRemoved = [Bool](repeating: false, count: weights.flat.count)
    for node in cut.listed { isRemoved[node.position] = true }
    for node in kept { isRemoved[node.position] = false }
    return CallTree.removing(isRemoved, from: before)
  }

  /// The tags of nodes of which a sum reaches `cut`.
  func tags(
    of nodes: [NodeIndex], _ format: TagFormat, cut: Int64
  ) -> [NodeIndex: NodeTags] {
    let samples = SampleTags(profile, format)
    if samples.isEmpty { return [:] }
    var isWanted = [Bool](repeating: false, count: weights.flat.count)
    for node in nodes { isWanted[node.position] = true }
    return TagTable(samples, profile, measure, isWanted: isWanted, cut: cut) { sample, body in
      if let tree { return tree.visitPath(of: sample, in: profile, table, body) }
      for location in profile.samples.stack(sample).reversed() {
        for frame in table.frames(of: location).reversed() { body(frame.node) }
      }
    }.tags
  }
}
