import Profiles

// One walk adds up flat and cumulative values by node and combination of labels; what a combination
// means for tags (a text, several numbers) is worked out afterwards, once for each pair instead of
// once for each frame of a sample.

/// The tags of some nodes.
struct TagTable {
  private(set) var tags: [Int: NodeTags] = [:]
  /// The sums of a node over the samples with one combination of labels.
  private struct Share {
    let node: Int
    let combination: Int
    var sums = TagSums()
    /// The last sample that was counted, from 1.
    var stamp = 0
  }

  /// Which tag of a node: a text, or a number beside a text.
  private struct Key: Hashable {
    let node: Int
    let text: NameIndex
    let number: NameIndex?
  }

  /// - Parameters:
  ///   - isWanted: By node, whether its tags are.
  ///   - visitPath: Calls back with each node of a sample's stack, root first.
  init(
    _ combinations: LabelCombinations, _ profile: Profile, _ measure: Measure, isWanted: [Bool],
    visitPath: (_ sample: Int, _ body: (Int) -> Void) -> Void
  ) {
    var pairs = PairTable()
    var shares: [Share] = []
    func row(_ node: Int, _ combination: UInt32) -> Int {
      let (row, isNew) = pairs.enter(UInt32(node), combination)
      if isNew { shares.append(Share(node: node, combination: Int(combination))) }
      return row
    }
    for (sample, combination) in combinations.ofSample.enumerated()
    where combination != LabelCombinations.none {
      let (value, divisor) = measure.value(sample, of: profile.samples)
      if value == 0, divisor == 0 { continue }
      var leaf: Int?
      visitPath(sample) { node in
        leaf = node
        guard isWanted[node] else { return }
        let row = row(node, combination)
        if shares[row].stamp == sample + 1 { return }
        shares[row].stamp = sample + 1
        shares[row].sums.cumulative &+= value
        shares[row].sums.cumulativeDivisor &+= divisor
      }
      guard let leaf, isWanted[leaf] else { continue }
      let row = row(leaf, combination)
      shares[row].sums.flat &+= value
      shares[row].sums.flatDivisor &+= divisor
    }
    addTags(shares, combinations)
  }

  private mutating func addTags(_ shares: [Share], _ combinations: LabelCombinations) {
    var positions: [Key: Int] = [:]
    for share in shares {
      let labels = combinations.all[share.combination]
      var node = tags[share.node] ?? NodeTags()
      tags[share.node] = nil
      func add(_ key: Key, to list: inout [Tag], _ tag: @autoclosure () -> Tag) {
        let position = positions[key] ?? list.count
        if position == list.count {
          positions[key] = position
          list.append(tag())
        }
        list[position].sums.add(share.sums)
      }
      if !labels.text.isEmpty {
        let name = combinations.names.copy(of: labels.text)
        add(
          Key(node: share.node, text: labels.text, number: nil), to: &node.texts,
          Tag(name: name))
      }
      for (text, number) in labels.numbers {
        add(
          Key(node: share.node, text: labels.text, number: text),
          to: &node.numbers[combinations.names.copy(of: labels.text), default: []],
          Tag(name: combinations.names.copy(of: text), number: number, unit: combinations.unit))
      }
      tags[share.node] = node
    }
  }
}
