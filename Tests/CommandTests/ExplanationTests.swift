// What the program says beside a report that may not be what was expected.

import Foundation
import Testing

struct ExplanationCommandTests {
  private static let processor = "Fixtures/Profiles/go/cpu-after.pb.gz"
  private static let heap = "Fixtures/Profiles/go/heap-after.pb.gz"

  @Test func `an explanation follows pprof's warning`() throws {
    let outcome = try swprof("top", "-sample_index=cpu", "-focus=fibonacci", Self.processor)
    #expect(outcome.status == 0)
    #expect(
      outcome.errorLines == [
        "Focus expression matched no samples",
        "focus=fibonacci: workshop/shapes.Fibonacci is spelled with other capitals; (?i) ignores "
          + "case: -focus='(?i)fibonacci'",
      ])
  }

  @Test func `an explanation by itself is no warning`() throws {
    let outcome = try swprof(
      "top", "-sample_index=inuse_space", "-strict", "-focus=Churn", Self.heap)
    #expect(outcome.status == 0)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errorText.contains("(-sample_index=alloc_space)"))
  }

  @Test(arguments: ["raw", "comments", "proto"])
  func `what shows all values needs no explanation of one`(report: String) throws {
    #expect(
      try swprof(report, "-sample_index=inuse_space", "-focus=Churn", Self.heap).errorText == "")
  }

  @Test(arguments: ["top", "tree", "traces", "dot", "list .", "tags", "top -tagfocus=request"])
  func `ordinary reports need none`(report: String) throws {
    let words = report.split(separator: " ").map(String.init)
    let outcome = try swprof(words + ["-sample_index=cpu", Self.processor])
    #expect(!outcome.errorText.contains("cores"))
    #expect(!outcome.errorText.contains("no sample"))
  }

  @Test func `several busy cores explain percentages above a hundred`() throws {
    let wide = "Fixtures/Profiles/synthetic/wide.pb.gz"
    let sentence = "Total samples exceed the duration: 8.8 cores were busy on average\n"
    #expect(try swprof("top", "-symbolize=none", wide).errorText.hasSuffix(sentence))
    #expect(try !swprof("top", "-compact_labels", wide).errorText.contains("cores"))
  }

  @Test func `a pattern that matches what has no such values says so`() throws {
    let outcome = try swprof("list", "-sample_index=inuse_space", "Churn", Self.heap)
    #expect(outcome.status == 2)
    #expect(
      outcome.errorText
        == "no matches found for regexp: Churn; workshop/ledger.Churn matches, but has no "
        + "inuse_space, only alloc_space, alloc_objects (-sample_index=alloc_space)\n")
  }
}
