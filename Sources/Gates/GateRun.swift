package import Statistics

/// What a gate counts of one run, and of what it is a part.
package struct GateRun: Sendable {
  package let amount: GateAmount
  package let total: GateAmount
  /// What is known of how far these may be off.
  package let error: KnownError

  package init(amount: GateAmount, total: GateAmount, error: KnownError) {
    self.amount = amount
    self.total = total
    self.error = error
  }
}

/// What a gate counts of one run, in the unit of the values, and its part of the error of sampling.
package struct GateAmount: Equatable, Sendable {
  package var value: Double
  /// The square of its standard error, where the run tells that.
  package var variance: Double

  package init(value: Double = 0, variance: Double = 0) {
    self.value = value
    self.variance = variance
  }

  package func multiplied(by factor: Double) -> GateAmount {
    GateAmount(value: value * factor, variance: variance * factor * factor)
  }

  /// The part of a total, in percent.
  ///
  /// With the rest of the total, whose error is its own, it is a / (a + r), which a moves by
  /// (1 − share) / total and r by −share / total.
  func share(of total: GateAmount) -> GateAmount {
    if total.value == 0 { return GateAmount() }
    let share = value / total.value
    let rest = max(total.variance - variance, 0)
    let squares = (1 - share) * (1 - share) * variance + share * share * rest
    return GateAmount(
      value: share * 100, variance: squares / (total.value * total.value) * 10_000)
  }
}
