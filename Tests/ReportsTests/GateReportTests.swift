import Bytes
import CallGraphs
import Profiles
import Testing

@testable import Gates
@testable import Rendering
@testable import Reports
@testable import Statistics

struct GateReportTests {
  private func outcomes(_ report: GateReport) -> [GateVerdict.Outcome] {
    report.verdicts.sorted { $0.position < $1.position }.map(\.outcome)
  }

  private func runs(_ stack: String, _ counts: [Int64], rest: Int64 = 1_000) -> [Profile] {
    counts.map { ticks([(stack, $0), ("main other", rest)]) }
  }

  // MARK: What is counted

  @Test func `cum counts a sample once, however many of its functions match`() throws {
    let old = ticks([("main json.A json.B json.A", 1_000), ("main x", 1_000)])
    let new = ticks([("main json.A json.B json.A", 1_300), ("main x", 1_000)])
    let comparison = try gateReport(["cum(json) > +5%"], [old], [new]).verdicts[0].comparison
    #expect((comparison.before, comparison.after) == (1e10, 1.3e10))
  }

  @Test func `flat counts samples whose innermost function matches, inlined or not`() throws {
    func profile(_ count: Int64) -> Profile {
      var builder = ProfileBuilder(sampleTypes: [("x", "count")])
      let functions = ["leaf", "outer", "main"].map { builder.addFunction(name: $0) }
      let inlined = builder.addLocation(lines: functions[...1].map { Line(function: $0) })
      let main = builder.addLocation(lines: [Line(function: functions[2])])
      builder.addSample(stack: [inlined, main], values: [count])
      builder.addSample(stack: [main], values: [7])
      return builder.profile
    }
    let report = try gateReport(
      ["flat(leaf) > 1", "flat(outer) > 1", "flat(main) > 1"], [profile(2)], [profile(5)],
      .anyChange)
    #expect(report.verdicts.map(\.comparison.after).sorted() == [0, 5, 7])
  }

  @Test func `a gate on another sample type counts its values`() throws {
    let (old, new) = (ticks([("main f", 1_000)]), ticks([("main f", 2_000)]))
    let report = try gateReport(
      ["samples > +1500", "samples(f) > +900", "cpu(f) > +1s"], [old], [new])
    #expect(outcomes(report) == [.passed, .failed, .failed])
    #expect(report.verdicts.first { $0.position == 1 }?.comparison.after == 2_000)
  }

  // MARK: Thresholds

  @Test(arguments: [
    ("total > +19%", true), ("total > +20%", false), ("total > +39s", true),
    ("total > +40s", false), ("total > +41000ms", false), ("total > +39999999999", true),
    ("total > 0.001hrs", true), ("cum(f) > +9.9pp", true), ("cum(f) > +10pp", false),
    ("cum(g) > 0pp", false), ("cum(g) > 0%", false), ("cum(new) > +9999%", true),
    ("cum(new) > +21s", false), ("cum(gone) > 0%", false),
  ])
  func `a gate fails where it grew by more`(gate: String, fails: Bool) throws {
    let old = ticks([("main f", 10_000), ("main g", 9_000), ("main gone", 1_000)])
    let new = ticks([("main f", 14_400), ("main g", 7_600), ("main new", 2_000)])
    #expect(outcomes(try gateReport([gate], [old], [new])) == [fails ? .failed : .passed])
  }

  @Test func `amounts of profiles in other units are compared`() throws {
    func profile(_ unit: String, _ value: Int64) -> Profile {
      var builder = ProfileBuilder(sampleTypes: [("n", "count"), ("wall", unit)])
      builder.addSample(stack: [builder.place("f")], values: [100_000, value])
      return builder.profile
    }
    let pair = ([profile("ms", 2_000)], [profile("us", 2_500_000)])
    let gates = ["total > 24%", "cum(f) > 400ms", "total > 26%", "cum(f) > 600ms"]
    let report = try gateReport(gates, pair.0, pair.1, .anyChange)
    #expect(outcomes(report) == [.failed, .failed, .passed, .passed])
    #expect(report.failures[0].path?.growth == 500)
  }

  @Test func `of several runs the medians are compared`() throws {
    let report = try gateReport(
      ["cum(f) > +15%"], runs("main f", [100, 101, 99, 500]), runs("main f", [120, 121, 119, 122]))
    #expect(report.verdicts[0].comparison.before == 1_005_000_000)
    #expect(report.verdicts[0].comparison.after == 1_205_000_000)
  }

  @Test func `normalized runs are scaled to the mean total before`() throws {
    let old = [ticks([("main f", 1_000), ("main g", 9_000)])]
    let new = [ticks([("main f", 4_000), ("main g", 16_000)])]
    let report = try gateReport(
      ["total > 0%", "cum(f) > 99%", "cum(f) > 9pp"], old, new, isNormalized: true)
    #expect(outcomes(report) == [.passed, .failed, .failed])
    let verdict = try #require(report.failures.first)
    #expect(verdict.comparison.after == 20e9)
    #expect(verdict.path?.growth == 10e9)
  }

