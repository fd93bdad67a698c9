import Profiles

/// Texts of one sample's labels, one for each key, in byte order of the finished texts.
///
/// `raw` and `traces` want that order, which is that of the keys only if these are not written
/// with something before or after them. One value serves all samples, so that its room is used again.
struct LabelTexts {
  private var texts = TextOutput()
  private var ranges: [Range<Int>] = []

  /// Makes the texts of labels of one kind, which are in order of their keys.
  ///
  /// - Parameter write: Writes the text of one key's labels.
  mutating func make(
    of labels: ArraySlice<Label>, _ write: (ArraySlice<Label>, inout TextOutput) -> Void
  ) {
    texts.removeAll()
    ranges.removeAll(keepingCapacity: true)
    var start = labels.startIndex
    while start < labels.endIndex {
      var end = start + 1
      while end < labels.endIndex, labels[end].key == labels[start].key { end += 1 }
      let textStart = texts.bytes.count
      write(labels[start..<end], &texts)
      ranges.append(textStart..<texts.bytes.count)
      start = end
    }
    if ranges.count > 1 { sort() }
  }

  private mutating func sort() {
    let bytes = texts.bytes
    ranges.sort { first, second in
      compareBytes(bytes.span.extracting(first), bytes.span.extracting(second)) < 0
    }
  }

  /// Writes the texts.
  ///
  /// - Parameter separator: What stands between two of them.
  func write(to output: inout TextOutput, separator: Unicode.Scalar) {
    for (position, range) in ranges.enumerated() {
      if position > 0 { output.write(separator) }
      output.write(texts.bytes.span.extracting(range))
    }
  }
}
