import Bytes
import CallGraphs
import Profiles
package import Rendering

/// The call paths of a profile as boxes: each below its caller, as wide as its share of the whole.
///
/// Of a difference, what is wide is what there was or is: the values before and after are added, so
/// that nothing is hidden, and the colour says which of the two is more.
package struct FlameGraphReport: Report {
  /// What it is written as, which says what is too narrow to be seen.
  package enum Form: Sendable {
    /// Pictures of 1200 pixels that can be zoomed.
    case svg, html
    /// Text of so many columns, which is safe for a terminal coloured or not.
    case text(columns: Int, isColored: Bool)
  }

  /// A frame on a path of callers, or what is folded below one.
  struct Box: Sendable {
    /// The position in the tree: of the frame, or of the caller of what is folded.
    let node: Int
    let depth: Int
    /// Shares of the whole width.
    let start: Double
    let width: Double
    let isFolded: Bool
  }

  let form: Form
  let layout: FlameLayout
  let tree: FlameTree
  /// By node, the value of what ends in it.
  let own: [Int64]
  let texts: FlameTexts
  let packages: FlamePackages
  /// Callers before what they call, these from left to right: heaviest first, then by name.
  let boxes: [Box]
  /// How many rows of boxes there are; one where there are none.
  let rowCount: Int
  /// What is known of the profile, one line each.
  let about: [[UInt8]]
  let title: [UInt8]
  let valuation: Valuation
  /// Whether samples say that they are of the base, so that there is a before and an after.
  let hasBase: Bool

  /// What a box takes besides its name.
  private static let bytesOfBox = 200

  /// - Parameters:
  ///   - view: Of its shape the paths count, and what it says of small nodes.
  ///   - layout: Where the root is.
  package init(of view: View, as form: Form, _ layout: FlameLayout = .icicle) {
    self.form = form
    self.layout = layout
    let (profile, valuation, shape) = (view.profile, view.valuation, view.shape)
    let table = FrameTable(profile, shape.paths, keepsObjects: shape.keepsObjects)
    var limits = FlameLimits()
    limits.share = max(form.leastShare, shape.trimming.nodeFraction)
    limits.dropsNegative = shape.trimming.dropsNegative
    limits.mergesRepeats = view.detail.joinsFunctions
    var tree = FlameTree(of: profile, valuation.measure.valueColumn, table, limits)
    var texts = FlameTexts(profile, table, labelKeys: view.labelKeys)
    let narrow = tree.nodes[0].sums.weight / 100
    let most = shape.trimming.nodeCount
    tree.fold(toCount: most > 0 ? most : .max, budget: form.budget) { node in
      texts.enter(node.frame)
      // Wide boxes have their name in the title and, in part, in the picture.
      let isWide = node.sums.weight > narrow
      return Self.bytesOfBox + texts[node.frame].size * (isWide ? 2 : 1)
    }
    packages = FlamePackages(of: profile, valuation.measure.valueColumn, table, &texts)
    self.tree = tree
    own = tree.ownValues
    boxes = Self.boxes(of: tree, texts, leastWidth: form.leastShare)
    rowCount = (boxes.lazy.map(\.depth).max() ?? 0) + 1
    self.texts = texts
    self.valuation = valuation
    hasBase = tree.isDifference && profile.names.existing(Array(Profile.baseLabel.utf8)) != nil
    let file = profile.mappings.first.map { profile.names.copy(of: $0.file) } ?? []
    title = file.isEmpty ? valuation.type : FilePaths.base(of: file) + ": ".bytes + valuation.type
    let filters = view.header.activeFilters.map { "Filter: ".bytes + $0.prefix(200) }
    about = ProfileDescription(of: profile, valuation, zone: view.header.zone).lines + filters
  }

  package var remarks: [String] {
    if case .text = form { return [] }
    return foldingNote.map { [$0] } ?? []
  }

  package func write(_ emit: ([UInt8]) throws -> Void) rethrows {
    switch form {
    case .svg: try emit(svg.bytes)
    case .html: try emit(html.bytes)
    case .text(let columns, let isColored):
      try emit(text(columns: columns, isColored: isColored).bytes)
    }
  }

  package var styledText: StyledText? {
    guard case .text(let columns, let isColored) = form else { return nil }
    return text(columns: columns, isColored: isColored)
  }

  private static func boxes(
    of tree: FlameTree, _ texts: FlameTexts, leastWidth: Double
  ) -> [Box] {
    let whole = tree.nodes[0].sums.weight
    guard whole > 0 else { return [] }
    let calls = FlameCalls(tree, texts)
    var boxes: [Box] = []
    boxes.reserveCapacity(tree.nodes.count)
    var open = [Box(node: 0, depth: 0, start: 0, width: 1, isFolded: false)]
    while let box = open.popLast() {
      boxes.append(box)
      if box.isFolded { continue }
      var start = box.start
      let first = open.count
      for child in calls[box.node] {
        let width = tree.nodes[child].sums.weight / whole
        open.append(
          Box(node: child, depth: box.depth + 1, start: start, width: width, isFolded: false))
        start += width
      }
      let folded = tree.nodes[box.node].folded.sums.weight / whole
      if folded > 0, folded >= leastWidth {
        open.append(
          Box(node: box.node, depth: box.depth + 1, start: start, width: folded, isFolded: true))
      }
      open[first...].reverse()
    }
    return boxes
  }
}

extension FlameGraphReport.Form {
  /// The narrowest box: a column, or a pixel of 1200 that are zoomed fourfold.
  fileprivate var leastShare: Double {
    switch self {
    case .svg, .html: 1.0 / 4_800
    case .text(let columns, _): 1 / Double(max(columns, 1))
    }
  }

  /// How many bytes the boxes of frames may have, so that the file stays below 5 MB. What is folded
  /// has at most 4,800 boxes besides, as no sample is folded twice: less than 1 MB.
  fileprivate var budget: Int {
    if case .text = self { .max } else { 4_000_000 }
  }
}

/// What each node of a tree calls: heaviest first, then by name.
struct FlameCalls {
  private var starts: [Int]
  private var callees: [Int]

  init(_ tree: FlameTree, _ texts: FlameTexts) {
    starts = Array(repeating: 0, count: tree.nodes.count + 1)
    callees = Array(repeating: 0, count: tree.nodes.count - 1)
    for node in tree.nodes.dropFirst() { starts[node.parent + 1] += 1 }
    for node in tree.nodes.indices { starts[node + 1] += starts[node] }
    var next = starts
    for (position, node) in tree.nodes.enumerated().dropFirst() {
      callees[next[node.parent]] = position
      next[node.parent] += 1
    }
    for node in tree.nodes.indices where starts[node + 1] - starts[node] > 1 {
      callees[starts[node]..<starts[node + 1]].sort { first, second in
        let (first, second) = (tree.nodes[first], tree.nodes[second])
        if first.sums.weight != second.sums.weight {
          return first.sums.weight > second.sums.weight
        }
        let (name, other) = (texts[first.frame].name, texts[second.frame].name)
        let order = compareBytes(name.span, other.span)
        // Frames of one name may be of different binaries.
        return order != 0 ? order < 0 : first.frame < second.frame
      }
    }
  }

  subscript(node: Int) -> ArraySlice<Int> { callees[starts[node]..<starts[node + 1]] }
}
