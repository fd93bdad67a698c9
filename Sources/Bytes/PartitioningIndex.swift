extension RandomAccessCollection {
  /// The first position whose element fulfils a condition that no element before it fulfils and all
  /// after it do; the end where none does.
  ///
  /// - Complexity: O(log *n*).
  @inlinable
  package func partitioningIndex(_ isAfter: (Element) -> Bool) -> Index {
    var low = startIndex
    var count = count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if isAfter(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}
