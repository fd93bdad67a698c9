extension Profile {
  /// Applies all filters, in pprof's order.
  ///
  /// - Parameter units: The units of this profile's numeric labels as it was loaded.
  /// - Returns: The filters that matched nothing.
  public mutating func apply(
    _ frames: FrameFilter, _ labels: LabelFilter, units: NumericLabelUnits
  ) -> [FilterKind] {
    var unmatched = select(by: frames)
    if let pattern = frames.showFrom, !cutRoots(above: pattern) { unmatched.append(.showFrom) }
    unmatched += selectSamples(by: labels, units)
    unmatched += removeLabels(by: labels)
    if let pattern = frames.pruneFrom { prune(from: pattern) }
    return unmatched
  }
}
