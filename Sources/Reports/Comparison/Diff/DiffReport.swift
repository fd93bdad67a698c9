import CallGraphs
package import Gates
import Profiles
import Statistics

/// What changed between two sides: each row before and after, the largest change first.
package struct DiffReport: Report {
  /// The changes of one kind of value in a row.
  package struct Changes: Sendable {
    package var flat: DiffChange
    package var cumulative: DiffChange

    /// The change of the sums that rows are ordered by.
    func ordered(by order: NodeOrder) -> DiffChange { order == .cumulative ? cumulative : flat }
  }

  /// One row.
  package struct Row: Sendable {
    package let name: [UInt8]
    let frame: Frame
    /// One for each kind of value.
    package var changes: [Changes]
  }

  /// The totals, of each kind of value.
  package let totals: [DiffChange]
  /// Those that are shown, the largest change first.
  package let rows: [Row]
  /// What is not shown.
  let omissions: DiffOmissions
  /// How many rows there are whose changes were tested.
  let testedRows: Int
  /// How the values of each kind were tested.
  let tests: [ChangeTest]
  /// By what the runs were multiplied, of the first kind of value.
  let scales: (before: [Double], after: [Double])
  /// The names in the frames of the rows.
  let frameNames: NameTable
  let options: DiffOptions
  let valuations: [Valuation]
  /// What formats for programs say of the first profile. Its sample types are the kinds of values that
  /// are compared, of which the selected one comes first here.
  let subject: ReportSubject
  let gates: GateReport?

  /// - Parameters:
  ///   - sums: Of one run on each side at least.
  ///   - subject: Of the first profile.
  package init(
    of sums: DiffSums, _ options: DiffOptions, subject: ReportSubject, gates: GateReport? = nil
  ) {
    self.subject = subject
    self.gates = gates
    let source = DiffSource(sums, isNormalized: options.isNormalized)
    self.options = options
    valuations = sums.valuations
    frameNames = sums.frameNames
    tests = source.tests
    scales = source.scales(0)
    let totals = sums.valuations.indices.map { source.total($0) }
    self.totals = totals
    let least = options.leastChange(of: totals[0])
    var rows = sums.rows.compactMap { source.row($0, testedFrom: least) }
    testedRows = rows.correctProbabilities(options.order)
    omissions = DiffOmissions(trimming: &rows, options, total: totals[0])
    self.rows = rows
  }
}

extension DiffReport.Row {
  /// The change that rows are ordered by.
  func key(_ order: NodeOrder) -> DiffChange { changes[0].ordered(by: order) }
}

extension DiffOptions {
  /// The least change that is shown.
  func leastChange(of total: DiffChange) -> Double {
    max(total.before.magnitude, total.after.magnitude) * trimming.nodeFraction
  }
}

extension [DiffReport.Row] {
  /// Corrects the probabilities of the changes for their number, of flat and cumulative values and
  /// each kind by itself.
  ///
  /// - Returns: How many changes count, of the values that rows are ordered by.
  fileprivate mutating func correctProbabilities(_ order: NodeOrder) -> Int {
    var count = 0
    for kind in first?.changes.indices ?? 0..<0 {
      for path in [\DiffReport.Changes.flat, \DiffReport.Changes.cumulative] {
        let probabilities = map { $0.changes[kind][keyPath: path].comparison.probability }
        let adjusted = AdjustedProbabilities.benjaminiHochberg(probabilities)
        for (row, probability) in adjusted.enumerated() {
          self[row].changes[kind][keyPath: path].adjustedProbability = probability
        }
        let isKey = (path == \.cumulative) == (order == .cumulative)
        if kind == 0, isKey { count = probabilities.count { $0 != nil } }
      }
    }
    return count
  }
}
