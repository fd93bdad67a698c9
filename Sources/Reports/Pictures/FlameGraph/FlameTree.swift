import CallGraphs
import Profiles

// Of the call paths of a large profile nearly all are too narrow to be seen: 200,000 samples make
// some three million of them, of which a picture shows a few thousand. So the tree is grown from the
// root, and only where it is heavy enough.
//
// Samples lie in one array, each with a cursor in its stack. To grow a node is to move the cursors of
// its samples on by one frame, and to sort the samples by what they met, so that those of each child
// are a range inside of their parent's:
//
//     samples of main           │ a  b  a  c  a │
//     grown                     │ a  a  a │ b │ c        b and c may be too light: they are folded
//     samples of main ▶ a       └─────────┘
//
// A sample costs one step for each frame that is kept, and none below the first that is not. Where
// frames are heavy enough and still more than a file may hold, the lightest are folded afterwards: no
// child is heavier than its parent, so what is left is a tree. Rejected: a tree of all paths, cut
// afterwards, which takes six million look-ups in a table larger than any cache; and growing the
// heaviest node first until there are enough, as the next is then always elsewhere in memory: that took
// longer for two thirds of the nodes.
//
// What decides on width is the sum of absolute values: in a difference nothing cancels out, and what
// is gone is as wide as what is new.

/// The call paths of a profile from the root, as far as they are heavy enough to be shown.
struct FlameTree {
  /// A frame below a path of callers.
  struct Node {
    /// The position of its frame in the table; `noFrame` for the root.
    let frame: UInt32
    /// The position of its caller; the root is its own.
    private(set) var parent: Int
    let depth: Int
    let sums: Sums
    /// What it calls that is too light to be shown.
    var folded = Folded()

    /// The node where its caller is at another position.
    fileprivate func moved(below parent: Int) -> Node {
      var node = self
      node.parent = parent
      return node
    }
  }

  /// The values of samples: those above zero, or of a difference those of the profile, and the
  /// others without their sign. Sums wrap, but for those that decide on width.
  struct Sums: Equatable {
    var after: Int64 = 0
    var before: Int64 = 0
    var weight = 0.0

    mutating func add(_ value: Int64) {
      if value > 0 { after &+= value } else { before &-= value }
      weight += Double(value).magnitude
    }

    mutating func add(_ other: Sums) {
      after &+= other.after
      before &+= other.before
      weight += other.weight
    }

    /// By how much it grew.
    var change: Int64 { after &- before }
  }

  /// Calls that are not shown one by one.
  struct Folded: Equatable {
    /// How many; what they call is not counted.
    var count = 0
    var sums = Sums()
    /// The weight of the heaviest.
    var largest = 0.0

    mutating func add(_ other: Sums) {
      count += 1
      sums.add(other)
      largest = max(largest, other.weight)
    }
  }

  static let noFrame = UInt32.max

  /// The root, then the others, callers before what they call.
  private(set) var nodes: [Node]
  /// Whether there are values below zero, as in differences.
  let isDifference: Bool

  init(of profile: Profile, _ column: Int, _ table: FrameTable, _ limits: FlameLimits) {
    let growth = FlameGrowth(profile, column, table, limits)
    nodes = growth.nodes
    isDifference = growth.isDifference
  }

  /// Folds the lightest nodes, until the others are few enough and cost no more than a budget.
  ///
  /// - Parameter cost: What a node costs.
  mutating func fold(toCount count: Int, budget: Int, cost: (Node) -> Int) {
    let order = nodes.indices.dropFirst().sorted { first, second in
      let weights = (nodes[first].sums.weight, nodes[second].sums.weight)
      return weights.0 != weights.1 ? weights.0 > weights.1 : first < second
    }
    var isKept = [Bool](repeating: false, count: nodes.count)
    isKept[0] = true
    var rest = budget
    for position in order.prefix(count) {
      rest -= cost(nodes[position])
      if rest < 0 { break }
      isKept[position] = true
    }
    var places = Array(nodes.indices)
    var kept: [Node] = []
    for (position, node) in nodes.enumerated() {
      // Sums that are rounded may make a call heavier than its caller.
      isKept[position] = isKept[position] && isKept[node.parent]
      let parent = places[node.parent]
      if isKept[position] {
        places[position] = kept.count
        kept.append(node.moved(below: parent))
      } else if isKept[node.parent] {
        kept[parent].folded.add(node.sums)
      }
    }
    nodes = kept
  }

  /// All that is folded.
  var folded: Folded {
    nodes.reduce(into: Folded()) { all, node in
      all.count += node.folded.count
      all.sums.add(node.folded.sums)
      all.largest = max(all.largest, node.folded.largest)
    }
  }

  /// By node, the values of samples that end in it, above zero or of the profile.
  var ownValues: [Int64] {
    var own = nodes.map { $0.sums.after &- $0.folded.sums.after }
    for node in nodes.dropFirst() { own[node.parent] &-= node.sums.after }
    return own
  }
}

/// What is folded from the start.
struct FlameLimits {
  /// The least share of the whole that a node needs.
  var share = 0.0
  /// Whether calls that shrank are folded.
  var dropsNegative = false
  /// Whether a frame that calls an equal one is one with it: for packages and files, within which
  /// most calls stay.
  var mergesRepeats = false
}
