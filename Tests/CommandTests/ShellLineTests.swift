// What lines of the shell mean.

import Bytes
import Foundation
import Profiles
import Testing

@testable import swprof

struct ShellLineTests {
  private func report(_ line: String) throws -> ShellReport {
    guard case .report(let report) = try ShellLine(Array(line.utf8)) else {
      throw ShellError("no report: \(line)")
    }
    return report
  }

  private func settings(_ lines: String..., over settings: Settings = Settings()) throws -> Settings
  {
    var settings = settings
    for line in lines {
      switch try ShellLine(Array(line.utf8)) {
      case .assignment(let assignment):
        try assignment.variable.assign(assignment.value, to: &settings)
      case .report(let report): settings = report.settings(over: settings)
      default: throw ShellError("neither an assignment nor a report: \(line)")
      }
    }
    return settings
  }

  private func message(_ line: String) -> String? {
    do {
      _ = try settings(line)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [("top10", 10), ("top 10", 10), ("top5 7", 7), ("top -5", -5), ("top", 10)])
  func `a number is how many rows there are`(_ line: String, _ count: Int) throws {
    #expect(try settings(line).limits.nodeCount == count)
  }

  @Test func `only top and text have a number of rows of their own in the shell`() throws {
    #expect(try settings("tree").limits.nodeCount == -1)
    #expect(try settings("nodecount=3", "top").limits.nodeCount == 3)
  }

  @Test func `other words are filters of this report alone`() throws {
    let before = try settings("focus=old", "ignore=kept")
    let report = try settings("top main -cum runtime", over: before)
    #expect(report.frames.focus == "main|runtime".bytes)
    #expect(report.frames.ignore == "kept".bytes)
    #expect(report.limits.order == .cum)
    #expect(try settings("top -a - -b").frames.ignore == "a|b".bytes)
  }

  @Test func `the words of tags filter by label`() throws {
    let report = try settings("tags host -tier")
    #expect(report.labels.focus == "host".bytes)
    #expect(report.labels.ignore == "tier".bytes)
    #expect(report.frames.focus == [])
  }

  @Test(arguments: ["top >out", "top > out", "top >first > out"])
  func `a report goes into the file after the arrow`(_ line: String) throws {
    #expect(try settings(line).output.path == "out".bytes)
  }

  @Test func `a pattern comes first, or in digits after the name`() throws {
    #expect(try report("peek main x").pattern == "main".bytes)
    #expect(try report("peek5 main").pattern == "5".bytes)
    #expect(try settings("peek5 main").frames.focus == "main".bytes)
  }

  @Test(arguments: [
    ("list", "command list requires an argument"),
    ("top >", "unexpected end of line after >"),
    ("fo12", #"unrecognized command: "fo""#),
    ("10", #"unrecognized command: "10""#),
    ("nodecount 5", "did you mean: nodecount=5"),
    ("focus", "please specify a value, e.g. focus=<val>"),
    ("cum", #"unknown config field "cum""#),
    ("cum=0", #"unknown config field "cum""#),
    ("sort=up", #"invalid "sort" value "up""#),
    ("trim=maybe", #"illegal value "maybe" for bool variable"#),
    ("nodecount=0x5", #"strconv.Atoi: parsing "0x5": invalid syntax"#),
    ("divide_by=x", #"strconv.ParseFloat: parsing "x": invalid syntax"#),
    ("granularity 5", #"unrecognized command: "granularity""#),
  ])
  func `what cannot be followed is refused in pprof's words`(_ line: String, _ expected: String) {
    #expect(message(line) == expected)
  }

  @Test(arguments: [
    ("focus = a b ", "a b"), ("focus=a //: why", "a"), ("focus=a //: b //: why", "a //: b"),
    ("focus=a=b", "a=b"), ("focus=", ""),
  ])
  func `a value ends before its comment`(_ line: String, _ value: String) throws {
    #expect(try settings(line).frames.focus == Array(value.utf8))
  }

  @Test func `a switch alone is on, and many words mean a truth value`() throws {
    #expect(try settings("mean").values.isMean)
    #expect(try settings("mean=YES").values.isMean)
    #expect(try !settings("mean", "mean=No").values.isMean)
  }

  @Test func `a member of a choice takes a truth value`() throws {
    #expect(try settings("lines=1").detail.granularity == .lines)
    #expect(try settings("granularity=files").detail.granularity == .files)
    #expect(try settings("cum=true", "flat=T").limits.order == .flat)
  }

  @Test func `shortcuts stand alone`() {
    let shortcuts = Shortcuts(sampleTypes: ["cpu".bytes])
    func expansion(_ line: String) -> [String] {
      shortcuts.expanding(Array(line.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(expansion("mean_cpu") == ["mean=1", "sample_index=cpu"])
    #expect(expansion(":").count == 5)
    #expect(expansion("cpu top") == ["cpu top"])
  }

  @Test(arguments: [
    (0.0, "0"), (1, "1"), (0.005, "0.005"), (100_000, "100000"), (1e6, "1e+06"),
    (123456.5, "123456.5"), (1_234_567, "1.234567e+06"), (0.0001, "0.0001"), (1e-5, "1e-05"),
    (-2.5, "-2.5"), (1e100, "1e+100"), (.infinity, "+Inf"),
  ])
  func `numbers are shown as Go shows them`(_ number: Double, _ text: String) {
    #expect(goShortest(number) == text)
  }

  @Test func `quoted text shows what cannot be seen`() {
    #expect(goQuoted("a\"\\\u{1}\n€\u{a0}".bytes + [0xff]) == #""a\"\\\x01\n€\u00a0\xff""#)
  }
}
