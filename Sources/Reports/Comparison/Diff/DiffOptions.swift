package import CallGraphs

/// What a comparison is to be like.
package struct DiffOptions: Sendable {
  /// The profiles of each side, as the user named them.
  package var beforeNames: [[UInt8]]
  package var afterNames: [[UInt8]]
  package var order: NodeOrder
  /// Which rows are left out; shares are those of the changes.
  package var trimming: Trimming
  /// Whether each profile is scaled to the mean total of those before.
  package var isNormalized: Bool
  /// The filters in use, as `name=value`.
  package var activeFilters: [[UInt8]]

  package init(
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
