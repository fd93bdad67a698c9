import CallGraphs
import Foundation
import Profiles
import Testing

@testable import Rendering
@testable import Reports

private func top(
  _ profile: Profile, column: Int = 1, unit: String = "minimum", divisor: Double = 1,
  trimming: Trimming = Trimming(), order: NodeOrder = .flat,
  header: HeaderOptions = HeaderOptions(),
  granularity: Granularity = .functions
) -> [String] {
  var profile = profile
  profile.aggregate(Aggregation(granularity: granularity))
  let valuation = Valuation(
    of: profile, Measure(valueColumn: column), outputUnit: Array(unit.utf8), dividedBy: divisor)
  let report = TopReport(
    of: View(
      of: profile, valuation, shape: GraphShape(trimming: trimming, order: order), header: header))
  return String(decoding: report.text.bytes, as: UTF8.self).components(separatedBy: "\n")
}

struct TopReportTests {
  private let columns = "      flat  flat%   sum%        cum   cum%"

  @Test func `the example of the specification comes out`() {
    #expect(
      top(exampleProfile()) == [
        "File: prog", "Build ID: abc123", "Type: cpu", "Time: 2023-11-14 22:13:20 UTC",
        "Duration: 2s, Total samples = 70ms ( 3.50%)",
        "Showing nodes accounting for 70ms, 100% of 70ms total", columns,
        "      50ms 71.43% 71.43%       50ms 71.43%  inl (partial-inline)",
        "      10ms 14.29% 85.71%       10ms 14.29%  b",
        "      10ms 14.29%   100%       10ms 14.29%  rec",
        "         0     0%   100%       30ms 42.86%  a",
        "         0     0%   100%       70ms   100%  main", "",
      ])
  }

  @Test func `by cumulative value the running sum follows the order`() {
    let rows = top(exampleProfile(), order: .cumulative, header: HeaderOptions(isCompact: true))
    #expect(
      rows == [
        "Showing nodes accounting for 70ms, 100% of 70ms total", columns,
        "         0     0%     0%       70ms   100%  main",
        "      50ms 71.43% 71.43%       50ms 71.43%  inl (partial-inline)",
        "         0     0% 71.43%       30ms 42.86%  a",
        "      10ms 14.29% 85.71%       10ms 14.29%  b",
        "      10ms 14.29%   100%       10ms 14.29%  rec", "",
      ])
  }

  @Test func `a limit is told above the rows`() {
    let rows = top(
      exampleProfile(), trimming: Trimming(nodeCount: 2), header: HeaderOptions(isCompact: true))
    #expect(
      Array(rows.prefix(2)) == [
        "Showing nodes accounting for 60ms, 85.71% of 70ms total",
        "Showing top 2 nodes out of 5",
      ])
  }

  @Test func `counts have no unit and no share of the duration`() {
    let rows = top(exampleProfile(), column: 0)
    #expect(rows.contains("Duration: 2s, Total samples = 7 "))
    #expect(rows.contains("         5 71.43% 71.43%          5 71.43%  inl (partial-inline)"))
  }

  @Test func `lines tell frames of one function apart`() {
    let rows = top(exampleProfile(), granularity: .lines)
    #expect(rows.contains("      20ms 28.57% 71.43%       20ms 28.57%  inl /src/i.go:5 (inline)"))
  }

  @Test func `a divisor divides values and a unit is taken as asked`() {
    let header = HeaderOptions(isCompact: true)
    #expect(
      top(exampleProfile(), divisor: 2, header: header).first
        == "Showing nodes accounting for 35ms, 100% of 35ms total")
    #expect(
      top(exampleProfile(), unit: "us", header: header).first
        == "Showing nodes accounting for 70000us, 100% of 70000us total")
  }

  @Test func `filters in use are listed and cut after 80 bytes`() {
    let filters = ["focus=a", "hide=" + String(repeating: "x", count: 90)].map { Array($0.utf8) }
    let rows = top(
      exampleProfile(), header: HeaderOptions(activeFilters: filters, isCompact: true))
    #expect(
      Array(rows.prefix(3)) == [
        "Active filters:", "   focus=a", "   hide=" + String(repeating: "x", count: 75) + "…",
      ])
  }

  @Test func `negative values count as absolute ones in the total`() {
    var builder = ProfileBuilder(sampleTypes: [("cpu", "ms")])
    let main = builder.addLocation(lines: [Line(function: builder.addFunction(name: "m"))])
    for (name, value) in [("a", Int64(-5)), ("b", 5), ("c", 3)] {
      let leaf = builder.addLocation(lines: [Line(function: builder.addFunction(name: name))])
      builder.addSample(stack: [leaf, main], values: [value])
    }
    let rows = top(builder.profile, column: 0)
    #expect(
      Array(rows.suffix(5)) == [
        "      -5ms 38.46% 38.46%       -5ms 38.46%  a",
        "       5ms 38.46%     0%        5ms 38.46%  b",
        "       3ms 23.08% 23.08%        3ms 23.08%  c",
        "         0     0% 23.08%        3ms 23.08%  m", "",
      ])
  }

  @Test func `a profile without samples has a header only`() {
    let profile = ProfileBuilder(sampleTypes: [("cpu", "ns")]).profile
    #expect(
      top(profile, column: 0)
        == ["Type: cpu", "Showing nodes accounting for 0, 0% of 0 total", columns, ""])
  }
}

struct PercentageTests {
  @Test(
    arguments: [
      (0, 0, "    0%"), (5, 0, "    0%"), (1, 1, "  100%"), (7, 200, " 3.50%"), (1, 7, "14.29%"),
      (11_925, 10_000, "119.25%"), (26, 10_000, " 0.26%"), (9, 1_000, "  0.9%"),
      (94, 1_000_000, "0.0094%"), (67, 100_000_000, "6.7e-05%"), (-1, 7, "14.29%"),
      (9_996, 10_000, "  100%"), (9_994, 10_000, "99.94%"),
    ] as [(Int64, Int64, String)])
  func `a share has three forms`(value: Int64, total: Int64, expected: String) {
    #expect(String(decoding: percentage(value, of: total), as: UTF8.self) == expected)
  }

  @Test(arguments: UInt64(1)...8)
  func `shares are rounded as printf does`(seed: UInt64) {
    var state = seed
    for _ in 0..<2_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let (value, total) = (Int64(state >> 40), Int64(state >> 20 & 0xff_ffff) + 1)
      let ratio = Double(value) / Double(total) * 100
      if (99.95...100.05).contains(ratio) { continue }
      let expected = String(format: ratio >= 1 ? "%5.2f%%" : "%5.2g%%", ratio)
      let text = String(decoding: percentage(value, of: total), as: UTF8.self)
      #expect(text == expected, "\(value) of \(total), seed \(seed)")
    }
  }
}
