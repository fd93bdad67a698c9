import CallGraphs
import Profiles
import Rendering
import Statistics

/// What the rows of a comparison are made of: the values of all runs, scaled where they are
/// normalized, and how they are tested.
struct DiffSource {
  private let sums: DiffSums
  /// By kind of value.
  let tests: [ChangeTest]
  /// By side and run, then by kind of value: what a value is multiplied by.
  private let beforeScales: [[Double]]
  private let afterScales: [[Double]]

  init(_ sums: DiffSums, isNormalized: Bool) {
    self.sums = sums
    let kinds = sums.valuations.indices
    tests = kinds.map { kind in
      ChangeTest(
        beforeErrors: sums.before.map { $0[kind].error.known },
        afterErrors: sums.after.map { $0[kind].error.known })
    }
    let means = kinds.map { kind in
      sums.before.reduce(0) { $0 + Double($1[kind].total) * sums.conversion(of: $1, kind) }
        / Double(max(sums.before.count, 1))
    }
    func scale(_ run: DiffSums.Run) -> [Double] {
      kinds.map { kind in
        isNormalized && run[kind].total != 0
          ? means[kind] / Double(run[kind].total) : sums.conversion(of: run, kind)
      }
    }
    beforeScales = sums.before.map(scale)
    afterScales = sums.after.map(scale)
  }

  /// By what each run before and after is multiplied, of one kind of value.
  func scales(_ kind: Int) -> (before: [Double], after: [Double]) {
    (beforeScales.map { $0[kind] }, afterScales.map { $0[kind] })
  }

  func total(_ kind: Int) -> DiffChange {
    change(kind, true) {
      $0.total
    } variance: {
      $0.totalVariance
    }
  }

  /// The row of that position; `nil` where it has no value.
  ///
  /// Rows that are too small for the least change that is shown are not tested. Their size is the
  /// cumulative value of both sides together, which says nothing of how these differ, and so they
  /// may be left out (R. Bourgon, R. Gentleman, W. Huber, Independent filtering increases detection
  /// power for high-throughput experiments, PNAS 107 (2010), 9546–9551).
  ///
  /// - Parameter least: The least size of a row whose changes are tested.
  func row(_ position: Int, testedFrom least: Double) -> DiffReport.Row? {
    let all = tests[0].untested(
      before: values(sums.before, beforeScales, 0) { $0.cumulative.value(position) },
      after: values(sums.after, afterScales, 0) { $0.cumulative.value(position) })
    let isTested = all.before.magnitude + all.after.magnitude >= least
    let changes = sums.valuations.indices.map { kind in
      DiffReport.Changes(
        flat: change(kind, isTested) {
          $0.flat.value(position)
        } variance: {
          $0.variances.flat.value(position)
        },
        cumulative: change(kind, isTested) {
          $0.cumulative.value(position)
        } variance: {
          $0.variances.cumulative.value(position)
        })
    }
    if changes.allSatisfy({ $0.flat.isNothing && $0.cumulative.isNothing }) { return nil }
    return DiffReport.Row(
      name: sums.names.copy(of: NameIndex(position)), frame: sums.frames[position], changes: changes
    )
  }

  private func change(
    _ kind: Int, _ isTested: Bool, _ value: (DiffSums.Column) -> Int64,
    variance: (DiffSums.Column) -> Double
  ) -> DiffChange {
    let test = tests[kind]
    let before = values(sums.before, beforeScales, kind, value)
    let after = values(sums.after, afterScales, kind, value)
    // Nothing on both sides is no test either.
    guard isTested, before.contains(where: { $0 != 0 }) || after.contains(where: { $0 != 0 }) else {
      return DiffChange(test.untested(before: before, after: after))
    }
    func variances(_ runs: [DiffSums.Run], _ scales: [[Double]]) -> [Double] {
      if !test.needsVariances { return [] }
      return zip(runs, scales).map { variance($0[kind]) * $1[kind] * $1[kind] }
    }
    return DiffChange(
      test.compare(
        before: before, after: after, beforeVariances: variances(sums.before, beforeScales),
        afterVariances: variances(sums.after, afterScales)))
  }

  private func values(
    _ runs: [DiffSums.Run], _ scales: [[Double]], _ kind: Int, _ value: (DiffSums.Column) -> Int64
  ) -> [Double] {
    zip(runs, scales).map { Double(value($0[kind])) * $1[kind] }
  }
}

extension Array where Element: Numeric {
  /// The value at a position; 0 after the end.
  fileprivate func value(_ position: Int) -> Element { position < count ? self[position] : 0 }
}
