import Bytes
import CallGraphs
import Foundation
import Profiles
import Testing

@testable import Rendering
@testable import Reports
@testable import Statistics

/// A profile of functions that main calls, each with a value.
private func profile(
  _ functions: [(name: String, value: Int64)], types: [(String, String)] = [("cpu", "milliseconds")]
) -> Profile {
  var builder = ProfileBuilder(sampleTypes: types.map { (type: $0.0, unit: $0.1) })
  let main = builder.place("main")
  for (name, value) in functions {
    let values = types.indices.map { value * Int64(1 + 9 * $0) }
    builder.addSample(stack: [builder.place(name), main], values: values)
  }
  return builder.profile
}

private func report(
  _ before: [Profile], _ after: [Profile], order: NodeOrder = .flat,
  trimming: Trimming = Trimming(), isNormalized: Bool = false, isMean: Bool = false
) -> DiffReport {
  var sums = DiffSums(beforeCount: before.count, afterCount: after.count)
  func values(_ profile: Profile) -> [DiffValues] {
    profile.sampleTypes.indices.map { column in
      let valuation = Valuation(
        of: profile, Measure(valueColumn: column, isMean: isMean),
        outputUnit: "minimum".bytes, dividedBy: 1)
      return DiffValues(of: profile, valuation, measuresError: sums.measuresErrors)
    }
  }
  for run in before { sums.add(run, values(run), PathTrimming(), to: .before) }
  for run in after { sums.add(run, values(run), PathTrimming(), to: .after) }
  let names = { (side: [Profile], name: String) in
    side.indices.map { "\(name)\($0 + 1)".bytes }
  }
  return DiffReport(
    of: sums,
    DiffOptions(
      beforeNames: names(before, "a"), afterNames: names(after, "b"), order: order,
      trimming: trimming, isNormalized: isNormalized),
    subject: View(of: before[0], Valuation(ofLast: before[0])).subject)
}

extension DiffReport {
  fileprivate var names: [String] { rows.map { String(decoding: $0.name, as: UTF8.self) } }
}

struct DiffReportTests {
  private let unknownMethod =
    "Method: the profiles do not tell how far their values may be off: nothing is called significant"
  private let moreRuns =
    "More runs tell more: from 4 a side they are tested against each other (3 against 3 can only "
    + "reach p = 0.1)"

  @Test func `rows have values before and after, the largest change first`() {
    let report = report([profile([("f", 50), ("g", 10)])], [profile([("f", 30), ("g", 40)])])
    #expect(report.names == ["g", "f", "main"])
    #expect(report.rows[0].changes[0].flat.difference == 30)
    #expect(report.rows[0].changes[0].flat.comparison.relativeChange == 3)
    #expect(report.rows[1].changes[0].cumulative.difference == -20)
    #expect(report.rows[1].changes[0].flat.comparison.relativeChange == -0.4)
    #expect(report.totals[0].before == 60 && report.totals[0].after == 70)
  }

  @Test func `a row of one side is new or gone`() {
    let report = report([profile([("f", 5)])], [profile([("g", 7)])])
    #expect(report.names == ["g", "f", "main"])
    #expect(report.rows[0].changes[0].flat.comparison.isNew)
    #expect(report.rows[1].changes[0].flat.comparison.isGone)
    #expect(!report.rows[2].changes[0].cumulative.comparison.isNew)
  }

  @Test func `the order by cumulative value begins with callers`() {
    let (before, after) = (profile([("f", 5), ("g", 1)]), profile([("f", 8), ("g", 3)]))
    #expect(report([before], [after], order: .cumulative).names == ["main", "f", "g"])
  }

  @Test func `equal changes are ordered by name`() {
    let report = report([profile([("c", 1), ("a", 1), ("b", 1)])], [profile([])])
    #expect(report.names == ["a", "b", "c", "main"])
  }

