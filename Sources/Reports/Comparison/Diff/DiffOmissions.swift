import CallGraphs
import Statistics

/// Which rows of a comparison are not shown, and why.
struct DiffOmissions: Sendable {
  /// Rows that are only counted: how many there are, and how many changed significantly.
  struct Group: Sendable {
    private(set) var count = 0
    private(set) var significant = 0

    fileprivate mutating func add(_ change: DiffChange) {
      count += 1
      if change.isSignificant { significant += 1 }
    }
  }

  /// Rows whose change is a smaller share of the total than is asked for.
  private(set) var small = Group()
  /// The least change that is shown.
  let least: Double
  /// Rows whose change may be chance, but for those that changed most.
  private(set) var chance = Group()
  /// Rows that shrank, where these are not wanted.
  private(set) var shrunk = Group()
  /// Rows after the number that is asked for.
  private(set) var late = Group()

  /// How many rows are shown that may be chance: they say little, and there may be hundreds.
  private static let mostChances = 10

  /// Orders rows and removes those that are not to be shown.
  ///
  /// - Parameter total: What shares are of.
  init(trimming rows: inout [DiffReport.Row], _ options: DiffOptions, total: DiffChange) {
    let (order, trimming) = (options.order, options.trimming)
    least = options.leastChange(of: total)
    rows.sort { $0.precedes($1, order) }
    var kept: [DiffReport.Row] = []
    var chances = 0
    for row in rows {
      let change = row.key(order)
      let size = change.difference.magnitude
      if trimming.dropsNegative, change.difference < 0 {
        shrunk.add(change)
      } else if trimming.nodeFraction > 0, size == 0 || size < least {
        small.add(change)
      } else if trimming.nodeFraction > 0, change.mayBeChance, chances == Self.mostChances {
        chance.add(change)
      } else if trimming.nodeCount > 0, kept.count >= trimming.nodeCount {
        late.add(change)
      } else {
        kept.append(row)
        if change.mayBeChance { chances += 1 }
      }
    }
    rows = kept
  }

  /// How many rows there are.
  var count: Int { groups.reduce(0) { $0 + $1.count } }

  /// How many of them changed significantly.
  var significantCount: Int { groups.reduce(0) { $0 + $1.significant } }

  private var groups: [Group] { [small, chance, shrunk, late] }
}

extension DiffReport.Row {
  /// The largest change first; where it is the same, the one of the other kind of sum, then what is
  /// larger, then the name.
  fileprivate func precedes(_ other: DiffReport.Row, _ order: NodeOrder) -> Bool {
    let others: NodeOrder =
      switch order {
      case .cumulative: .flat
      case .flat, .entropy: .cumulative
      }
    return precedes(other, by: order) ?? precedes(other, by: others)
      ?? name.lexicographicallyPrecedes(other.name)
  }

  /// Whether it comes first by the values of one order; `nil` where these are the same.
  private func precedes(_ other: DiffReport.Row, by order: NodeOrder) -> Bool? {
    let (own, its) = (key(order), other.key(order))
    if own.difference.magnitude != its.difference.magnitude {
      return own.difference.magnitude > its.difference.magnitude
    }
    return own.after == its.after ? nil : own.after > its.after
  }
}
