import Profiles

// One pass over all stacks: the leaf's node gets the sample's value as flat, every node of the
// stack gets it as cumulative, once, however often recursion repeats it. What has been seen in this
// sample is a stamp beside each node's sum, so nothing is cleared between samples and a visit
// touches one cache line. No edges: a report that needs none pays for none.

/// Flat and cumulative sums of each node, with what means are divided by.
struct NodeWeights {
  private(set) var flat: [Int64]
  private(set) var cumulative: [Int64]
  /// Empty where nothing is divided.
  private(set) var flatDivisor: [Int64] = []
  private(set) var cumulativeDivisor: [Int64] = []

  /// A node's sum while stacks are walked.
  private struct Cell {
    var value: Int64 = 0
    var divisor: Int64 = 0
    /// The last sample that was counted, from 1.
    var stamp = 0
  }

  init(_ profile: Profile, _ table: FrameTable, _ measure: Measure) {
    flat = Array(repeating: 0, count: table.frames.count)
    if measure.isMean { flatDivisor = flat }
    var storage = [Cell](repeating: Cell(), count: table.frames.count)
    var cells = storage.mutableSpan
    let starts = table.starts.span
    let nodes = table.nodes.span
    let stacks = profile.samples.stackLocations.span
    let stackStarts = profile.samples.stackStarts.span
    var start = 0
    for sample in 0..<profile.samples.count {
      let end = Int(stackStarts[sample &+ 1])
      defer { start = end }
      let (value, divisor) = measure.value(sample, of: profile.samples)
      if (value == 0 && divisor == 0) || start == end { continue }
      for position in start..<end {
        let location = stacks[position].position
        for entry in Int(starts[location])..<Int(starts[location &+ 1]) {
          let node = Int(nodes[entry])
          var cell = cells[node]
          if cell.stamp > sample { continue }
          cell.stamp = sample &+ 1
          cell.value &+= value
          cell.divisor &+= divisor
          cells[node] = cell
        }
      }
      let leaf = Int(nodes[Int(starts[stacks[start].position])])
      flat[leaf] &+= value
      if divisor != 0 { flatDivisor[leaf] &+= divisor }
    }
    cumulative = storage.map(\.value)
    if measure.isMean { cumulativeDivisor = storage.map(\.divisor) }
  }
}
