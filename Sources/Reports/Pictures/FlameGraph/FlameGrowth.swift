import CallGraphs
import Profiles

/// The samples of a profile while its tree of calls grows: one path after the other, so that what
/// the processor has read of the stacks of a node's samples is still near when its calls are grown.
struct FlameGrowth {
  /// A sample on its way from the root to the leaf of its stack.
  ///
  /// Stacks lie far from each other, and to wait for them is most of what growing costs. So a sample
  /// carries the next four locations with it, which come with one such wait, and those of all
  /// samples of a node are read in one go. With that the whole report takes as much of the processor as
  /// `top` of 200,000 samples; one location at a time it took 1.3 times as much.
  private struct Walker {
    /// The last locations that were read; the first `nearCount` are still to come, from the back.
    var near = SIMD4<UInt32>()
    let value: Int64
    /// What has not been read of its stack, as positions: the root is last.
    let start: UInt32
    var end: UInt32
    var nearCount: UInt32 = 0
    /// How many frames of the location are left after those to come.
    var frames: UInt32 = 0
    /// Where it goes next, while its node is grown.
    var child: UInt32 = 0

    /// Whether the next locations have to be read; at the end of the stack there are none.
    var needsLocations: Bool { nearCount == 0 && frames == 0 && end != start }

    init(value: Int64, stack: Range<Int>) {
      self.value = value
      start = UInt32(stack.lowerBound)
      end = UInt32(stack.upperBound)
    }
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
    /// Which part of the node's samples are its own, so far and in the end; of what is folded, the
    /// last part is.
    var place = 0
    var end = 0
  }

  private(set) var nodes: [FlameTree.Node] = []
  private(set) var isDifference = false
  private let limits: FlameLimits
  private let leastWeight: Double
  private let paths: FlamePaths
  private var walkers: [Walker] = []
  /// By frame, its place among the children of the node that is grown.
  private var childOfFrame: [UInt32]
  private var children: [Child] = []

  private static let none = UInt32.max

  init(_ profile: Profile, _ column: Int, _ table: FrameTable, _ limits: FlameLimits) {
    self.limits = limits
    paths = FlamePaths(profile, table)
    childOfFrame = Array(repeating: Self.none, count: table.frames.count)
    var sums = FlameTree.Sums()
    let samples = profile.samples
    walkers.reserveCapacity(samples.count)
    for sample in samples.indices {
      let value = samples.value(sample, column: column)
      if value == 0 { continue }
      sums.add(value)
      walkers.append(Walker(value: value, stack: samples.stackRange(sample)))
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
        nodes[position].folded.add(child.sums)
        continue
      }
      children[index].place = place
      let node = FlameTree.Node(
        frame: child.frame, parent: position, depth: bud.node.depth + 1, sums: child.sums)
      open.append(Bud(node: node, samples: place..<place + child.count))
      place += child.count
      children[index].end = place
    }
    if place > bud.samples.lowerBound { sort(bud.samples, rest: place) }
  }

  private func isFolded(_ sums: FlameTree.Sums) -> Bool {
    sums.weight < leastWeight || limits.dropsNegative && sums.change < 0
  }

  /// Moves the samples of a node on by a frame, and adds them up by that.
  private mutating func step(_ bud: Bud) {
    children.removeAll(keepingCapacity: true)
    let repeated = limits.mergesRepeats ? bud.node.frame : FlameTree.noFrame
    let paths = paths
    // Taken out, so that the other columns can be changed meanwhile.
    var taken: [Walker] = []
    swap(&taken, &self.walkers)
    defer { swap(&taken, &self.walkers) }
    var walkers = taken.mutableSpan
    // In a loop of its own, short enough that the processor waits for several stacks at once.
    for sample in bud.samples where walkers[sample].needsLocations {
      Self.read(&walkers[sample], paths)
    }
    for sample in bud.samples {
      var walker = walkers[sample]
      var frame = Self.next(&walker, paths)
      while frame == repeated, frame != Self.none { frame = Self.next(&walker, paths) }
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

  /// The next frame of a stack from the root; `none` at its end.
  private static func next(_ walker: inout Walker, _ paths: FlamePaths) -> UInt32 {
    if walker.frames == 0 {
      // Where frames that repeat are passed over, more may be needed.
      if walker.needsLocations { read(&walker, paths) }
      if walker.nearCount == 0 { return none }
      walker.nearCount &-= 1
      let entry = paths.entries[Int(walker.near[Int(walker.nearCount)])]
      if entry < FlamePaths.listBit { return entry }
      walker.frames = entry & ~FlamePaths.listBit
    }
    walker.frames &-= 1
    let location = Int(walker.near[Int(walker.nearCount)])
    return paths.frames[Int(paths.starts[location] &+ walker.frames)].rawValue
  }

  /// Reads the next locations of a stack.
  private static func read(_ walker: inout Walker, _ paths: FlamePaths) {
    let count = min(walker.end &- walker.start, 4)
    walker.end &-= count
    walker.nearCount = count
    for position in 0..<Int(count) {
      walker.near[position] = paths.stacks[Int(walker.end) &+ position].rawValue
    }
  }

  /// Sorts samples by child, in place; those without one, or of one that is folded, come last and are
  /// not needed any more.
  ///
  /// - Parameter rest: Where those begin.
  private mutating func sort(_ samples: Range<Int>, rest: Int) {
    // All of them went the same way.
    if rest == samples.upperBound && children.count == 1 { return }
    var rest = rest
    for index in children.indices {
      while children[index].place < children[index].end {
        let place = children[index].place
        let child = walkers[place].child
        if child == UInt32(index) {
          children[index].place = place &+ 1
          continue
        }
        let isKept = child != Self.none && children[Int(child)].end > 0
        let other = isKept ? children[Int(child)].place : rest
        walkers.swapAt(place, other)
        if isKept { children[Int(child)].place = other &+ 1 } else { rest = other &+ 1 }
      }
    }
  }
}

/// The frames of locations, root first.
struct FlamePaths {
  let stacks: [LocationIndex]
  let frames: [FrameIndex]
  let starts: [UInt32]
  /// By location, its frame where it has one only, else with the highest bit set how many.
  let entries: [UInt32]

  static let listBit: UInt32 = 1 << 31

  init(_ profile: Profile, _ table: FrameTable) {
    stacks = profile.samples.stackLocations
    frames = table.locationFrames
    starts = table.starts
    entries = (0..<table.starts.count - 1).map { location in
      let start = table.starts[location]
      let count = table.starts[location + 1] - start
      return count == 1 ? table.locationFrames[Int(start)].rawValue : count | Self.listBit
    }
  }
}
