import Reports

/// How reports look where a person reads them.
struct Looks: Sendable {
  enum Coloring: String, CaseIterable, Sendable {
    /// On terminals that have colours, unless `NO_COLOR` is set.
    case auto
    case always, never
  }

  var coloring = Coloring.auto
  /// Whether reports longer than the screen run through, without a pager.
  var isUnpaged = false
  /// Where the root of flame graphs is.
  var flameLayout = FlameLayout.icicle
}
