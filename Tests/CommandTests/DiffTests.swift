// `swprof diff`, from the command line to the table.

import Foundation
import Testing

struct DiffTests {
  static let cases = RecordedCase.all(of: "Fixtures/Comparisons/cases.json")

  @Test func `the table of comparisons has cases`() {
    #expect(Self.cases.count > 5)
  }

  @Test(arguments: cases)
  func `a comparison is as it was reviewed`(_ comparison: RecordedCase) throws {
    let outcome = try swprof(comparison.arguments)
    let path = "Fixtures/Comparisons/\(comparison.golden)"
    #expect(outcome.text == String(decoding: try Project.contents(of: path), as: UTF8.self))
  }

  private static let go = "Fixtures/Profiles/go/"
  private let cpu = [go + "cpu-before.pb.gz", go + "cpu-after.pb.gz"]
  private let heap = [go + "heap-before.pb.gz", go + "heap-after.pb.gz"]

  private func diff(_ arguments: [String]) throws -> [Substring] {
    let outcome = try swprof(["diff", "-no_gates"] + arguments)
    #expect(outcome.status == 0, "\(outcome.errorText)")
    return outcome.text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test func `both sides are named above the totals, and these above the rows`() throws {
    let lines = try diff(cpu + ["-nodecount=2"])
    #expect(lines[0] == "before = \(cpu[0])")
    #expect(lines[1] == "after  = \(cpu[1])")
    #expect(lines.contains("cpu  1270ms  1260ms  -10ms    ~  -322ms…+302ms  0.95"))
    let row =
      "  500ms  300ms  -200ms    ~   -376ms…-24ms  0.025  39.4→23.8%   520ms  300ms  -220ms    ~"
    #expect(lines.contains { $0.hasPrefix("workshop/shapes.Mix ") && $0.hasSuffix(row) })
  }

  @Test func `groups of runs end at the next option`() throws {
    let lines = try diff(["--old", cpu[0], cpu[0], "--new", cpu[1], "-cum", "-nodecount", "1"])
    #expect(lines[0] == "before = \(cpu[0]), \(cpu[0]) (2 profiles)")
    #expect(lines[1] == "after  = \(cpu[1])")
    #expect(lines.dropLast().last?.hasPrefix("workshop/shapes.Spin ") == true)
  }

  @Test func `two heaps show space and objects side by side`() throws {
    let lines = try diff(heap)
    #expect(lines.contains { $0.contains("+2908.19kB  +776.30%  +2747.3") })
    #expect(lines.contains { $0.contains("  +2641  +356.41%  ") && $0.hasPrefix("inuse_objects ") })
    #expect(lines.contains { $0.contains("- flat inuse_space -") })
    #expect(lines.contains { $0.contains("- flat inuse_objects -") })
  }

  @Test(arguments: [
    ([], "no profiles to compare"), (["A"], "diff compares two profiles, and one is named"),
    (["A", "A", "A"], "diff compares two profiles, and 3 are named"),
    (["-old", "A"], "diff has profiles from before and none from after"),
    (["-new", "A"], "diff has profiles from after and none from before"),
    (["-old", "-new", "A"], "flag needs an argument: -old"),
    (["-old", "A", "-new", "A", "-cum", "A"], "belongs to no side"),
    (["A", "A", "-base=A"], "-base makes no sense with diff"),
    (["A", "A", "-diff_base", "A"], "-diff_base makes no sense with diff"),
    (["A", "A", "-raw"], "-raw is no option of diff"),
    (["A", "A", "-http=:0"], "-http is not compatible with diff"),
    (["A", "A", "-cum", "-flat"], "conflicting options set: [cum flat]"),
    (["A", "A", "-by=zork"], "invalid value \"zork\" for flag -by: expected one of function"),
    (["A", "A", "-by=line", "-files"], "conflicting options set: [by files]"),
    (["A", "no/such"], "no/such: stat no/such: no such file or directory"),
    (["A", "A", "-sample_index=zork"], "cpu-before.pb.gz: sample_index \"zork\" must be one of"),
  ])
  func `what cannot be compared ends in one line that says why`(
    _ arguments: [String], _ message: String
  ) throws {
    let outcome = try swprof(["diff"] + arguments.map { $0.replacing("A", with: cpu[0]) })
    #expect(outcome.status == 2)
    #expect(outcome.text == "")
    #expect(outcome.errorLines.last?.contains(message) == true, "\(outcome.errorText)")
  }

  @Test func `profiles of different types are told what each holds`() throws {
    let outcome = try swprof("diff", cpu[0], heap[0])
    #expect(outcome.status == 2)
    #expect(
      outcome.errorText
        == "cannot compare: \(cpu[0]) holds cpu in nanoseconds, \(heap[0]) holds alloc_objects in "
        + "count, alloc_space in bytes, inuse_objects in count, inuse_space in bytes\n")
  }

  @Test func `groups of profiles belong to diff alone`() throws {
    let outcome = try swprof("top", cpu[0], "-old", cpu[1])
    #expect(outcome.status == 2)
    #expect(outcome.errorLines.last?.contains("-old only makes sense with diff") == true)
  }

  @Test func `JSON has both sides, all sample types and what can be said of a change`() throws {
    let outcome = try swprof(["diff", "-format=json", "-cum"] + heap)
    let document = try #require(
      try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
    let types = try #require(document["sample_types"] as? [[String: Any]])
    #expect(types.map { $0["name"] as? String }.count == 4)
    #expect(types.last?["before"] as? Int == 383_613)
    #expect(document["method"] as? String == "sampling_error")
    let rows = try #require(document["rows"] as? [[String: Any]])
    let row = try #require(rows.first { $0["name"] as? String == "workshop/ledger.newEntry" })
    #expect((row["cum_before"] as? [String: Int])?["inuse_objects"] == 441)
    #expect(row["cum_p"] as? Double ?? 1 < 0.001)
  }

  @Test func `Markdown is a table of changes below what is compared`() throws {
    let lines = try diff(cpu + ["-format=markdown", "-nodecount=1"])
    #expect(lines[2] == "- total cpu: 1270ms → 1260ms, -10ms (\\~, p 0.95)")
    #expect(lines.contains { $0.hasPrefix("| flat before | after |      Δ | Δ % |     p |") })
    #expect(lines.dropLast().last?.hasSuffix("| `workshop/shapes.Mix` |") == true)
  }

  @Test func `rows can be packages, in other reports as well`() throws {
    let lines = try diff(cpu + ["-by=package"])
    #expect(lines.contains { $0.hasPrefix("encoding/json/jsontext ") })
    let top = try swprof("top", "-by=package", cpu[0])
    #expect(top.text.contains("85.04%  workshop/shapes\n"))
    #expect(try swprof("top", "-by=line", cpu[0]).text == swprof("top", "-lines", cpu[0]).text)
  }
}
