import CallGraphs
package import Profiles

/// One kind of value of a profile, and how far it may be off.
package struct DiffValues: Sendable {
  let valuation: Valuation
  let error: SamplingError
  /// The variance of the total; 0 where the error is not known or not asked for.
  let totalVariance: Double

  /// - Parameters:
  ///   - profile: As it is when its total is taken.
  ///   - measuresError: Whether the error is asked for: runs on both sides speak for themselves.
  package init(of profile: Profile, _ valuation: Valuation, measuresError: Bool) {
    self.valuation = valuation
    error =
      valuation.measure.isMean
      ? .unknown : SamplingError(of: profile, valueColumn: valuation.measure.valueColumn)
    totalVariance = measuresError ? error.variances(of: profile.samples).reduce(0, +) : 0
  }
}

/// Variances of the values of rows.
struct DiffVariances: Sendable {
  private(set) var flat: [Double] = []
  private(set) var cumulative: [Double] = []

  /// No variances.
  init() {}

  func joined(_ rows: DiffRowNames) -> DiffVariances {
    var joined = self
    joined.flat = rows.joined(flat, +)
    joined.cumulative = rows.joined(cumulative, +)
    return joined
  }

  /// - Parameters:
  ///   - values: The column of the values.
  ///   - sums: What they add up to, by row.
  ///   - byRow: Makes sums by row of sums by node.
  init(
    _ profile: Profile, _ table: FrameTable, _ error: SamplingError, of values: Int,
    sums: (flat: [Int64], cumulative: [Int64]), byRow: ([Int64]) -> [Int64]
  ) {
    let variances = error.variances(of: profile.samples)
    let sum = variances.reduce(0, +)
    guard sum > 0, sum.isFinite else { return }
    if let factor = Self.factor(from: values, of: profile.samples, to: variances) {
      flat = sums.flat.map { Double($0) * factor }
      cumulative = sums.cumulative.map { Double($0) * factor }
      return
    }
    // Summed as integers, by the walk that sums values: in units so small that nothing is lost and
    // the sum of all fits.
    let unit = sum / 0x1p60
    let weights = NodeWeights(
      profile, table, values: variances.map { Int64(truncating: $0 / unit) })
    flat = byRow(weights.flat).map { Double($0) * unit }
    cumulative = byRow(weights.cumulative).map { Double($0) * unit }
  }

  /// What all variances are of the values, where they are in proportion: each tick of a CPU profile
  /// stands for the same time. Then the sums are, too, and no second walk is needed, which is a fifth
  /// of the time at 200,000 samples.
  private static func factor(
    from column: Int, of samples: SampleTable, to variances: [Double]
  ) -> Double? {
    var factor: Double?
    let values = samples.columns
    for sample in samples.indices {
      let (value, variance) = (values[sample, column], variances[sample.position])
      if value == 0, variance == 0 { continue }
      let own = variance / Double(value)
      guard value > 0, (own - (factor ?? own)).magnitude <= own * 1e-9 else { return nil }
      factor = factor ?? own
    }
    return factor
  }
}
