/// Whether a node was inlined into its callers.
package enum Inlining: Sendable {
  case never, sometimes, always

  /// What follows a name for it.
  package var mark: String {
    switch self {
    case .never: ""
    case .sometimes: " (partial-inline)"
    case .always: " (inline)"
    }
  }
}
