public import CallGraphs

/// What a comparison is to be like.
public struct DiffOptions: Sendable {
  /// The profiles of each side, as the user named them.
  public var beforeNames: [[UInt8]]
  public var afterNames: [[UInt8]]
  public var order: NodeOrder
  /// Which rows are left out; shares are those of the changes.
  public var trimming: Trimming
  /// Whether each profile is scaled to the mean total of those before.
  public var isNormalized: Bool
  /// The filters in use, as `name=value`.
  public var activeFilters: [[UInt8]]

  public init(
    beforeNames: [[UInt8]], afterNames: [[UInt8]], order: NodeOrder = .flat,
    trimming: Trimming = Trimming(), isNormalized: Bool = false, activeFilters: [[UInt8]] = []
  ) {
    self.beforeNames = beforeNames
    self.afterNames = afterNames
    self.order = order
    self.trimming = trimming
    self.isNormalized = isNormalized
    self.activeFilters = activeFilters
  }
}