  @Test func `a value is the median of its runs, in which it may be missing`() {
    let runs = [1, 9, 8, 2].map { profile([("f", $0)]) } + [profile([("g", 4)])]
    let report = report(runs, [2, 5, 3, 6].map { profile([("f", $0)]) })
    let change = report.rows.first { $0.name == "f".bytes }?.changes[0].flat
    #expect(change?.before == 2)
    #expect(change?.after == 4)
    #expect(report.totals[0].before == 4)
  }

  @Test func `normalized runs have the mean total before`() {
    let report = report(
      [profile([("f", 10)]), profile([("f", 30)])], [profile([("f", 3), ("g", 1)])],
      isNormalized: true)
    #expect(report.totals[0].before == 20 && report.totals[0].after == 20)
    #expect(report.names == ["f", "g", "main"])
    #expect(report.rows[0].changes[0].flat.after == 15)
  }

  @Test func `small changes are left out and counted`() {
    let before = profile([("f", 900), ("g", 50), ("h", 50)])
    let after = profile([("f", 980), ("g", 54), ("h", 50)])
    let report = report([before], [after], trimming: Trimming(nodeFraction: 0.005))
    #expect(report.names == ["f"])
    #expect(
      report.text.lines.contains(
        "Showing 1 of 4 rows; left out: 3 changed by less than 6ms (0.5% of the total)"))
  }

  @Test func `a limit leaves out what changed least`() {
    let before = profile([("f", 1), ("g", 1), ("h", 1)])
    let after = profile([("f", 2), ("g", 4), ("h", 3)])
    let report = report([before], [after], trimming: Trimming(nodeCount: 2))
    #expect(report.names == ["g", "h"])
    #expect(report.text.lines.contains("Showing 2 of 4 rows; left out: 2 changed less than these"))
  }

  @Test func `rows that shrank are left out where that is asked for`() {
    let before = profile([("f", 1), ("g", 5)])
    let after = profile([("f", 3), ("g", 1)])
    let report = report([before], [after], trimming: Trimming(dropsNegative: true))
    #expect(report.names == ["f", "main"])
    #expect(report.text.lines.contains("Showing 2 of 3 rows; left out: 1 shrank"))
  }

  @Test func `several kinds of value stand side by side`() {
    let types = [("inuse_space", "bytes"), ("inuse_objects", "count")]
    let report = report([profile([("f", 2)], types: types)], [profile([("f", 3)], types: types)])
    #expect(report.rows[0].changes.map(\.flat.after) == [3, 30])
    let lines = report.text.lines
    #expect(lines.contains { $0.contains("flat inuse_space") && $0.contains("flat inuse_objects") })
  }

  @Test func `means are compared after they are divided`() {
    let types = [("contentions", "count"), ("delay", "milliseconds")]
    let report = report(
      [profile([("f", 2), ("f", 4)], types: types)], [profile([("f", 5)], types: types)],
      isMean: true)
    #expect(report.rows.allSatisfy { $0.changes[1].cumulative.before == 10 })
  }

  @Test func `the table is aligned below its headings`() {
    let lines = report(
      [profile([("f", 50), ("g", 10)])], [profile([("f", 30), ("h", 40)])]
    ).text.lines
    #expect(
      lines == [
        "before = a1", "after  = b1",
        "     ----------- total -----------", "     before  after      Δ      Δ %",
        "cpu    60ms   70ms  +10ms  +16.67%", "", unknownMethod, moreRuns, "Showing 4 of 4 rows",
        "",
        "      ----------------- flat ------------------  ------------ cum ------------",
        "      before  after      Δ      Δ %       share  before  after      Δ      Δ %",
        "h          0   40ms  +40ms      new     0→57.1%       0   40ms  +40ms      new",
        "f       50ms   30ms  -20ms  -40.00%  83.3→42.9%    50ms   30ms  -20ms  -40.00%",
        "g       10ms      0  -10ms     gone     16.7→0%    10ms      0  -10ms     gone",
        "main       0      0      0                         60ms   70ms  +10ms  +16.67%", "",
      ])
  }

  @Test func `values as large as they get do not stop the comparison`() {
    let report = report([profile([("f", .max), ("g", .min)])], [profile([("f", .min)])])
    #expect(report.text.bytes.isEmpty == false)
  }

  @Test func `an empty profile can be compared`() {
    let report = report([profile([])], [profile([])])
    #expect(report.rows.isEmpty)
    #expect(report.text.lines.contains("Showing 0 of 0 rows"))
  }

  // MARK: Significance

  /// Profiles of one function, whose samples are counted.
  private func runs(_ values: [Int64]) -> [Profile] {
    values.map { value in
      profile([("f", value), ("g", 1000)], types: [("samples", "count"), ("cpu", "milliseconds")])
    }
  }

  @Test func `enough runs are ranked, and the text says how`() {
    let report = report(runs([100, 101, 102, 103, 104]), runs([110, 111, 112, 113, 114]))
    let change = report.rows[0].changes[0].flat
    #expect(report.names[0] == "f")
    #expect(change.comparison.probability.map { abs($0 - 2.0 / 252) < 1e-12 } == true)
    #expect(change.comparison.interval == 7...13)
    #expect(change.isSignificant)
    let text = report.text.lines
    #expect(text.contains { $0.hasPrefix("Method: p by exact Mann-Whitney U of 5 against 5 runs") })
    #expect(
      text.contains {
        $0.contains("; ~ where p, corrected for 2 rows (false discovery rate, Benjamini-Hochberg)")
      })
  }

  @Test func `what may be chance is marked, and too many tests for the runs are told`() {
    let report = report(runs([100, 110, 105, 101]), runs([104, 108, 112, 103]))
    #expect(report.rows[0].changes[0].flat.mayBeChance)
    #expect(report.text.lines.contains { $0.contains("  ~  ") })
    #expect(
      report.text.lines.contains(
        "More runs tell more: with 4 against 4 p is 0.029 at least, and a single row among 2 is "
          + "told from chance with 5 a side"))
  }

  @Test func `one run a side is tested by the counts of its samples`() {
    let report = report(runs([100]), runs([150]))
    let change = report.rows[0].changes[0].flat
    // The standard deviation of the difference is the root of 250.
    let margin = 1.959964 * 250.0.squareRoot()
    #expect(change.comparison.interval.map { abs($0.upperBound - 50 - margin) < 0.001 } == true)
    #expect(change.isSignificant)
    #expect(report.text.lines.contains(moreRuns))
  }

  @Test func `everything counted means that every change is real`() {
    let types = [("goroutine", "count")]
    var (before, after) = (
      ProfileBuilder(sampleTypes: types.map { (type: $0.0, unit: $0.1) }),
      ProfileBuilder(sampleTypes: types.map { (type: $0.0, unit: $0.1) })
    )
    before.setHeader(periodType: ("goroutine", "count"), period: 1)
    after.setHeader(periodType: ("goroutine", "count"), period: 1)
    before.addSample(stack: [before.place("f")], values: [3])
    after.addSample(stack: [after.place("f")], values: [4])
    let report = report([before.profile], [after.profile])
    #expect(report.rows[0].changes[0].flat.isSignificant)
    #expect(!report.text.lines.contains { $0.contains("95 %") })
  }

  @Test func `of many rows that may be chance the ten that changed most are shown`() {
    let names = (10..<40).map { "f\($0)" }
    let types = [("samples", "count"), ("cpu", "milliseconds")]
    let before = profile(names.map { ($0, 10) }, types: types)
    let after = profile(names.enumerated().map { ($1, Int64(12 + $0 % 2)) }, types: types)
    let report = report([before], [after], trimming: Trimming(nodeFraction: 0.005))
    #expect(report.rows.count == 10)
    #expect(report.text.lines.contains { $0.hasSuffix("; 20 more that may be chance") })
  }
}
