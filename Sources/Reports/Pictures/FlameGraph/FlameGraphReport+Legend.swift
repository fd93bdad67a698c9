import Profiles
import Rendering

extension FlameGraphReport {
  /// What a colour stands for.
  struct LegendEntry: Equatable {
    let name: [UInt8]
    let value: [UInt8]
    /// The class of the colour.
    let style: String
  }

  private static let mostPackages = 12

  /// The packages in which most of what is shown ends, or is folded; of a difference what its colours mean.
  var legend: [LegendEntry] {
    if tree.isDifference {
      return [
        LegendEntry(name: "grew", "a little", "g1"), LegendEntry(name: "grew", "much", "g5"),
        LegendEntry(name: "shrank", "a little", "s1"), LegendEntry(name: "shrank", "much", "s5"),
        LegendEntry(name: "as before", "", "e"),
      ]
    }
    var shares: [[UInt8]: (value: Int64, hash: UInt32)] = [:]
    for (position, node) in tree.nodes.enumerated().dropFirst() {
      let text = texts[node.frame]
      let value = own[position] &+ node.folded.sums.after
      if text.package.isEmpty || value == 0 { continue }
      shares[text.package, default: (0, text.hash)].value &+= value
    }
    let order = shares.sorted { first, second in
      if first.value.value != second.value.value { return first.value.value > second.value.value }
      return first.key.lexicographicallyPrecedes(second.key)
    }
    return order.prefix(Self.mostPackages).map { package, share in
      LegendEntry(
        name: package, value: trimmedPercentage(share.value, of: valuation.total),
        style: "c\(FlamePalette.packageClass(share.hash))")
    }
  }
}

extension FlameGraphReport.LegendEntry {
  fileprivate init(name: String, _ value: String, _ style: String) {
    self.init(name: Array(name.utf8), value: Array(value.utf8), style: style)
  }
}
