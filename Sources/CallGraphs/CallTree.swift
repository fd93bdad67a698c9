import Profiles

// Every path of calls has nodes of its own: a node is a frame below a parent node. Each has one edge
// into it, with the node's own cumulative value for its weight, so the edges need no table beside
// the nodes. Nodes are numbered in the order of first appearance, parents before children.

/// The call paths of a profile as a tree.
struct CallTree {
  /// By node, its frame.
  private(set) var frames: [UInt32] = []
  private(set) var weights = NodeWeights(nodeCount: 0, isMean: false)
  /// By node, the edge into it; `nil` for roots.
  private(set) var edges: [Edge?] = []
  /// By parent and frame. The roots' parent is `noParent`.
  private var pairs = PairTable()

  private static let noParent = UInt32.max

  init(_ profile: Profile, _ table: FrameTable, _ measure: Measure) {
    weights = NodeWeights(nodeCount: 0, isMean: measure.isMean)
    for sample in profile.samples.indices {
      let (value, divisor) = measure.value(sample, of: profile.samples.columns)
      if value == 0, divisor == 0 { continue }
      var parent = Self.noParent
      for location in profile.samples.stack(sample).reversed() {
        let lines = table.nodes(of: location.position)
        for position in lines.indices.reversed() {
          let isInline = position < lines.endIndex - 1
          parent = visit(lines[position], below: parent, value, divisor, isInline)
        }
      }
      if parent != Self.noParent { weights.addFlat(value, divisor, to: Int(parent)) }
    }
  }

  private mutating func visit(
    _ frame: UInt32, below parent: UInt32, _ value: Int64, _ divisor: Int64, _ isInline: Bool
  ) -> UInt32 {
    let (node, isNew) = pairs.enter(parent, frame)
    if isNew {
      frames.append(frame)
      weights.appendNode()
      edges.append(
        parent == Self.noParent ? nil : Edge(caller: Int(parent), callee: node))
    }
    weights.addCumulative(value, divisor, to: node)
    edges[node]?.weight &+= value
    edges[node]?.divisor &+= divisor
    if !isInline { edges[node]?.isInline = false }
    return UInt32(node)
  }

  /// Calls `body` with each node of a stack, root first.
  func visitPath(
    of sample: SampleIndex, in profile: Profile, _ table: FrameTable, _ body: (Int) -> Void
  ) {
    var parent = Self.noParent
    for location in profile.samples.stack(sample).reversed() {
      for frame in table.nodes(of: location.position).reversed() {
        guard let node = pairs.row(parent, frame) else { return }
        body(node)
        parent = UInt32(node)
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
    for edge in left { into[edge.callee] = edge }
    var result: [Edge] = []
    for node in into.indices {
      guard var edge = into[node] else { continue }
      if isRemoved[edge.caller] {
        // Parents have lower numbers, so the caller's own edge already leads to one that stays.
        guard let outer = into[edge.caller] else {
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
