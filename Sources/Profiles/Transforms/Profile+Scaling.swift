extension Profile {
  /// Multiplies all values, rounded to the nearest integer, half away from zero.
  package mutating func scale(by ratio: Double) {
    scale(by: [Double](repeating: ratio, count: sampleTypes.count))
  }

  /// Multiplies the values of each type by that type's ratio.
  ///
  /// A ratio of 1 leaves its values alone; if all are 1, nothing happens. Otherwise a sample stays
  /// only if one of the values that were multiplied is not zero afterwards, whatever the others
  /// are: pprof's rule, which its results depend on.
  package mutating func scale(by ratios: [Double]) {
    let scaled = ratios.indices.filter { ratios[$0] != 1 }
    if scaled.isEmpty { return }
    for sample in samples.indices {
      let first = samples.valueRange(sample).lowerBound
      for column in scaled {
        let value = Double(samples.values[first + column]) * ratios[column]
        samples.values[first + column] = Int64(
          truncating: value.rounded(.toNearestOrAwayFromZero))
      }
    }
    samples.retain { samples, sample in
      scaled.contains { samples.value(sample, column: $0) != 0 }
        ? samples.stackRange(sample) : nil
    }
  }

  /// Scales this profile so that each type's sum becomes that of `base`; a type whose sum is 0
  /// becomes 0.
  package mutating func normalize(to base: Profile) throws(ProfileCombinationError) {
    try checkMergeable(with: base)
    let (own, other) = (sums(), base.sums())
    scale(
      by: own.indices.map { own[$0] == 0 ? 0 : Double(other[$0]) / Double(own[$0]) })
  }

  /// Turns values into their negatives, so that merging subtracts.
  package mutating func negate() { scale(by: -1) }

  /// Multiplies values by 1 / `divisor`, fractions dropped; samples stay, whatever becomes of them.
  /// A divisor that is not positive, or infinite, changes nothing, as in pprof.
  ///
  /// - Precondition: The divisor is not 0.
  package mutating func divide(by divisor: Double) {
    let ratio = 1 / divisor
    guard ratio > 0, ratio != 1 else { return }
    for position in samples.values.indices {
      samples.values[position] = Int64(truncating: Double(samples.values[position]) * ratio)
    }
  }

  /// The sum of each type's values, wrapping.
  private func sums() -> [Int64] {
    var sums = [Int64](repeating: 0, count: sampleTypes.count)
    for sample in samples.indices {
      for column in sums.indices { sums[column] &+= samples.value(sample, column: column) }
    }
    return sums
  }

  /// Checks that period and sample types are the same.
  func checkMergeable(with other: Profile) throws(ProfileCombinationError) {
    let (period, otherPeriod) = (text(of: periodType), other.text(of: other.periodType))
    if period != otherPeriod { throw .incompatiblePeriodTypes(period, otherPeriod) }
    let types = sampleTypes.map { text(of: $0, separator: "/") }
    let otherTypes = other.sampleTypes.map { other.text(of: $0, separator: "/") }
    if types != otherTypes { throw .incompatibleSampleTypes(types, otherTypes) }
  }
}
