/// How much of a report's total a value is.
package enum Heat {
  case nothing, little
  /// A fiftieth or more.
  case noticeable
  /// A tenth or more.
  case large

  package init(percent: Double) {
    self = percent == 0 ? .nothing : percent < 2 ? .little : percent < 10 ? .noticeable : .large
  }

  /// - Parameter isNegative: Whether the value went down.
  package func style(isNegative: Bool) -> Style {
    switch self {
    case .nothing: .faint
    case .little: .plain
    case .noticeable: isNegative ? .cool : .warm
    case .large: isNegative ? .cold : .hot
    }
  }
}
