import CallGraphs
public import Profiles

/// One kind of value of a profile, and how far it may be off.
public struct DiffValues: Sendable {
  let valuation: Valuation
  let error: SamplingError
  /// The variance of the total; 0 where the error is not known or not asked for.
  let totalVariance: Double

  /// - Parameters:
  ///   - profile: As it is when its total is taken.
  ///   - measuresError: Whether the error is asked for: runs on both sides speak for themselves.
  public init(of profile: Profile, _ valuation: Valuation, measuresError: Bool) {
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

  /// - Parameter byRow: Makes sums by row of sums by node.
  init(
    _ profile: Profile, _ table: FrameTable, _ error: SamplingError, byRow: ([Int64]) -> [Int64]
  ) {
    let variances = error.variances(of: profile.samples)
    let sum = variances.reduce(0, +)
    guard sum > 0, sum.isFinite else { return }
    // Summed as integers, by the walk that sums values: in units so small that nothing is lost and
    // the sum of all fits.
    let unit = sum / 0x1p60
    let weights = NodeWeights(
      profile, table, values: variances.map { Int64(truncating: $0 / unit) })
    flat = byRow(weights.flat).map { Double($0) * unit }
    cumulative = byRow(weights.cumulative).map { Double($0) * unit }
  }
}
