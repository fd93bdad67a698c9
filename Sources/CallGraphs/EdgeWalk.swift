package import Profiles

// A walk over all stacks, from the root, that collects edges.
//
// Most of what a location contributes does not depend on the sample: which of its nodes are kept,
// the edges among these (from a function to what was inlined into it), the node that calls what
// comes next. That is worked out once per location, as a `Passage`; what is left for each visit is
// the one edge into the location. Most locations have no wanted node; for these a `Step` of eight
// bytes is all that is read.

/// Which edges a report needs.
package enum EdgeSelection: Sendable {
  case none, all
  /// Those into nodes that are inlined somewhere: enough to say which nodes are inlined everywhere.
  case intoInlined
  /// Those into and out of the nodes whose printable name matches.
  case touching(Pattern)
}

struct EdgeWalk {
  /// The part of a passage that every visit needs.
  private struct Step {
    /// The kept node nearest to the leaf, which calls what comes next; `none` where none is kept.
    var innermost = Passage.none
    /// Whether nodes between it and the leaf are left out.
    var skipsAfter = false
    /// Whether edges end here, so that the passage has to be looked at.
    var hasEdges = false
    /// Whether all edges out of `innermost` are wanted, wherever they end.
    var wantsCallees = false
  }

  /// What happens when a stack passes through a location.
  private struct Passage {
    /// The kept node nearest to the root.
    var outermost = Passage.none
    /// Where the edges among its kept nodes begin in `innerEdges`, and how many these are.
    var innerStart: UInt32 = 0
    var innerCount: UInt32 = 0
    var isOutermostWanted = false
    /// Whether the outermost kept node was inlined, into one that is not kept.
    var isOutermostInline = false
    /// Whether nodes between it and the root are left out.
    var skipsBefore = false

    static let none = NodeIndex(rawValue: .max)
  }

  /// An edge among the nodes of one location.
  private struct InnerEdge {
    let caller: NodeIndex
    let callee: NodeIndex
    let isResidual: Bool
  }

  private var steps: [Step] = []
  private var passages: [Passage] = []
  private var innerEdges: [InnerEdge] = []

  /// Which nodes' edges are wanted.
  private struct Wanted {
    /// By node, whether edges into it are.
    var asCallee: [Bool]
    /// By node, whether edges out of it are, also into nodes that are not wanted themselves.
    var asCaller: [Bool]

    init(_ table: FrameTable, _ isKept: [Bool], _ selection: EdgeSelection) {
      asCallee = isKept
      asCaller = Array(repeating: false, count: isKept.count)
      switch selection {
      case .all: break
      case .none: asCallee = asCaller
      case .intoInlined: asCallee = zip(isKept, table.mayBeInlined).map { $0 && $1 }
      case .touching(let pattern):
        for node in isKept.indices where isKept[node] {
          asCallee[node] = pattern.matches(table.frames[node].printableName(table.names).span)
        }
        asCaller = asCallee
      }
    }
  }

  /// - Parameter kept: The nodes that edges are to join; all where it is `nil`.
  init(_ table: FrameTable, kept: [NodeIndex]?, _ selection: EdgeSelection) {
    var isKept = [Bool](repeating: kept == nil, count: table.frames.count)
    for node in kept ?? [] { isKept[node.position] = true }
    let wanted = Wanted(table, isKept, selection)
    guard wanted.asCallee.contains(true) else { return }
    steps.reserveCapacity(table.starts.count - 1)
    passages.reserveCapacity(table.starts.count - 1)
    for location in 0..<table.starts.count - 1 {
      let range = Int(table.starts[location])..<Int(table.starts[location + 1])
      addPassage(table.locationFrames[range], isKept, wanted)
    }
  }

  /// - Parameter frames: Those of a location, innermost first.
  private mutating func addPassage(
    _ frames: ArraySlice<FrameIndex>, _ isKept: [Bool], _ wanted: Wanted
  ) {
    var step = Step()
    var passage = Passage()
    passage.innerStart = UInt32(innerEdges.count)
    var isResidual = false
    for position in frames.indices.reversed() {
      let node = frames[position].node
      guard isKept[node.position] else {
        isResidual = true
        continue
      }
      if step.innermost == Passage.none {
        passage.outermost = node
        passage.isOutermostWanted = wanted.asCallee[node.position]
        passage.isOutermostInline = position < frames.endIndex - 1
        passage.skipsBefore = isResidual
      } else if node != step.innermost,
        wanted.asCallee[node.position] || wanted.asCaller[step.innermost.position]
      {
        innerEdges.append(
          InnerEdge(caller: step.innermost, callee: node, isResidual: isResidual))
      }
      step.innermost = node
      isResidual = false
    }
    step.skipsAfter = isResidual
    step.wantsCallees = step.innermost != Passage.none && wanted.asCaller[step.innermost.position]
    passage.innerCount = UInt32(innerEdges.count) - passage.innerStart
    step.hasEdges = passage.isOutermostWanted || passage.innerCount > 0
    steps.append(step)
    passages.append(passage)
  }

