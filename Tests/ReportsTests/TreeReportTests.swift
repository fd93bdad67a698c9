import Bytes
import CallGraphs
import Profiles
import Testing

@testable import Rendering
@testable import Reports

struct TreeReportTests {
  private let rule = String(repeating: "-", count: 58) + "+-------------"
  private let columns =
    "      flat  flat%   sum%        cum   cum%   calls calls% + context \t \t "

  private func functions(_ profile: Profile) -> Profile {
    var profile = profile
    profile.aggregate(Aggregation())
    return profile
  }

  @Test func `a node stands between its callers and its callees`() throws {
    let profile = functions(exampleProfile())
    let view = View(of: profile, valuation(profile), header: HeaderOptions(isCompact: true))
    let report = try TreeReport(of: view, matching: Pattern("^a$"))
    #expect(
      lines(report.text) == [
        "Showing nodes accounting for 70ms, 100% of 70ms total", rule, columns, rule,
        "                                              30ms   100% |   main",
        "         0     0%     0%       30ms 42.86%                | a",
        "                                              20ms 66.67% |   inl (inline)",
        "                                              10ms 33.33% |   b", rule,
      ])
  }

  @Test func `the running sum is over the nodes that are shown`() throws {
    let profile = functions(exampleProfile())
    let report = try TreeReport(
      of: View(of: profile, valuation(profile)), matching: Pattern("inl|rec"))
    #expect(report.entries.map(\.flat) == [50_000_000, 10_000_000])
    #expect(lines(report.text).contains { $0.hasPrefix("      10ms 14.29% 85.71%") })
  }

  @Test func `weights of calls are not divided for means`() {
    let profile = functions(exampleProfile())
    let report = TreeReport(of: View(of: profile, valuation(profile, isMean: true)))
    let inlined = report.entries.first { $0.name == "inl".bytes }
    #expect(inlined?.flat == 10_000_000)
    #expect(inlined?.callers.map(\.weight) == [30_000_000, 20_000_000])
  }

  @Test func `a pattern that matches nothing names what is near`() {
    let profile = functions(exampleProfile())
    #expect(throws: NoMatch.self) {
      try TreeReport(of: View(of: profile, valuation(profile)), matching: Pattern("mian"))
    }
  }

  @Test func `no nodes leave the header only`() {
    let profile = ProfileBuilder(sampleTypes: [("samples", "count")]).profile
    let report = TreeReport(
      of: View(
        of: profile, valuation(profile, column: 0), header: HeaderOptions(isCompact: true)))
    #expect(
      lines(report.text) == ["Showing nodes accounting for 0, 0% of 0 total", rule, columns])
  }
}
