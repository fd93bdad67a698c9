// `-format`: JSON, CSV and Markdown of every report that is a table.

import Foundation
import Testing

struct FormatTests {
  /// Fails where the validator, Debian's python3-jsonschema, is missing.
  @Test func `documents are valid, and say what CSV and pprof say`() throws {
    let outcome = try shell(
      #"python3 -B -m Tests.referee.formats "$SWPROF""#, in: TemporaryFolder())
    #expect(outcome.status == 0, "\(outcome.text)\(outcome.errorText)")
    let figures = outcome.text.matches(of: /\d+/).compactMap { Int($0.output) }
    #expect(figures.count == 4)
    // Documents, command lines, spoilt documents that were refused, and files of pprof's.
    for (figure, least) in zip(figures, [400, 400, 500, 100]) { #expect(figure >= least) }
  }

  @Test(arguments: ["svg", "proto", "raw", "callgrind", "weblist"])
  func `a report that is no table says which ones are`(report: String) throws {
    let pattern = report == "weblist" ? ["."] : []
    let outcome = try swprof([report] + pattern + ["--format", "json", Project.example])
    #expect(outcome.status == 2)
    #expect(
      outcome.errorText == "\(report) cannot be written as json (reports with -format: "
        + "top, text, tree, peek, list, disasm, traces, tags, comments, advise, diff)\n")
  }

  @Test func `an unknown format is refused`() throws {
    let outcome = try swprof("top", "-format=xml", Project.example)
    #expect(outcome.status == 2)
    #expect(
      outcome.errorText
        == "invalid value \"xml\" for flag -format: expected one of text, json, csv, markdown, "
        + "folded\n")
  }

  @Test func `text is what there is without an option`() throws {
    #expect(
      try swprof("top", "-format=text", Project.example).text
        == swprof("top", Project.example).text)
  }

  @Test func `a table for a pull request`() throws {
    let outcome = try swprof("top", "-nodecount=2", "-format=markdown", Project.example)
    #expect(
      outcome.text == """
        - File: prog
        - Build ID: abc123
        - Type: cpu
        - Time: 2023-11-14 22:13:20 UTC
        - Duration: 2s, Total samples = 70ms ( 3.50%)
        - Showing nodes accounting for 60ms, 85.71% of 70ms total
        - Showing top 2 nodes out of 5

        | flat | flat % |  cum |  cum % | flat (samples) | cum (samples) | name  |
        | ---: | -----: | ---: | -----: | -------------: | ------------: | :---- |
        | 50ms | 71.43% | 50ms | 71.43% |              5 |             5 | `inl` |
        | 10ms | 14.29% | 10ms | 14.29% |              1 |             1 | `b`   |

        """)
  }

  @Test func `a file takes a format too`() throws {
    let folder = try TemporaryFolder()
    let outcome = try swprof(
      "top", "-format=csv", "-output", folder.path("top.csv"), Project.example)
    #expect(outcome.status == 0)
    let lines = try String(decoding: folder.contents("top.csv"), as: UTF8.self)
      .components(separatedBy: "\r\n")
    #expect(
      lines[1] == "inl,,,,,partly,5,50000000,0.7142857142857143,5,50000000,0.7142857142857143")
  }

  @Test func `the shell keeps the format that it was started with`() throws {
    let outcome = try shell(
      #"printf 'top 1 >%s/top.json\nsvg\n' "$FOLDER" | "$SWPROF" -format=json \#(Project.example)"#,
      in: TemporaryFolder())
    #expect(outcome.errorText.contains("Generating report in"))
    #expect(outcome.errorText.contains("svg cannot be written as json"))
  }
}
