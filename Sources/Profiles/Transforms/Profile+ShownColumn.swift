extension Profile {
  /// The column that reports of our own show unless another is asked for: the default one, or where
  /// that is zero in all samples the first that is not, of wall time, then of other time, then of memory,
  /// then of what is counted.
  package var shownColumn: Int {
    let usual = defaultColumn
    if sampleTypes.indices.contains(usual), hasValue(inColumn: usual) { return usual }
    let ranks = sampleTypes.map { rank(of: $0) }
    let order = sampleTypes.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    return order.first(where: hasValue(inColumn:)) ?? usual
  }

  /// Whether any sample has a value of that type.
  package func hasValue(inColumn column: Int) -> Bool {
    samples.indices.contains { samples.value($0, column: column) != 0 }
  }

  private func rank(of type: ValueType) -> Int {
    switch Unit(named: names[type.unit])?.family {
    case .time: names.text(of: type.type).hasPrefix("wall") ? 0 : 1
    case .memory, .compute: 2
    case nil: 3
    }
  }
}
