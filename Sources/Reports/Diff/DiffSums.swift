public import CallGraphs
public import Profiles

// Profiles are compared by what their rows are called: indices differ from one profile to the next.
// So each profile is reduced, as soon as it is read, to columns of sums by name, and is not needed
// any more; the names of all are in one table.
//
//     names      main │ json.Marshal │ …                 a row for each
//     run        flat    3 │ 5 │ …      cumulative  9 │ 5 │ …      for each kind of value

/// A side of a comparison.
public enum DiffSide: Sendable { case before, after }

/// The sums of all profiles of a comparison, by row.
public struct DiffSums: Sendable {
  /// The sums of one kind of value in one profile, by row; rows that came later are missing.
  struct Column: Sendable {
    let total: Int64
    var flat: [Int64] = []
    var cumulative: [Int64] = []
  }

  /// One profile: a column for each kind of value.
  typealias Run = [Column]

  private(set) var before: [Run] = []
  private(set) var after: [Run] = []
  /// What rows are called; the empty name is none.
  private(set) var names = NameTable()
  /// How the kinds of values are written, as the first profile has them.
  let valuations: [Valuation]

  /// - Parameter valuations: The kinds of values that are compared, at least one, as the first profile
  ///   has them.
  public init(of valuations: [Valuation]) { self.valuations = valuations }

  /// The positions of the rows in each column.
  var rows: Range<Int> { 1..<names.count }

  func runs(_ side: DiffSide) -> [Run] { side == .before ? before : after }

  /// Adds a run.
  ///
  /// - Parameters:
  ///   - profile: Filtered, and aggregated to the granularity of the rows.
  ///   - valuations: The same kinds as those of the others, in the same order.
  public mutating func add(
    _ profile: Profile, _ valuations: [Valuation], _ paths: PathTrimming, to side: DiffSide
  ) {
    let table = FrameTable(profile, paths)
    let rowOfNode = table.frames.map { frame in
      names.index(of: frame.printableName(table.names)).position
    }
    let run = valuations.map { valuation in
      column(
        NodeWeights(profile, table, valuation.measure), total: valuation.total, rowOfNode,
        isMean: valuation.measure.isMean)
    }
    switch side {
    case .before: before.append(run)
    case .after: after.append(run)
    }
  }

  /// Sums by row of sums by node: nodes may have the same name.
  private func column(
    _ weights: NodeWeights, total: Int64, _ rowOfNode: [Int], isMean: Bool
  ) -> Column {
    let (flat, cumulative) = (
      byRow(weights.flat, rowOfNode), byRow(weights.cumulative, rowOfNode)
    )
    guard isMean else { return Column(total: total, flat: flat, cumulative: cumulative) }
    let flatDivisors = byRow(weights.flatDivisor, rowOfNode)
    let cumulativeDivisors = byRow(weights.cumulativeDivisor, rowOfNode)
    return Column(
      total: total, flat: zip(flat, flatDivisors).map { $0.dividedUnlessZero(by: $1) },
      cumulative: zip(cumulative, cumulativeDivisors).map { $0.dividedUnlessZero(by: $1) })
  }

  private func byRow(_ sums: [Int64], _ rowOfNode: [Int]) -> [Int64] {
    var rows = [Int64](repeating: 0, count: names.count)
    for (node, row) in rowOfNode.enumerated() { rows[row] &+= sums[node] }
    return rows
  }
}
