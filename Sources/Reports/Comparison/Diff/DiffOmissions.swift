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
    rows.sort(by: order)
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

extension [DiffReport.Row] {
  /// Puts the largest change first; where it is the same, the one of the other kind of sum decides,
  /// then what is larger, then the name.
  ///
  /// Keys are sorted in place of rows: a row is large, and copying rows was 4 % of `diff`.
  fileprivate mutating func sort(by order: NodeOrder) {
    let others: NodeOrder =
      switch order {
      case .cumulative: .flat
      case .flat, .entropy: .cumulative
      }
    let rows = self
    let keys = rows.indices.map { row in
      SortKey(
        row: row, first: SortKey.Sum(rows[row].key(order)),
        second: SortKey.Sum(rows[row].key(others)))
    }
    self = keys.sorted { first, second in
      first.precedes(second)
        ?? rows[first.row].name.lexicographicallyPrecedes(rows[second.row].name)
    }.map { rows[$0.row] }
  }
}

/// What a row's place depends on, but for its name.
private struct SortKey {
  struct Sum {
    let size: Double
    let after: Double

    init(_ change: DiffChange) {
      size = change.difference.magnitude
      after = change.after
    }
  }

  let row: Int
  let first: Sum
  let second: Sum

  /// Whether it comes first; `nil` where all sums are the same.
  func precedes(_ other: SortKey) -> Bool? {
    if first.size != other.first.size { return first.size > other.first.size }
    if first.after != other.first.after { return first.after > other.first.after }
    if second.size != other.second.size { return second.size > other.second.size }
    return second.after == other.second.after ? nil : second.after > other.second.after
  }
}
