extension SampleTable {
  /// Whether all values of a sample are 0.
  func isZero(_ sample: SampleIndex) -> Bool {
    for position in valueRange(sample) where values[position] != 0 { return false }
    return true
  }

  /// Whether all values of some sample are 0.
  var hasZeroSample: Bool { indices.contains(where: isZero) }

  /// Appends samples with as many values, a column at a time, the largest first; each is freed when
  /// it has been copied.
  ///
  /// - Precondition: Both have fewer than 2³² samples, stack entries and labels together.
  mutating func append(_ other: consuming SampleTable) {
    if isEmpty {
      self = other
      return
    }
    let (firstLocation, firstLabel) = (stackStarts[count], labelStarts[count])
    stackLocations += other.stackLocations
    other.stackLocations = []
    values += other.values
    other.values = []
    labels += other.labels
    other.labels = []
    stackStarts += other.stackStarts.dropFirst().lazy.map { $0 + firstLocation }
    other.stackStarts = []
    labelStarts += other.labelStarts.dropFirst().lazy.map { $0 + firstLabel }
  }

  /// Drops samples of value 0 from `first` on, adds those that equal an earlier one to that, and
  /// closes the gaps.
  ///
  /// - Parameter rows: The samples before `first`, by content; the others are entered.
  mutating func fold(from first: Int, _ rows: inout RowTable, seed: UInt64) {
    var end = first
    for sample in indices[first...] where !isZero(sample) {
      let hash = hash(of: sample, seed: seed)
      if let known = rows.row(hash: hash, isEqual: { haveEqualContents(SampleIndex($0), sample) }) {
        for (position, other) in zip(valueRange(SampleIndex(known)), valueRange(sample)) {
          values[position] &+= values[other]
        }
      } else {
        rows.insert(end, hash: hash)
        move(sample, to: SampleIndex(end))
        end += 1
      }
    }
    removeSamples(from: end)
  }

  private func hash(of sample: SampleIndex, seed: UInt64) -> UInt64 {
    var hash = RowHash(seed: seed)
    let stacks = stackLocations.span
    for position in stackRange(sample) { hash.combine(stacks[position]) }
    for position in labelRange(sample) { hash.combine(labels[position]) }
    return hash.value
  }

  private func haveEqualContents(_ first: SampleIndex, _ second: SampleIndex) -> Bool {
    stack(first).elementsEqual(stack(second)) && labels(first).elementsEqual(labels(second))
  }
}

extension RowHash {
  fileprivate mutating func combine(_ label: Label) {
    combine(label.key)
    switch label.value {
    case .text(let text): combine(text)
    case .number(let number, let unit):
      combine(number)
      combine(UInt64(unit?.rawValue ?? .max))
    }
  }
}
