/// A value before and after.
public struct DiffChange: Sendable {
  /// The median of the runs.
  public let before: Double
  /// The median of the runs.
  public let after: Double

  public var difference: Double { after - before }

  /// Whether there was nothing before.
  public var isNew: Bool { before == 0 && after != 0 }
  /// Whether there is nothing left.
  public var isGone: Bool { before != 0 && after == 0 }

  /// The difference as a share of the value before, in percent; `nil` where that is 0.
  public var percent: Double? { before == 0 ? nil : difference / before.magnitude * 100 }

  /// - Parameters:
  ///   - before: The values of the runs.
  ///   - after: The values of the runs.
  init(_ before: [Double], _ after: [Double]) {
    self.before = Self.median(before)
    self.after = Self.median(after)
  }

  private static func median(_ values: [Double]) -> Double {
    if values.isEmpty { return 0 }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
