import Bytes
import Foundation
import FoundationXML
import Rendering
import Testing

@testable import Gates

struct GateFormatTests {
  private let report: GateReport

  init() throws {
    let path = ["main", "g<int>"]
    report = try gateReport([
      SmallTrial(gate: "cum(f) > +5%", before: 100e9, after: 101e9),
      SmallTrial(gate: "cum(g<int>) > +5%", before: 90e9, after: 140e9, path: path),
      SmallTrial(gate: "total > 0.5%", before: 190e9, after: 241e9, path: path),
    ])
  }

  /// The report of one gate that failed, with the path that grew.
  private func failed(_ gate: String, _ path: [String]) throws -> GateReport {
    let report = try gateReport([SmallTrial(gate: gate, before: 90e9, after: 190e9, path: path)])
    #expect(report.failures.count == 1)
    return report
  }

  // MARK: JUnit

  @Test func `JUnit has a test case a gate, in the order in which they were named`() throws {
    let lines = lines(report.junit.bytes)
    #expect(lines[0] == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    #expect(lines[1] == "<testsuites tests=\"3\" failures=\"2\" errors=\"0\">")
    #expect(
      lines.filter { $0.contains("<testcase") } == [
        "    <testcase classname=\"swprof.diff\" name=\"cum(f) &gt; +5%\">",
        "    <testcase classname=\"swprof.diff\" name=\"cum(g&lt;int&gt;) &gt; +5%\">",
        "    <testcase classname=\"swprof.diff\" name=\"total &gt; 0.5%\">",
      ])
    #expect(lines.filter { $0.contains("<failure type=\"gate\"") }.count == 2)
    #expect(
      text(report.junit.bytes).contains("  +50s  g&lt;int&gt;  /src/g&lt;int&gt;.go:7</failure>\n"))
    #expect(XMLParser(data: Data(report.junit.bytes)).parse())
  }

  @Test func `JUnit of hostile names is well-formed`() throws {
    let names = ["\u{1b}]0;x\u{7}", "]]>&<!--", "a\u{0}b\"'", "\u{fffe}\u{85}", "\u{202e}\r\n\t"]
    let bytes = try failed("cum(]]>&<--\"\u{1b}) > 1%", names).junit.bytes
    #expect(!bytes.contains { $0 < 0x20 && $0 != 0x0a })
    #expect(XMLParser(data: Data(bytes)).parse())
  }

  // MARK: GitHub

  @Test func `an annotation stands at the line that grew most, below the project's folder`() {
    let lines = report.annotations(roots: ["/src".bytes]) { _ in true }
    #expect(
      lines[0]
        == "::error file=g<int>.go,line=7,title=swprof diff%3A cum(g<int>) > +5%25::cum(g<int>) > +5%25: "
        + "90s before, 140s after: +50s, +55.56%25 (p < 0.001)%0Agrew most: main → g<int>  +50s")
    #expect(lines.count == 2)
  }

  @Test func `a function of the project is preferred, and else one whose file is known`() {
    let own = report.annotations(roots: ["/src".bytes]) { $0 == "main.go".bytes }
    #expect(own[0].hasPrefix("::error file=main.go,line=7,"))
    let other = report.annotations(roots: ["/work".bytes]) { _ in true }
    #expect(other[0].hasPrefix("::error file=/src/g<int>.go,line=7,"))
  }

  @Test func `without a path there is no file`() throws {
    #expect(
      try failed("total > 1%", []).annotations(roots: []) { _ in true }[0]
        .hasPrefix("::error title=swprof diff%3A "))
  }

  @Test func `names in commands are escaped as the runner reads them`() throws {
    let report = try failed("cum(b,c%d) > 1%", ["a::b,c%d\n::stop-commands::x"])
    let line = report.annotations(roots: []) { _ in true }[0]
    #expect(!line.contains("\n"))
    #expect(line.contains("file=/src/a%3A%3Ab%2Cc%25d%0A%3A%3Astop-commands%3A%3Ax.go,line=7,"))
    #expect(line.contains("grew most: a::b,c%25d?::stop-commands::x  "))
  }

  // MARK: Markdown

  @Test func `the summary is a table, and where it grew`() {
    #expect(
      text(report.markdown.bytes) == """
        ### Gates: 2 of 3 not met

        | verdict | gate | before | after | Δ | Δ % | p | noise |
        | :-- | :-- | --: | --: | --: | --: | --: | --: |
        | **FAILED** | `cum(g<int>) > +5%` | 90s | 140s | +50s | +55.56% | \\<0.001 |  |
        | **FAILED** | `total > 0.5%` | 190s | 241s | +51s | +26.84% | \\<0.001 |  |
        | passed | `cum(f) > +5%` | 100s | 101s | +1s | +1.00% | 0.24 |  |

        - \(report.methods[0]).
        - p is corrected for the 3 gates by Holm's method.
        - `cum(g<int>) > +5%` grew most by +50s on `main` → `g<int>`
        - `total > 0.5%` grew most by +51s on `main` → `g<int>`

        """)
  }

  // MARK: Text

  @Test func `on a terminal what failed is red`() {
    let shown = text(report.text.bytes(on: ScreenAbilities(isColored: true)))
    #expect(shown.contains("\n\u{1b}[1;31mFAILED\u{1b}[m "))
    #expect(shown.replacing(#/\x{1b}\[[0-9;]*m/#, with: "") == text(report.text.bytes))
  }

  @Test func `what gates are held to has its own words`() throws {
    let trials = [try SmallTrial(gate: "total > 1%", before: 1, after: 2).trial()]
    let report = GateReport(
      trials, .significantChanges, GateReport.Wording(command: "bench", runs: "benchmarks"),
      outputUnit: "minimum".bytes)
    let junit = text(report.junit.bytes)
    #expect(junit.contains("<testsuite name=\"swprof bench\""))
    #expect(junit.contains("<property name=\"benchmarks before\" value=\"1\"/>"))
  }
}

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

private func lines(_ bytes: [UInt8]) -> [String] {
  text(bytes).components(separatedBy: "\n")
}
