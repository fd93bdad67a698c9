import Profiles

// No node's sum of a tag is larger than the sum of absolute values of all samples that have it. Tags
// of which even that is too small to be shown, as most are in a profile with many labels, are left
// out before the walk over the stacks.

/// The tags of some nodes.
struct TagTable {
  private(set) var tags: [NodeIndex: NodeTags] = [:]

  /// The sums of a node over the samples with one kind of tag.
  private struct Share {
    let node: NodeIndex
    let kind: Int
    let number: Int64
    var sums = TagSums()
    /// The last sample that was counted, from 1.
    var stamp = 0
  }

  /// - Parameters:
  ///   - isWanted: By node, whether its tags are.
  ///   - cut: Tags with smaller sums are of no interest.
  ///   - visitPath: Calls back with each node of a sample's stack, root first.
  init(
    _ samples: SampleTags, _ profile: Profile, _ measure: Measure, isWanted: [Bool], cut: Int64,
    visitPath: (_ sample: SampleIndex, _ body: (NodeIndex) -> Void) -> Void
  ) {
    let isLarge = Self.largeKinds(samples, profile, measure, cut)
    guard isLarge.contains(true) else { return }
    var pairs = PairTable()
    var shares: [Share] = []
    func share(_ node: NodeIndex, _ entry: SampleTags.Entry) -> Int {
      let (row, isNew) = pairs.enter(node.rawValue, entry.kind)
      if isNew { shares.append(Share(node: node, kind: Int(entry.kind), number: entry.number)) }
      return row
    }
    let values = profile.samples.columns
    for sample in profile.samples.indices {
      let (value, divisor) = measure.value(sample, of: values)
      if value == 0, divisor == 0 { continue }
      let entries = samples.entries(of: sample).filter { isLarge[Int($0.kind)] }
      if entries.isEmpty { continue }
      var leaf: NodeIndex?
      visitPath(sample) { node in
        leaf = node
        guard isWanted[node.position] else { return }
        for entry in entries {
          let row = share(node, entry)
          if shares[row].stamp == sample.position + 1 { continue }
          shares[row].stamp = sample.position + 1
          shares[row].sums.cumulative &+= value &* Int64(entry.count)
          shares[row].sums.cumulativeDivisor &+= divisor &* Int64(entry.count)
        }
      }
      guard let leaf, isWanted[leaf.position] else { continue }
      for entry in entries {
        let row = share(leaf, entry)
        shares[row].sums.flat &+= value &* Int64(entry.count)
        shares[row].sums.flatDivisor &+= divisor &* Int64(entry.count)
      }
    }
    for share in shares { add(share, samples, cut: cut) }
  }

  private static func largeKinds(
    _ samples: SampleTags, _ profile: Profile, _ measure: Measure, _ cut: Int64
  ) -> [Bool] {
    var totals = [UInt64](repeating: 0, count: samples.kinds.count)
    if totals.isEmpty { return [] }
    let values = profile.samples.columns
    for sample in profile.samples.indices {
      let magnitude = measure.value(sample, of: values).value.magnitude
      for entry in samples.entries(of: sample) {
        let (product, isLarge) = magnitude.multipliedReportingOverflow(by: UInt64(entry.count))
        let (sum, isLarger) = totals[Int(entry.kind)].addingReportingOverflow(product)
        totals[Int(entry.kind)] = isLarge || isLarger ? .max : sum
      }
    }
    return totals.map { $0 >= cut.magnitude }
  }

  private mutating func add(_ share: Share, _ samples: SampleTags, cut: Int64) {
    let magnitudes = [share.sums.flat, share.sums.cumulative].map(\.wrappingMagnitude)
    guard magnitudes.contains(where: { $0 >= cut }) else { return }
    let kind = samples.kinds[share.kind]
    var tag =
      kind.number.map {
        Tag(name: samples.names.copy(of: $0), number: share.number, unit: samples.unit)
      } ?? Tag(name: samples.names.copy(of: kind.text), lines: samples.lines(of: kind.text))
    tag.sums = share.sums
    tags[share.node, default: NodeTags()].add(
      tag, besideText: kind.number == nil ? nil : samples.names.copy(of: kind.text))
  }
}
