package import CallGraphs
package import Profiles
import Rendering
import Statistics

// Profiles are compared by what their rows are called: indices differ from one profile to the next.
// So each profile is reduced, as soon as it is read, to columns of sums by name, and is not needed
// any more; the names of all are in one table.
//
//     names      main │ json.Marshal │ …                 a row for each
//     run        flat    3 │ 5 │ …      cumulative  9 │ 5 │ …      for each kind of value

/// A side of a comparison.
package enum DiffSide: Sendable { case before, after }

extension DiffSums.Column {
  fileprivate func joined(_ rows: DiffRowNames) -> DiffSums.Column {
    DiffSums.Column(
      unit: unit, total: total, totalVariance: totalVariance, error: error,
      flat: rows.joined(flat, &+), cumulative: rows.joined(cumulative, &+),
      variances: variances.joined(rows))
  }
}

/// The sums of all profiles of a comparison, by row.
package struct DiffSums: Sendable {
  /// The sums of one kind of value in one profile, by row; rows that came later are missing.
  struct Column: Sendable {
    /// The unit of the values.
    let unit: [UInt8]
    let total: Int64
    let totalVariance: Double
    let error: SamplingError
    let flat: [Int64]
    let cumulative: [Int64]
    /// Empty where they are not asked for.
    let variances: DiffVariances
  }

  /// One profile: a column for each kind of value.
  typealias Run = [Column]

  private(set) var before: [Run] = []
  private(set) var after: [Run] = []
  /// The names of the rows. An empty name is no name.
  private(set) var names = NameTable()
  /// By row, what it stands for: the first that had its name.
  private(set) var frames = [Frame()]
  /// The names in these.
  private(set) var frameNames = NameTable()
  /// How the kinds of values are written: in the finest unit of any profile.
  private(set) var valuations: [Valuation] = []
  /// Whether runs are too few to speak for themselves, so that their errors are needed.
  package let measuresErrors: Bool

  /// - Parameters: How many runs there will be on each side.
  package init(beforeCount: Int, afterCount: Int) {
    measuresErrors = min(beforeCount, afterCount) < ChangeTest.fewestRuns
  }

  /// The positions of the rows in each column.
  var rows: Range<Int> { 1..<names.count }

  /// Adds a run.
  ///
  /// - Parameters:
  ///   - profile: Filtered, and aggregated to the granularity of the rows.
  ///   - values: One at least; the same kinds as those of the others, in the same order.
  package mutating func add(
    _ profile: Profile, _ values: [DiffValues], _ paths: PathTrimming, to side: DiffSide
  ) {
    if valuations.isEmpty { valuations = values.map(\.valuation) }
    for (kind, value) in values.enumerated()
    where conversion(from: value.valuation.unit, to: valuations[kind].unit) < 1 {
      valuations[kind] = value.valuation
    }
    let table = FrameTable(profile, paths)
    let rowOfNode = table.frames.map { row(of: $0, table.names) }
    let run = values.map { column($0, profile, table, rowOfNode) }
    switch side {
    case .before: before.append(run)
    case .after: after.append(run)
    }
  }

  /// Joins rows of one function, once all runs are there, if rows are functions with their files.
  package mutating func joinFiles() {
    let runs = before + after
    let joining = DiffRowNames(frames, frameNames, runs: runs.count) { run, row in
      runs[run].contains { row < $0.cumulative.count && $0.cumulative[row] != 0 }
    }
    names = joining.names
    let unknown = frameNames.index(of: [])
    frames = zip(joining.origins, joining.keepsFile).map { origin, keepsFile in
      var frame = frames[origin]
      if !keepsFile { frame.file = unknown }
      return frame
    }
    before = before.map { $0.map { $0.joined(joining) } }
    after = after.map { $0.map { $0.joined(joining) } }
  }

  private mutating func row(of frame: Frame, _ frameNames: NameTable) -> Int {
    let row = names.index(of: frame.printableName(frameNames)).position
    if row == frames.count {
      var frame = frame
      frame.name = self.frameNames.index(of: frameNames[frame.name])
      frame.file = self.frameNames.index(of: frameNames[frame.file])
      frame.objectFile = self.frameNames.index(of: frameNames[frame.objectFile])
      frames.append(frame)
    }
    return row
  }

  /// By what the values of a run are multiplied to be in the unit that is written.
  func conversion(of run: Run, _ kind: Int) -> Double {
    conversion(from: run[kind].unit, to: valuations[kind].unit)
  }

  private func conversion(from unit: [UInt8], to other: [UInt8]) -> Double {
    guard let from = Unit(named: unit.span), let to = Unit(named: other.span) else { return 1 }
    return from.factor / to.factor
  }

  private func column(
    _ values: DiffValues, _ profile: Profile, _ table: FrameTable, _ rowOfNode: [Int]
  ) -> Column {
    /// Sums by row of sums by node: nodes may have the same name.
    func byRow(_ sums: [Int64]) -> [Int64] {
      var rows = [Int64](repeating: 0, count: names.count)
      for (node, row) in rowOfNode.enumerated() { rows[row] &+= sums[node] }
      return rows
    }
    let measure = values.valuation.measure
    let weights = NodeWeights(profile, table, measure)
    var (flat, cumulative) = (byRow(weights.flat), byRow(weights.cumulative))
    if measure.isMean {
      flat = zip(flat, byRow(weights.flatDivisor)).map { $0.dividedUnlessZero(by: $1) }
      cumulative = zip(cumulative, byRow(weights.cumulativeDivisor)).map {
        $0.dividedUnlessZero(by: $1)
      }
    }
    let isErring = measuresErrors && values.error.isKnown && !values.error.isExact
    return Column(
      unit: values.valuation.unit, total: values.valuation.total,
      totalVariance: values.totalVariance, error: values.error,
      flat: flat, cumulative: cumulative,
      variances: isErring
        ? DiffVariances(
          profile, table, values.error, of: measure.valueColumn, sums: (flat, cumulative),
          byRow: byRow) : DiffVariances())
  }
}
