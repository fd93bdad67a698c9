import Profiles

// Every path of calls has nodes of its own: a node is a frame below a parent node. Each has one edge
// into it, with the node's own cumulative value for its weight, so the edges need no table beside
// the nodes. Nodes are numbered in the order of first appearance, parents before children.

/// The call paths of a profile as a tree.
struct CallTree {
  /// By node, its frame.
  private(set) var frames: [FrameIndex] = []
  private(set) var weights = NodeWeights(nodeCount: 0, isMean: false)
  /// By node, the edge into it; `nil` for roots.
  private(set) var edges: [Edge?] = []
  /// By parent and frame. The roots' parent is `noParent`.
  private var pairs = PairTable()

  private static let noParent = NodeIndex(rawValue: .max)

  init(_ profile: Profile, _ table: FrameTable, _ measure: Measure) {
    weights = NodeWeights(nodeCount: 0, isMean: measure.isMean)
    let values = profile.samples.columns
    for sample in profile.samples.indices {
      let (value, divisor) = measure.value(sample, of: values)
      if value == 0, divisor == 0 { continue }
      var parent = Self.noParent
      for location in profile.samples.stack(sample).reversed() {
        let lines = table.frames(of: location)
        for position in lines.indices.reversed() {
          let isInline = position < lines.endIndex - 1
          parent = visit(lines[position], below: parent, value, divisor, isInline)
        }
      }
      if parent != Self.noParent { weights.addFlat(value, divisor, to: parent) }
    }
  }

  private mutating func visit(
    _ frame: FrameIndex, below parent: NodeIndex, _ value: Int64, _ divisor: Int64, _ isInline: Bool
  ) -> NodeIndex {
    let (row, isNew) = pairs.enter(parent.rawValue, frame.rawValue)
    let node = NodeIndex(row)
    if isNew {
      frames.append(frame)
      weights.appendNode()
      edges.append(parent == Self.noParent ? nil : Edge(caller: parent, callee: node))
    }
    weights.addCumulative(value, divisor, to: node)
    edges[row]?.weight &+= value
    edges[row]?.divisor &+= divisor
    if !isInline { edges[row]?.isInline = false }
    return node
  }

  /// Calls `body` with each node of a stack, root first.
  func visitPath(
    of sample: SampleIndex, in profile: Profile, _ table: FrameTable, _ body: (NodeIndex) -> Void
  ) {
    var parent = Self.noParent
    for location in profile.samples.stack(sample).reversed() {
      for frame in table.frames(of: location).reversed() {
        guard let row = pairs.row(parent.rawValue, frame.rawValue) else { return }
        parent = NodeIndex(row)
        body(parent)
      }
    }
  }

  /// Takes nodes out of the tree. What a removed node called is called by its own caller then; what
  /// a removed root called becomes a root.
  ///
  /// - Parameter left: The edges that have not been taken out before, as they are now.
  static func removing(
    _ isRemoved: [Bool], from left: [Edge]
  ) -> [Edge] {
    var into = [Edge?](repeating: nil, count: isRemoved.count)
    for edge in left { into[edge.callee.position] = edge }
    var result: [Edge] = []
    for node in into.indices {
      guard var edge = into[node] else { continue }
      if isRemoved[edge.caller.position] {
        // Parents have lower numbers, so the caller's own edge already leads to one that stays.
        guard let outer = into[edge.caller.position] else {
          into[node] = nil
          continue
        }
        edge.caller = outer.caller
        edge.isResidual = true
        edge.isInline = edge.isInline && outer.isInline
        into[node] = edge
      }
      if !isRemoved[node] { result.append(edge) }
    }
    return result
  }
}
