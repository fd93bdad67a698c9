import Statistics

extension ChangeTest {
  /// The method in one line, for the reader of a table: a sentence without its full stop.
  package var explanation: String {
    switch method {
    case .ranks(let test):
      let kind =
        test.isExact ? "exact Mann-Whitney U" : "Mann-Whitney U (normal approximation)"
      return "p by \(kind) of \(beforeCount) against \(afterCount) runs, interval by Hodges-Lehmann"
    case .samplingError:
      return "p and interval by the sampling error that the counts of samples imply"
        + " (\(pooling)how runs differ it does not know)"
    case .exactCounts:
      return "everything was counted, nothing sampled: every change is real"
    case .unknown:
      return "the profiles do not tell how far their values may be off: nothing is called"
        + " significant"
    }
  }

  private var pooling: String {
    let isPooled = beforeCount > 1 || afterCount > 1
    return isPooled ? "runs are pooled, from \(Self.fewestRuns) a side they are ranked; " : ""
  }
}