  /// The edges that weigh at least `cut`, in the order of first appearance.
  func edges(of profile: Profile, _ measure: Measure, cut: Int64) -> [Edge] {
    if passages.isEmpty { return [] }
    if cut <= 0 { return table(of: profile, measure, among: nil).edges(reaching: 0) }
    let heavy = sketch(of: profile, measure).edges(reaching: cut)
    return removingInnerEdges { !heavy.contains(caller: $0.caller, callee: $0.callee) }
      .table(of: profile, measure, among: heavy).edges(reaching: cut)
  }

  /// The sums of these edges, in no order, and of some others.
  func edges(of profile: Profile, _ measure: Measure, among edges: [Edge]) -> [Edge] {
    if passages.isEmpty { return [] }
    return table(of: profile, measure, among: EdgeSet(edges)).edges(reaching: 0)
  }

  /// What was found the last time that an edge ended at a place: callers repeat.
  private struct Memo {
    var caller = Passage.none
    /// The edge's row, or `noRow` where the edge is of no interest.
    var row: UInt32 = 0

    static let noRow = UInt32.max
  }

  /// The edges, those of a set or all.
  private func table(of profile: Profile, _ measure: Measure, among set: EdgeSet?) -> EdgeTable {
    var parts = Shards.map(profile.samples) { samples in
      var table = EdgeTable(isMean: measure.isMean)
      var memos = [Memo](repeating: Memo(), count: passages.count + innerEdges.count)
      walk(profile, measure, samples) { place, caller, callee, isResidual, isInline, contribution in
        var memo = memos[place]
        if memo.caller != caller {
          let isMember = set?.contains(caller: caller, callee: callee) ?? true
          let row = isMember ? table.row(caller: caller, callee: callee) : nil
          memo = Memo(caller: caller, row: row.map { UInt32($0) } ?? Memo.noRow)
          memos[place] = memo
        }
        if memo.row == Memo.noRow { return }
        table.add(contribution, row: Int(memo.row), isResidual: isResidual, isInline: isInline)
      }
      return table
    }
    // Taken out of the array, so that adding to it copies nothing.
    var whole = parts.removeFirst()
    while !parts.isEmpty { whole.add(parts.removeFirst()) }
    return whole
  }

  /// The same walk without some of the edges inside locations.
  private func removingInnerEdges(where isRemoved: (InnerEdge) -> Bool) -> EdgeWalk {
    var walk = self
    walk.innerEdges = []
    for location in passages.indices {
      let start = Int(passages[location].innerStart)
      let kept = innerEdges[start..<start + Int(passages[location].innerCount)]
        .filter { !isRemoved($0) }
      walk.passages[location].innerStart = UInt32(walk.innerEdges.count)
      walk.passages[location].innerCount = UInt32(kept.count)
      walk.steps[location].hasEdges = passages[location].isOutermostWanted || !kept.isEmpty
      walk.innerEdges += kept
    }
    return walk
  }

  private func sketch(of profile: Profile, _ measure: Measure) -> EdgeSketch {
    var parts = Shards.map(profile.samples) { samples in
      var sketch = EdgeSketch()
      walk(profile, measure, samples) { _, caller, callee, _, _, contribution in
        sketch.add(contribution, caller: caller, callee: callee)
      }
      return sketch
    }
    var whole = parts.removeFirst()
    for part in parts { whole.add(part) }
    return whole
  }

  /// What is done with an edge at each of its occurrences. Places are numbered: first the
  /// locations, for the edges into them, then the edges inside locations.
  private typealias Visitor = (
    _ place: Int, _ caller: NodeIndex, _ callee: NodeIndex, _ isResidual: Bool, _ isInline: Bool,
    EdgeContribution
  ) -> Void

  private func walk(
    _ profile: Profile, _ measure: Measure, _ samples: TableIndices<Sample>, _ visit: Visitor
  ) {
    let steps = steps.span
    let passages = passages.span
    let innerEdges = innerEdges.span
    let stacks = profile.samples.stackLocations.span
    let starts = profile.samples.stackStarts.span
    let values = profile.samples.columns
    for sample in samples {
      let (value, divisor) = measure.value(sample, of: values)
      if value == 0, divisor == 0 { continue }
      let contribution = EdgeContribution(
        stamp: sample.rawValue &+ 1, value: value, divisor: divisor)
      let start = Int(starts[sample.position])
      var caller = Passage.none
      var callerWantsAll = false
      var isResidual = false
      var position = Int(starts[sample.position &+ 1])
      while position > start {
        position &-= 1
        let location = stacks[position].position
        let step = steps[location]
        if step.innermost == Passage.none {
          isResidual = true
          continue
        }
        if step.hasEdges || callerWantsAll {
          let passage = passages[location]
          let isWanted = passage.isOutermostWanted || callerWantsAll
          if isWanted, caller != Passage.none, caller != passage.outermost {
            visit(
              location, caller, passage.outermost, isResidual || passage.skipsBefore,
              passage.isOutermostInline, contribution)
          }
          for inner in Int(passage.innerStart)..<Int(passage.innerStart &+ passage.innerCount) {
            let edge = innerEdges[inner]
            visit(
              passages.count &+ inner, edge.caller, edge.callee, edge.isResidual, true,
              contribution)
          }
        }
        caller = step.innermost
        callerWantsAll = step.wantsCallees
        isResidual = step.skipsAfter
      }
    }
  }
}
