// What help says, and that it fits a terminal.

import Testing

struct HelpTests {
  static let reports = [
    "top", "text", "tree", "peek", "list", "disasm", "weblist", "traces", "tags", "comments", "raw",
    "dot", "svg", "png", "pdf", "ps", "gif", "web", "eog", "evince", "gv", "flamegraph",
    "callgrind", "kcachegrind", "proto", "topproto", "advise",
  ]

  @Test(arguments: [["-h"], ["--help"], ["-help"], ["--help", "-bogus"], ["-help=false"]])
  func `help is an answer`(_ arguments: [String]) throws {
    let outcome = try swprof(arguments)
    #expect(outcome.status == 0)
    #expect(outcome.errorText == "")
    #expect(outcome.text.contains("Usage: swprof"))
  }

  @Test func `help lists all reports`() throws {
    let text = try swprof("--help").text
    for report in Self.reports { #expect(text.contains("\n  \(report) ")) }
  }

  @Test(arguments: reports)
  func `help of a report has its options and examples`(_ report: String) throws {
    let outcome = try swprof(report, "--help")
    #expect(outcome.status == 0)
    #expect(outcome.text.hasPrefix("swprof \(report): "))
    #expect(outcome.text.contains("-sample_index NAME|N"))
    #expect(outcome.text.contains("Examples:\n  swprof \(report) "))
  }

  @Test(arguments: ["peek", "list", "disasm", "weblist"])
  func `help of a report with a pattern says where it goes`(_ report: String) throws {
    let outcome = try swprof(report, "--help")
    #expect(outcome.text.contains("Usage: swprof \(report) REGEX"))
    #expect(outcome.text == (try swprof("-\(report)=x", "-h").text))
  }

  @Test func `help has the options that can be used, not those that are refused`() throws {
    let (top, diff) = (try swprof("top", "--help").text, try swprof("diff", "--help").text)
    for option in ["-old", "-fail_if", "-junit"] {
      #expect(diff.contains("\n  \(option) ") && !top.contains("\n  \(option) "))
    }
    for option in ["-base", "-diff_base"] {
      #expect(top.contains("\n  \(option) ") && !diff.contains("\n  \(option) "))
    }
  }

  @Test(arguments: ["", "top", "disasm", "diff"])
  func `help fits a terminal of 80 columns`(_ report: String) throws {
    let lines = try swprof((report.isEmpty ? [] : [report]) + ["--help"]).text.split(
      separator: "\n")
    #expect(lines.filter { $0.count > 80 } == [])
    #expect(lines.filter { $0.hasSuffix(" ") } == [])
  }
}
