extension NameTable {
  /// Labels as a sample holds them: text before numbers, each in order of key bytes, those of one
  /// key as they came; and where one number under a key has a unit, the others have an empty one.
  func inLabelOrder(_ labels: some Collection<Label>) -> [Label] {
    let labels = Array(labels)
    guard labels.count > 1 else { return labels }
    var ordered = labels.indices.sorted { first, second in
      let (a, b) = (labels[first], labels[second])
      if a.isText != b.isText { return a.isText }
      if a.key != b.key { return precedes(a.key, b.key) }
      return first < second
    }.map { labels[$0] }
    padUnits(&ordered)
    return ordered
  }

  /// Whether labels are plainly in that order, as most producers write them.
  func areInLabelOrder(_ labels: [Label], _ range: Range<Int>) -> Bool {
    for position in range.dropFirst() {
      let (first, second) = (labels[position - 1], labels[position])
      if first.isText, !second.isText { continue }
      guard first.isText == second.isText, first.hasUnit == second.hasUnit,
        first.key == second.key || precedes(first.key, second.key)
      else { return false }
    }
    return true
  }

  private func padUnits(_ labels: inout [Label]) {
    var start = 0
    while start < labels.count {
      var end = start + 1
      while end < labels.count, labels[end].key == labels[start].key,
        labels[end].isText == labels[start].isText
      { end += 1 }
      if labels[start..<end].contains(where: \.hasUnit) {
        for position in start..<end {
          if case .number(let number, unit: nil) = labels[position].value {
            labels[position].value = .number(number, unit: Name.empty)
          }
        }
      }
      start = end
    }
  }
}

extension Label {
  fileprivate var hasUnit: Bool {
    if case .number(_, unit: .some) = value { true } else { false }
  }
}
