package import Profiles

// A report may show many frames as one thing: the lines of a function, the addresses of a routine.
// Adding up the sums of the frames would count a sample once for each of them on its stack, and a
// function that calls itself from several lines would have more than the whole. So the samples are
// walked again, and each group has a stamp that says which sample it has seen.

/// Flat and cumulative sums of groups of frames; a sample counts once in each group.
package struct GroupSums: Sendable {
  package private(set) var flat: [Int64]
  package private(set) var cumulative: [Int64]

  /// - Parameters:
  ///   - measure: Where it is a mean, each sample's own is summed.
  ///   - count: How many groups there are.
  ///   - flat: By location, the groups that a sample is in when it is at the location.
  ///   - cumulative: By location, the groups that have the location.
  /// - Complexity: One pass over the stacks.
  package init(
    _ profile: Profile, _ measure: Measure, count: Int, flat leaves: [[Int]],
    cumulative members: [[Int]]
  ) {
    flat = Array(repeating: 0, count: count)
    cumulative = flat
    // The last sample that was counted, from 1.
    var stamps = [Int](repeating: 0, count: count)
    for sample in profile.samples.indices {
      let (sum, divisor) = measure.value(sample, of: profile.samples.columns)
      let value = sum.dividedUnlessZero(by: divisor)
      let stack = profile.samples.stack(sample)
      if let leaf = stack.first {
        for group in leaves[leaf.position] { flat[group] &+= value }
      }
      for location in stack {
        for group in members[location.position] where stamps[group] <= sample.position {
          stamps[group] = sample.position &+ 1
          cumulative[group] &+= value
        }
      }
    }
  }

  /// - Parameter groups: By frame of the table, the groups that it is in.
  package init(
    _ profile: Profile, _ table: FrameTable, _ measure: Measure, count: Int, groups: [[Int]]
  ) {
    let frames = profile.locations.indices.map { table.frames(of: LocationIndex($0)) }
    self.init(
      profile, measure, count: count,
      flat: frames.map { $0.first.map { groups[$0.position] } ?? [] },
      cumulative: frames.map { $0.flatMap { groups[$0.position] } })
  }
}