  // MARK: Chance

  @Test func `growth that chance explains passes with a sign, unless any change is to fail`() throws
  {
    let (old, new) = (runs("main f", [100]), runs("main f", [110]))
    let careful = try gateReport(["cum(f) > +5%"], old, new)
    #expect(outcomes(careful) == [.unproven])
    #expect(careful.text.lines.contains { $0.hasPrefix("passed ~") })
    #expect(careful.text.lines.contains { $0.contains("it may be chance") })
    #expect(outcomes(try gateReport(["cum(f) > +5%"], old, new, .anyChange)) == [.failed])
  }

  @Test func `probabilities are corrected for the number of gates`() throws {
    let old = runs("main f", [100, 101, 102, 103, 104])
    let new = runs("main f", [120, 121, 122, 123, 124])
    let one = try gateReport(["cum(f) > +5%"], old, new)
    #expect(try #require(one.verdicts[0].probability).isNear(1 / 252))
    let two = try gateReport(["cum(f) > +5%", "cum(other) > +5%"], old, new)
    #expect(two.verdicts.map(\.probability).compactMap(\.self)[0].isNear(2 / 252))
    #expect(outcomes(two) == [.failed, .passed])
    #expect(two.text.lines.contains("p is corrected for the 2 gates by Holm's method."))
  }

