import CallGraphs
import Profiles

/// The samples of a profile while its tree of calls grows: one path after the other, so that what
/// the processor has read of the stacks of a node's samples is still near when its calls are grown.
struct FlameGrowth {
  /// A sample on its way from the root to the leaf of its stack.
  private struct Walker {
    let value: Int64
    /// What is left of its stack, as positions: the root is last.
    let start: UInt32
    var end: UInt32
    /// How many frames of the location at `end` are left.
    var frames: UInt32 = 0
    /// Where it goes next, while its node is grown.
    var child: UInt32 = 0
  }

  /// A node with the range of its samples.
  private struct Bud {
    let node: FlameTree.Node
    let samples: Range<Int>
  }

  /// What the samples of a node meet next.
  private struct Child {
    let frame: UInt32
    var sums = FlameTree.Sums()
    var count = 0
    /// Where its next sample belongs; negative where it is folded.
    var place = 0
  }

  /// The frames of locations, root first.
  private struct Paths {
    let stacks: [LocationIndex]
    let frames: [UInt32]
    let starts: [UInt32]
    /// By location, its frame where it has one only, else with the highest bit set how many.
    let entries: [UInt32]

    static let listBit: UInt32 = 1 << 31

    init(_ profile: Profile, _ table: FrameTable) {
      stacks = profile.samples.stackLocations
      frames = table.nodes
      starts = table.starts
      entries = (0..<table.starts.count - 1).map { location in
        let start = table.starts[location]
        let count = table.starts[location + 1] - start
        return count == 1 ? table.nodes[Int(start)] : count | Self.listBit
      }
    }

    /// The next frame of a location that has several.
    func next(_ walker: inout Walker) -> UInt32 {
      walker.frames &-= 1
      let start = starts[stacks[Int(walker.end)].position]
      return frames[Int(start &+ walker.frames)]
    }
  }

  private(set) var nodes: [FlameTree.Node] = []
  private(set) var isDifference = false
  private let limits: FlameLimits
  private let leastWeight: Double
  private let paths: Paths
  private var walkers: [Walker] = []
  private var sorted: [Walker] = []
  /// By frame, its place among the children of the node that is grown.
  private var childOfFrame: [UInt32]
  private var children: [Child] = []

  private static let none = UInt32.max

  init(_ profile: Profile, _ column: Int, _ table: FrameTable, _ limits: FlameLimits) {
    self.limits = limits
    paths = Paths(profile, table)
    childOfFrame = Array(repeating: Self.none, count: table.frames.count)
    var sums = FlameTree.Sums()
    let samples = profile.samples
    walkers.reserveCapacity(samples.count)
    for sample in 0..<samples.count {
      let value = samples.values[sample &* samples.valueCount &+ column]
      if value == 0 { continue }
      sums.add(value)
      let stack = samples.stackRange(sample)
      walkers.append(
        Walker(value: value, start: UInt32(stack.lowerBound), end: UInt32(stack.upperBound)))
    }
    leastWeight = sums.weight * limits.share
    isDifference = walkers.contains { $0.value < 0 }
    let root = FlameTree.Node(frame: FlameTree.noFrame, parent: 0, depth: 0, sums: sums)
    var open = [Bud(node: root, samples: 0..<walkers.count)]
    while let bud = open.popLast() { grow(bud, &open) }
  }

  /// Adds a node to the tree, and its calls to those that are to be grown, or folded to the node.
  private mutating func grow(_ bud: Bud, _ open: inout [Bud]) {
    let position = nodes.count
    nodes.append(bud.node)
    step(bud)
    var place = bud.samples.lowerBound
    for index in children.indices {
      let child = children[index]
      childOfFrame[Int(child.frame)] = Self.none
      if isFolded(child.sums) {
        children[index].place = -1
        nodes[position].folded.add(child.sums)
        continue
      }
      children[index].place = place
      let node = FlameTree.Node(
        frame: child.frame, parent: position, depth: bud.node.depth + 1, sums: child.sums)
      open.append(Bud(node: node, samples: place..<place + child.count))
      place += child.count
    }
    sort(bud.samples, upTo: place)
  }

  private func isFolded(_ sums: FlameTree.Sums) -> Bool {
    sums.weight < leastWeight || limits.dropsNegative && sums.change < 0
  }

  /// Moves the samples of a node on by a frame, and adds them up by that.
  private mutating func step(_ bud: Bud) {
    children.removeAll(keepingCapacity: true)
    let repeated = limits.mergesRepeats ? bud.node.frame : FlameTree.noFrame
    let paths = paths
    let (stacks, entries) = (paths.stacks.span, paths.entries.span)
    // Taken out, so that the other columns can be changed meanwhile.
    var taken: [Walker] = []
    swap(&taken, &self.walkers)
    defer { swap(&taken, &self.walkers) }
    var walkers = taken.mutableSpan
    for sample in bud.samples {
      var walker = walkers[sample]
      var frame: UInt32
      repeat {
        frame = Self.none
        if walker.frames > 0 {
          frame = paths.next(&walker)
        } else if walker.end != walker.start {
          walker.end &-= 1
          frame = entries[stacks[Int(walker.end)].position]
          if frame >= Paths.listBit {
            walker.frames = frame & ~Paths.listBit
            frame = paths.next(&walker)
          }
        }
      } while frame == repeated && frame != Self.none
      walker.child = Self.none
      if frame != Self.none {
        walker.child = childOfFrame[Int(frame)]
        if walker.child == Self.none {
          walker.child = UInt32(children.count)
          childOfFrame[Int(frame)] = walker.child
          children.append(Child(frame: frame))
        }
        children[Int(walker.child)].sums.add(walker.value)
        children[Int(walker.child)].count &+= 1
      }
      walkers[sample] = walker
    }
  }

  /// Sorts samples by child; those without one, or of one that is folded, are not needed any more.
  private mutating func sort(_ samples: Range<Int>, upTo end: Int) {
    // All of them went the same way, or none is left.
    if end == samples.upperBound && children.count == 1 || end == samples.lowerBound { return }
    sorted.removeAll(keepingCapacity: true)
    sorted.append(contentsOf: walkers[samples])
    for position in 0..<sorted.count where sorted[position].child != Self.none {
      let child = Int(sorted[position].child)
      let place = children[child].place
      if place < 0 { continue }
      walkers[place] = sorted[position]
      children[child].place = place &+ 1
    }
  }
}
