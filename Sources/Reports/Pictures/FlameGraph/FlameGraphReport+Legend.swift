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

  /// The packages in which most of the profile ends; of a difference what the colours mean.
  var legend: [LegendEntry] {
    if tree.isDifference {
      return [
        LegendEntry(name: "grew", "a little", "g1"), LegendEntry(name: "grew", "much", "g5"),
        LegendEntry(name: "shrank", "a little", "s1"), LegendEntry(name: "shrank", "much", "s5"),
        LegendEntry(name: "as before", "", "e"),
      ]
    }
    return packages.packages.prefix(Self.mostPackages).map { package in
      LegendEntry(
        name: package.name, value: trimmedPercentage(package.value, of: valuation.total),
        style: "c\(FlamePalette.packageClass(package.hash))")
    }
  }
}

extension FlameGraphReport.LegendEntry {
  fileprivate init(name: String, _ value: String, _ style: String) {
    self.init(name: Array(name.utf8), value: Array(value.utf8), style: style)
  }
}
