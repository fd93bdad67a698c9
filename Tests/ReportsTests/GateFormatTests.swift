import Foundation
import FoundationXML
import Profiles
import Testing

@testable import Rendering
@testable import Reports
@testable import Statistics

struct GateFormatTests {
  private let report: GateReport

  init() throws {
    let old = ticks([("main f", 10_000), ("main g<int>", 9_000)])
    let new = ticks([("main f", 10_100), ("main g<int>", 14_000)])
    report = try gateReport(
      ["cum(f) > +5%", "cum(g<int>) > +5%", "total > 0.5%"], [old], [new])
  }

  private func text(_ output: TextOutput) -> String { output.lines.joined(separator: "\n") }

  // MARK: JUnit

  @Test func `JUnit has a test case a gate, in the order in which they were named`() throws {
    let lines = report.junit.lines
    #expect(lines[0] == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    #expect(lines[1] == "<testsuites tests=\"3\" failures=\"2\" errors=\"0\">")
    #expect(
      lines.filter { $0.contains("<testcase") } == [
        "    <testcase classname=\"swprof.diff\" name=\"cum(f) &gt; +5%\">",
        "    <testcase classname=\"swprof.diff\" name=\"cum(g&lt;int&gt;) &gt; +5%\">",
        "    <testcase classname=\"swprof.diff\" name=\"total &gt; 0.5%\">",
      ])
    #expect(lines.filter { $0.contains("<failure type=\"gate\"") }.count == 2)
    #expect(text(report.junit).contains("  +50s  g&lt;int&gt;  /src/g&lt;int&gt;.go:7</failure>\n"))
    #expect(XMLParser(data: Data(report.junit.bytes)).parse())
  }

  @Test func `JUnit of hostile names is well-formed`() throws {
    let names = ["\u{1b}]0;x\u{7}", "]]>&<!--", "a\u{0}b\"'", "\u{fffe}\u{85}", "\u{202e}\r\n\t"]
    let stack = names.map { $0.replacing(" ", with: "_") }.joined(separator: " ")
    let report = try gateReport(
      ["cum(]]>&<!--\"\u{1b}) > 1%".replacing("]]", with: "..").replacing("\"\u{1b}", with: "")],
      [ticks([(stack, 9_000)])], [ticks([(stack, 19_000)])])
    #expect(report.failures.count == 1)
    let bytes = report.junit.bytes
    #expect(!bytes.contains { $0 < 0x20 && $0 != 0x0a })
    #expect(XMLParser(data: Data(bytes)).parse())
  }

  // MARK: GitHub

  @Test func `an annotation stands at the line that grew most, below the project's folder`() {
    let lines = report.annotations(roots: [Array("/src".utf8)]) { _ in true }
    #expect(
      lines[0]
        == "::error file=g<int>.go,line=7,title=swprof diff%3A cum(g<int>) > +5%25::cum(g<int>) > +5%25: "
        + "90s before, 140s after: +50s, +55.56%25 (p < 0.001)%0Agrew most: main → g<int>  +50s")
    #expect(lines.count == 2)
  }

  @Test func `a function of the project is preferred, and else one whose file is known`() {
    let own = report.annotations(roots: [Array("/src".utf8)]) { $0 == Array("main.go".utf8) }
    #expect(own[0].hasPrefix("::error file=main.go,line=7,"))
    let other = report.annotations(roots: [Array("/work".utf8)]) { _ in true }
    #expect(other[0].hasPrefix("::error file=/src/g<int>.go,line=7,"))
  }

  @Test func `without a path there is no file`() throws {
    let report = try gateReport(
      ["total > 1%"], [ticks([("", 9_000)])], [ticks([("", 19_000)])])
    #expect(
      report.annotations(roots: []) { _ in true }[0].hasPrefix("::error title=swprof diff%3A "))
  }

  @Test func `names in commands are escaped as the runner reads them`() throws {
    let name = "a::b,c%d\n::stop-commands::x"
    let report = try gateReport(
      ["cum(b,c%d) > 1%"], [ticks([(name, 9_000)])], [ticks([(name, 19_000)])])
    let line = report.annotations(roots: []) { _ in true }[0]
    #expect(!line.contains("\n"))
    #expect(line.contains("file=/src/a%3A%3Ab%2Cc%25d%0A%3A%3Astop-commands%3A%3Ax.go,line=7,"))
    #expect(line.contains("grew most: a::b,c%25d?::stop-commands::x  "))
  }

  // MARK: Markdown

  @Test func `the summary is a table, and where it grew`() {
    #expect(
      text(report.markdown) == """
        ### Gates: 2 of 3 not met

        | verdict | gate | before | after | Δ | Δ % | p |
        | :-- | :-- | --: | --: | --: | --: | --: |
        | **FAILED** | `cum(g<int>) > +5%` | 90s | 140s | +50s | +55.56% | \\<0.001 |
        | **FAILED** | `total > 0.5%` | 190s | 241s | +51s | +26.84% | \\<0.001 |
        | passed | `cum(f) > +5%` | 100s | 101s | +1s | +1.00% | 0.48 |

        - \(report.methods[0]).
        - p is corrected for the 3 gates by Holm's method.
        - `cum(g<int>) > +5%` grew most by +50s on `main` → `g<int>`
        - `total > 0.5%` grew most by +50s on `main` → `g<int>`

        """)
  }
}
