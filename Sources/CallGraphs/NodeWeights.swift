import Profiles

// One pass over all stacks: the leaf's node gets the sample's value as flat, every node of the
// stack gets it as cumulative, once, however often recursion repeats it. What has been seen in this
// sample is a stamp per node, so nothing is cleared between samples. No edges: a report that needs
// none pays for none.

/// Flat and cumulative sums of each node, with what means are divided by.
struct NodeWeights {
  var flat: [Int64]
  var cumulative: [Int64]
  /// Empty where nothing is divided.
  var flatDivisor: [Int64] = []
  var cumulativeDivisor: [Int64] = []

  init(_ profile: Profile, _ table: FrameTable, _ measure: Measure) {
    flat = Array(repeating: 0, count: table.frames.count)
    cumulative = flat
    if measure.isMean {
      flatDivisor = flat
      cumulativeDivisor = flat
    }
    var stamps = [UInt32](repeating: 0, count: table.frames.count)
    let starts = table.starts.span
    let nodes = table.nodes.span
    let stack = profile.samples.stackLocations.span
    for sample in 0..<profile.samples.count {
      let (value, divisor) = measure.value(sample, of: profile.samples)
      if value == 0, divisor == 0 { continue }
      let range = profile.samples.stackRange(sample)
      let stamp = UInt32(truncatingIfNeeded: sample &+ 1)
      for position in range {
        let location = stack[position].position
        for entry in Int(starts[location])..<Int(starts[location &+ 1]) {
          let node = Int(nodes[entry])
          if stamps[node] == stamp { continue }
          stamps[node] = stamp
          cumulative[node] &+= value
          if divisor != 0 { cumulativeDivisor[node] &+= divisor }
        }
      }
      guard let leaf = range.first else { continue }
      let node = Int(nodes[Int(starts[stack[leaf].position])])
      flat[node] &+= value
      if divisor != 0 { flatDivisor[node] &+= divisor }
    }
  }
}
