import Bytes
package import Profiles

/// Which of a sample's values a report shows.
package struct Measure: Hashable, Sendable {
  /// The position of the value among the sample types.
  package let valueColumn: Int
  /// Whether each sum is divided by the sum of the first value, to show means.
  package let isMean: Bool

  package init(valueColumn: Int, isMean: Bool = false) {
    self.valueColumn = valueColumn
    self.isMean = isMean
  }

  /// A sample's value, and what means are divided by: 0 where they are not.
  package func value(
    _ sample: SampleIndex, of values: SampleValues
  ) -> (value: Int64, divisor: Int64) {
    (values[sample, valueColumn], isMean ? values[sample, 0] : 0)
  }

  /// What percentages refer to: the sum of absolute values, of the samples of a difference's base
  /// if it has any; divided by the sum of the first values for means.
  package func total(of profile: Profile) -> Int64 {
    var all = (value: Int64(0), divisor: Int64(0))
    var base = all
    let baseLabel = profile.baseLabelInUse
    let values = profile.samples.columns
    for sample in profile.samples.indices {
      let (value, divisor) = value(sample, of: values)
      all.value &+= value.wrappingMagnitude
      all.divisor &+= divisor
      if let baseLabel, profile.samples.labels(sample).contains(baseLabel) {
        base.value &+= value.wrappingMagnitude
        base.divisor &+= divisor
      }
    }
    let chosen = base.value > 0 ? base : all
    return chosen.value.dividedUnlessZero(by: chosen.divisor)
  }
}

extension Profile {
  /// The label of samples that come from the base of a difference, if any sample has it.
  fileprivate var baseLabelInUse: Label? {
    guard let key = names.existing(Array(Profile.baseLabel.utf8)),
      let value = names.existing("true".bytes)
    else { return nil }
    return Label(key: key, value: .text(value))
  }
}
