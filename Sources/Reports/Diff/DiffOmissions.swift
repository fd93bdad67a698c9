import CallGraphs

/// Which rows of a comparison are not shown, and why.
struct DiffOmissions: Sendable {
  /// Rows whose change is a smaller share of the total than is asked for.
  private(set) var small = 0
  /// The least change that is shown.
  private(set) var least = 0.0
  /// Rows that shrank, where these are not wanted.
  private(set) var shrunk = 0
  /// Rows behind the number that is asked for.
  private(set) var late = 0

  /// Orders rows and removes those that are not to be shown.
  ///
  /// - Parameter total: What shares are of.
  init(trimming rows: inout [DiffReport.Row], _ options: DiffOptions, total: DiffChange) {
    let (order, trimming) = (options.order, options.trimming)
    least = max(total.before.magnitude, total.after.magnitude) * trimming.nodeFraction
    shrunk = Self.removeAll(from: &rows) {
      trimming.dropsNegative && $0.key(order).difference < 0
    }
    small = Self.removeAll(from: &rows) { row in
      trimming.nodeFraction > 0
        && (row.key(order).difference == 0 || row.key(order).difference.magnitude < least)
    }
    rows.sort { $0.precedes($1, order) }
    if trimming.nodeCount > 0, rows.count > trimming.nodeCount {
      late = rows.count - trimming.nodeCount
      rows.removeLast(late)
    }
  }

  /// - Returns: How many there were.
  private static func removeAll(
    from rows: inout [DiffReport.Row], where isUnwanted: (DiffReport.Row) -> Bool
  ) -> Int {
    let count = rows.count
    rows.removeAll(where: isUnwanted)
    return count - rows.count
  }
}

extension DiffReport.Row {
  /// The largest change first; where it is the same, the one of the other kind of sum, then what is
  /// larger, then the name.
  fileprivate func precedes(_ other: DiffReport.Row, _ order: NodeOrder) -> Bool {
    let others: NodeOrder = order == .cumulative ? .flat : .cumulative
    for order in [order, others] {
      let (own, its) = (key(order), other.key(order))
      if own.difference.magnitude != its.difference.magnitude {
        return own.difference.magnitude > its.difference.magnitude
      }
      if own.after != its.after { return own.after > its.after }
    }
    return name.lexicographicallyPrecedes(other.name)
  }
}
