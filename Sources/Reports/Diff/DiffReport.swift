import CallGraphs
import Profiles

/// What changed between two sides: each row before and after, the largest change first.
public struct DiffReport: Sendable {
  /// The changes of one kind of value in a row.
  public struct Cell: Sendable {
    public let flat: DiffChange
    public let cumulative: DiffChange
  }

  /// One row.
  public struct Row: Sendable {
    public let name: [UInt8]
    /// One for each kind of value.
    public let cells: [Cell]
  }

  /// The totals, of each kind of value.
  public let totals: [DiffChange]
  /// Those that are shown, the largest change first.
  public let rows: [Row]
  /// What is not shown.
  let omissions: DiffOmissions
  let options: DiffOptions
  let valuations: [Valuation]

  public init(of sums: DiffSums, _ options: DiffOptions) {
    let source = DiffSource(sums, isNormalized: options.isNormalized)
    self.options = options
    valuations = sums.valuations
    totals = sums.valuations.indices.map { source.total($0) }
    var rows = sums.rows.compactMap { source.row($0) }
    omissions = DiffOmissions(trimming: &rows, options, total: totals[0])
    self.rows = rows
  }
}

/// What rows are made of.
private struct DiffSource {
  private let sums: DiffSums
  /// By side, run and kind of value: what a value is multiplied by.
  private let beforeScales: [[Double]]
  private let afterScales: [[Double]]

  init(_ sums: DiffSums, isNormalized: Bool) {
    self.sums = sums
    let kinds = sums.valuations.indices
    let means = kinds.map { kind in
      sums.before.reduce(0) { $0 + Double($1[kind].total) } / Double(max(sums.before.count, 1))
    }
    func scale(_ run: DiffSums.Run) -> [Double] {
      kinds.map { kind in
        isNormalized && run[kind].total != 0 ? means[kind] / Double(run[kind].total) : 1
      }
    }
    beforeScales = sums.before.map(scale)
    afterScales = sums.after.map(scale)
  }

  func total(_ kind: Int) -> DiffChange { change(kind) { $0.total } }

  /// The row of that position; `nil` where it has no value.
  func row(_ position: Int) -> DiffReport.Row? {
    let cells = sums.valuations.indices.map { kind in
      DiffReport.Cell(
        flat: change(kind) { position < $0.flat.count ? $0.flat[position] : 0 },
        cumulative: change(kind) { position < $0.cumulative.count ? $0.cumulative[position] : 0 })
    }
    if cells.allSatisfy({ $0.flat.isNothing && $0.cumulative.isNothing }) { return nil }
    return DiffReport.Row(name: sums.names.copy(of: NameIndex(position)), cells: cells)
  }

  private func change(_ kind: Int, _ value: (DiffSums.Column) -> Int64) -> DiffChange {
    DiffChange(
      zip(sums.before, beforeScales).map { Double(value($0[kind])) * $1[kind] },
      zip(sums.after, afterScales).map { Double(value($0[kind])) * $1[kind] })
  }
}

extension DiffChange {
  /// Whether there was and is nothing.
  fileprivate var isNothing: Bool { before == 0 && after == 0 }
}

extension DiffReport.Row {
  /// The change that rows are ordered by.
  func key(_ order: NodeOrder) -> DiffChange {
    order == .cumulative ? cells[0].cumulative : cells[0].flat
  }
}
