package import Profiles

// One pass over all stacks: the leaf's node gets the sample's value as flat, every node of the
// stack gets it as cumulative, once, however often recursion repeats it. What has been seen in this
// sample is a stamp beside each node's sum, so nothing is cleared between samples and a visit
// touches one cache line. No edges: a report that needs none pays for none.

/// Flat and cumulative sums of each node, with what means are divided by.
package struct NodeWeights: Sendable {
  package private(set) var flat: [Int64] = []
  package private(set) var cumulative: [Int64] = []
  /// Empty where nothing is divided.
  package private(set) var flatDivisor: [Int64] = []
  package private(set) var cumulativeDivisor: [Int64] = []
  private let isMean: Bool

  /// Sums of the samples of a profile, by node of the table.
  package init(_ profile: Profile, _ table: FrameTable, _ measure: Measure) {
    self.init(
      profile.samples, profile.samples.values, of: profile.samples.valueCount, table, measure)
  }

  /// Sums of other values of the samples of a profile.
  ///
  /// - Parameter values: One for each sample.
  package init(_ profile: Profile, _ table: FrameTable, values: [Int64]) {
    self.init(profile.samples, values, of: 1, table, Measure(valueColumn: 0))
  }

  private init(
    _ samples: SampleTable, _ values: [Int64], of valueCount: Int, _ table: FrameTable,
    _ measure: Measure
  ) {
    let nodes = LocationNodes(table)
    let parts = Shards.map(samples) { part in
      NodeSums(samples, values, of: valueCount, nodes, measure, part, nodeCount: table.frames.count)
    }
    self.init(nodeCount: table.frames.count, isMean: measure.isMean)
    for part in parts {
      for (node, cell) in part.cells.enumerated() {
        flat[node] &+= cell.flat
        cumulative[node] &+= cell.cumulative
      }
      for (node, divisors) in part.divisors.enumerated() {
        flatDivisor[node] &+= divisors.flat
        cumulativeDivisor[node] &+= divisors.cumulative
      }
    }
  }
}

extension NodeWeights {
  /// Sums of nothing yet.
  init(nodeCount: Int, isMean: Bool) {
    self.isMean = isMean
    flat = Array(repeating: 0, count: nodeCount)
    cumulative = flat
    if isMean {
      flatDivisor = flat
      cumulativeDivisor = flat
    }
  }

  mutating func appendNode() {
    flat.append(0)
    cumulative.append(0)
    if isMean {
      flatDivisor.append(0)
      cumulativeDivisor.append(0)
    }
  }

  mutating func addFlat(_ value: Int64, _ divisor: Int64, to node: NodeIndex) {
    flat[node.position] &+= value
    if isMean { flatDivisor[node.position] &+= divisor }
  }

  mutating func addCumulative(_ value: Int64, _ divisor: Int64, to node: NodeIndex) {
    cumulative[node.position] &+= value
    if isMean { cumulativeDivisor[node.position] &+= divisor }
  }
}

/// The nodes of each location in four bytes: most locations have one.
private struct LocationNodes: Sendable {
  /// The node, or a position in `lists` with the highest bit set.
  let entries: [UInt32]
  /// For locations with several nodes: how many, then the nodes, innermost first.
  let lists: [UInt32]

  static let listBit: UInt32 = 1 << 31

  init(_ table: FrameTable) {
    var entries: [UInt32] = []
    var lists: [UInt32] = []
    entries.reserveCapacity(table.starts.count)
    for location in 0..<table.starts.count - 1 {
      let frames = table.frames(of: LocationIndex(location))
      if frames.count == 1, let frame = frames.first {
        entries.append(frame.node.rawValue)
      } else {
        entries.append(UInt32(lists.count) | Self.listBit)
        lists.append(UInt32(frames.count))
        lists += frames.lazy.map(\.node.rawValue)
      }
    }
    self.entries = entries
    self.lists = lists
  }
}

/// The sums of a part of the samples.
private struct NodeSums: Sendable {
  struct Cell: Sendable {
    var flat: Int64 = 0
    var cumulative: Int64 = 0
    /// The last sample that was counted, from 1.
    var stamp = 0

    /// Counts a sample, once.
    mutating func add(_ value: Int64, sample: SampleIndex) -> Bool {
      // Without a branch: whether a node was seen before is hard to predict.
      let isNew = stamp <= sample.position
      stamp = sample.position &+ 1
      cumulative &+= isNew ? value : 0
      return isNew
    }
  }

  private(set) var cells: [Cell]
  /// What means are divided by; empty unless means are shown.
  private(set) var divisors: [(flat: Int64, cumulative: Int64)] = []

  init(
    _ samples: SampleTable, _ values: [Int64], of valueCount: Int, _ nodes: LocationNodes,
    _ measure: Measure, _ part: TableIndices<Sample>, nodeCount: Int
  ) {
    var cells = [Cell](repeating: Cell(), count: nodeCount)
    if measure.isMean { divisors = Array(repeating: (0, 0), count: nodeCount) }
    var sums = cells.mutableSpan
    let entries = nodes.entries.span
    let lists = nodes.lists.span
    let stacks = samples.stackLocations.span
    let starts = samples.stackStarts.span
    let values = SampleValues(values.span, valueCount: valueCount)
    for sample in part {
      let (value, divisor) = measure.value(sample, of: values)
      if value == 0, divisor == 0 { continue }
      let (start, end) = (Int(starts[sample.position]), Int(starts[sample.position &+ 1]))
      for position in start..<end {
        let entry = entries[stacks[position].position]
        if entry < LocationNodes.listBit {
          let isNew = sums[Int(entry)].add(value, sample: sample)
          if divisor != 0, isNew { divisors[Int(entry)].cumulative &+= divisor }
        } else {
          let list = Int(entry & ~LocationNodes.listBit)
          for item in list &+ 1...list &+ Int(lists[list]) {
            let isNew = sums[Int(lists[item])].add(value, sample: sample)
            if divisor != 0, isNew { divisors[Int(lists[item])].cumulative &+= divisor }
          }
        }
      }
      guard start < end else { continue }
      let entry = entries[stacks[start].position]
      let leaf =
        entry < LocationNodes.listBit ? entry : lists[Int(entry & ~LocationNodes.listBit) &+ 1]
      sums[Int(leaf)].flat &+= value
      if divisor != 0 { divisors[Int(leaf)].flat &+= divisor }
    }
    self.cells = cells
  }
}
