// Filters only ever remove: samples, and locations at either end or in the middle of stacks. So the
// columns are rewritten in place, each entry moving towards the front or staying; a sample's own
// entries have not moved yet when it is decided on.

extension SampleTable {
  /// Keeps of each sample the stack positions that `decide` returns, a part of the sample's
  /// `stackRange`; drops the samples for which it returns `nil`.
  package mutating func retain(_ decide: (borrowing SampleTable, SampleIndex) -> Range<Int>?) {
    var starts: [UInt32] = [0]
    var labelStarts: [UInt32] = [0]
    starts.reserveCapacity(count + 1)
    labelStarts.reserveCapacity(count + 1)
    for sample in indices {
      guard let part = decide(self, sample) else { continue }
      let kept = starts.count - 1
      let labels = labelRange(sample)
      stackLocations.move(part, to: Int(starts[kept]))
      self.labels.move(labels, to: Int(labelStarts[kept]))
      values.move(valueRange(sample), to: kept * valueCount)
      starts.append(starts[kept] + UInt32(part.count))
      labelStarts.append(labelStarts[kept] + UInt32(labels.count))
    }
    stackStarts = starts
    self.labelStarts = labelStarts
    stackLocations.removeLast(stackLocations.count - Int(starts[starts.count - 1]))
    labels.removeLast(labels.count - Int(labelStarts[labelStarts.count - 1]))
    values.removeLast(values.count - (starts.count - 1) * valueCount)
  }

  /// Moves a sample towards the front, to a row that directly follows rows that stay.
  mutating func move(_ sample: SampleIndex, to row: SampleIndex) {
    guard row != sample else { return }
    let (stack, labels) = (stackRange(sample), labelRange(sample))
    let (stackStart, labelStart) = (Int(stackStarts[row.position]), Int(labelStarts[row.position]))
    stackLocations.move(stack, to: stackStart)
    self.labels.move(labels, to: labelStart)
    values.move(valueRange(sample), to: row.position * valueCount)
    stackStarts[row.position + 1] = UInt32(stackStart + stack.count)
    labelStarts[row.position + 1] = UInt32(labelStart + labels.count)
  }

  /// Removes the last samples, from `first` on.
  mutating func removeSamples(from first: Int) {
    stackStarts.removeLast(count - first)
    labelStarts.removeLast(labelStarts.count - stackStarts.count)
    stackLocations.removeLast(stackLocations.count - Int(stackStarts[first]))
    labels.removeLast(labels.count - Int(labelStarts[first]))
    values.removeLast(values.count - first * valueCount)
  }

  /// Removes from all stacks the locations that `isRemoved` marks, by position.
  package mutating func removeLocations(_ isRemoved: [Bool]) {
    var end = 0
    var start = 0
    for sample in 0..<count {
      for position in start..<Int(stackStarts[sample + 1])
      where !isRemoved[stackLocations[position].position] {
        stackLocations[end] = stackLocations[position]
        end += 1
      }
      start = Int(stackStarts[sample + 1])
      stackStarts[sample + 1] = UInt32(end)
    }
    stackLocations.removeLast(stackLocations.count - end)
  }

  /// Removes the labels that `isRemoved` says.
  package mutating func removeLabels(where isRemoved: (Label) -> Bool) {
    replaceLabels { _, labels in labels.filter { !isRemoved($0) } }
  }

  /// Gives each sample the labels that `replacement` makes of those it has.
  package mutating func replaceLabels(
    _ replacement: (_ sample: SampleIndex, ArraySlice<Label>) -> [Label]
  ) {
    var replaced: [Label] = []
    var starts: [UInt32] = [0]
    starts.reserveCapacity(count + 1)
    for sample in indices {
      replaced += replacement(sample, labels(sample))
      starts.append(UInt32(replaced.count))
    }
    labels = replaced
    labelStarts = starts
  }
}

extension Array {
  /// Copies elements towards the front; `range` must not begin before `destination`.
  mutating func move(_ range: Range<Int>, to destination: Int) {
    guard range.lowerBound != destination else { return }
    for offset in 0..<range.count { self[destination + offset] = self[range.lowerBound + offset] }
  }
}