  @Test func `too few runs for so many gates are told, with how many do`() throws {
    let (old, new) = (runs("main f", [1, 2, 3, 4]), runs("main f", [5, 6, 7, 8]))
    let gates = ["cum(f) > 5%", "total > 5%"]
    #expect(outcomes(try gateReport(gates, old, new)) == [.unproven, .passed])
    #expect(
      try gateReport(gates, old, new).text.lines.contains(
        "4 runs against 4 cannot decide: no growth of one of 2 gates reaches p ≤ 0.01. Take 5 a side."
      ))
    #expect(try gateReport(["cum(f) > 5%"], old, new).runsNeeded == 5)
    #expect(try gateReport(["cum(f) > 5%"], old + [old[0]], new + [new[0]]).runsNeeded == nil)
    #expect(try gateReport(gates, old, new, .anyChange).runsNeeded == nil)
  }

  @Test func `where nothing tells how far values are off, nothing fails`() throws {
    func profile(_ value: Int64) -> Profile {
      var builder = ProfileBuilder(sampleTypes: [("weight", "grams")])
      builder.addSample(stack: [builder.place("f")], values: [value])
      return builder.profile
    }
    let report = try gateReport(["total > +5%"], [profile(10)], [profile(1_000)])
    #expect(outcomes(report) == [.unproven])
    #expect(report.verdicts[0].probability == nil)
    #expect(report.text.lines.contains { $0.contains("take several profiles of each side") })
  }

  // MARK: Faults

  private func fault(_ gate: String, _ old: [Profile], _ new: [Profile]) throws -> [String] {
    try #require(throws: GateError.self) { _ = try gateReport([gate], old, new) }.lines
  }

  @Test func `a function that no profile has is a fault, with names that are near`() throws {
    let (old, new) = ([ticks([("main cache.Get", 9)])], [ticks([("main cache.Put", 9)])])
    #expect(
      try fault("cum(cache.Gte) > 5%", old, new) == [
        "-fail_if: no profile has a function that matches; nearest names: cache.Get",
        "  cum(cache.Gte) > 5%", "      ^",
      ])
    #expect(outcomes(try gateReport(["cum(cache.Get) > 5%"], old, new)) == [.passed])
    #expect(outcomes(try gateReport(["cum(cache.Put) > 5%"], old, new, .anyChange)) == [.failed])
  }

  @Test func `a function that is only in the tables is a fault as well`() throws {
    var builder = ProfileBuilder(sampleTypes: [("samples", "count"), ("cpu", "nanoseconds")])
    _ = builder.place("main.unused")
    builder.addSample(stack: [builder.place("main")], values: [1, 1])
    let lines = try fault("flat(unused) > 5%", [builder.profile], [builder.profile])
    #expect(lines[0] == "-fail_if: main.unused matches, but is in the stack of no sample")
  }

  @Test func `a sample type that is not there is a fault, with those that are`() throws {
    let profiles = [ticks([("f", 1)])]
    #expect(
      try fault("alloc_space > 5%", profiles, profiles) == [
        "-fail_if: expected total, cum(RE), flat(RE) or a sample type of the profiles: samples, cpu",
        "  alloc_space > 5%", "  ^",
      ])
  }

  @Test(arguments: [
    ("total > +50MB", "-fail_if: cpu is in nanoseconds, not in MB", 8),
    ("samples(f) > 20 ms", "-fail_if: samples is in count, not in ms", 13),
  ])
  func `an amount of another kind is a fault`(gate: String, sentence: String, column: Int) throws {
    let profiles = [ticks([("f", 1)])]
    let caret = "  " + String(repeating: " ", count: column) + "^"
    #expect(try fault(gate, profiles, profiles) == [sentence, "  \(gate)", caret])
  }

  // MARK: The path

  @Test func `the path is that which grew most, not the heaviest`() throws {
    let old = ticks([
      ("main heavy x", 9_000), ("main a json.Marshal enc", 1_000), ("main b", 500),
    ])
    let new = ticks([
      ("main heavy x", 9_100), ("main a json.Marshal enc", 1_900), ("main b", 600),
      ("main a json.Marshal other", 100),
    ])
    let path = try #require(try gateReport(["total > +3%"], [old], [new]).verdicts[0].path)
    #expect(path.line() == "main → a → json.Marshal → enc")
    #expect(path.steps.map(\.growth) == [12e9, 10e9, 10e9, 9e9])
    #expect(path.steps.last?.file == "/src/enc.go".bytes)
    #expect(path.steps.last?.line == 7)
  }

  @Test func `the path is of the samples that the gate counts`() throws {
    let old = ticks([("main a", 1_000), ("main b f", 1_000)])
    let new = ticks([("main a", 9_000), ("main b f", 1_500)])
    let path = try gateReport(["cum(f) > +3%"], [old], [new]).verdicts[0].path
    #expect(path?.line() == "main → b → f")
    #expect(path?.growth == 5e9)
  }

  @Test func `the path ends where the growth spreads`() throws {
    let leaves = (1...5).map { "main work leaf\($0)" }
    let old = ticks(leaves.map { ($0, 1_000) })
    let new = ticks(leaves.map { ($0, 1_200) })
    let path = try gateReport(["total > +3%"], [old], [new]).verdicts[0].path
    #expect(path?.line() == "main → work")
  }

  @Test func `of equal growth the first name is taken, and runs count by their mean`() throws {
    let old = [("main b", 1_000), ("main a", 1_000)].map { [$0] }.map(ticks)
    let new = [[("main b", 2_000), ("main a", 2_000)]].map(ticks)
    let verdict = try gateReport(["total > +3%"], old, new).verdicts[0]
    #expect(verdict.path?.line() == "main → a")
    #expect(verdict.path?.growth == 15e9)
  }

  @Test func `a long path is shown by its ends`() throws {
    let stack = (1...30).map { "f\($0)" }.joined(separator: " ")
    let path = try gateReport(["total > 3%"], [ticks([(stack, 9_000)])], [ticks([(stack, 9_900)])])
      .verdicts[0].path
    #expect(path?.line() == "f1 → f2 → … 23 more … → f26 → f27 → f28 → f29 → f30")
    #expect(path?.steps.count == 30)
  }

  @Test func `lines and frames without functions have their place in the path`() throws {
    func profile(_ counts: [Int64]) -> Profile {
      var builder = ProfileBuilder(sampleTypes: [("samples", "count")])
      let mapping = builder.addMapping(file: "/lib/libc.so.6")
      let bare = builder.addLocation(address: 0x10, mapping: mapping)
      let f = builder.addFunction(name: "f", filename: "f.c")
      for (line, count) in counts.enumerated() {
        let place = builder.addLocation(lines: [Line(function: f, line: Int64(line + 1))])
        builder.addSample(stack: [bare, place], values: [count])
      }
      builder.setHeader(periodType: ("samples", "count"), period: 2)
      return builder.profile
    }
    let path = try gateReport(["total > 3%"], [profile([900, 100])], [profile([950, 400])])
      .verdicts[0].path
    #expect(path?.line() == "f → [libc.so.6]")
    #expect(path?.steps[0].line == 2)
    #expect(path?.place { _ in false }?.name == "f".bytes)
  }

  // MARK: Text

  @Test func `what failed comes first, with the path`() throws {
    let old = ticks([("main f", 10_000), ("main g", 9_000)])
    let new = ticks([("main f", 10_100), ("main g", 14_000)])
    let report = try gateReport(
      ["cum(f) > +5%", "cum(g) > +5%", "cum(g) > +1hr", "total > 10pp"], [old], [new])
    let text = """
      Gates: 1 of 4 not met
      p is corrected for the 4 gates by Holm's method.
      verdict   before    after       Δ      Δ %       p  noise  gate
      FAILED       90s     140s    +50s  +55.56%  <0.001      -  cum(g) > +5%
          grew most: main → g  +50s
      passed      100s     101s     +1s   +1.00%    0.48      -  cum(f) > +5%
      passed       90s     140s    +50s  +55.56%  <0.001      -  cum(g) > +1hr
      passed   100.00%  100.00%  0.00pp       0%     0.5      -  total > 10pp

      """
    #expect(report.text.lines.joined(separator: "\n") == text)
  }
}

extension Double {
  fileprivate func isNear(_ other: Double) -> Bool { abs(self - other) < 1e-12 }
}
