import Bytes
import Foundation
import Profiles
import Testing

@testable import Rendering
@testable import Reports

struct TagsReportTests {
  private func tags(_ profile: Profile, unit: String = "minimum") -> [String] {
    TagsReport(of: View(of: profile, Valuation(ofLast: profile, unit: unit))).text.lines
  }

  /// Samples of 20, -30 and 5 ns with labels.
  private func profile(
    _ labels: (inout ProfileBuilder) -> (first: [Label], second: [Label], third: [Label])
  ) -> Profile {
    var builder = ProfileBuilder(sampleTypes: [("cpu", "nanoseconds")])
    let place = builder.place("main")
    let labels = labels(&builder)
    builder.addSample(stack: [place], values: [20], labels: labels.first)
    builder.addSample(stack: [place], values: [-30], labels: labels.second)
    builder.addSample(stack: [place], values: [5], labels: labels.third)
    return builder.profile
  }

  @Test func `keys are in byte order, values by their sums`() {
    let profile = profile {
      (
        [$0.label("req", "b"), $0.label("Req", "x")], [$0.label("req", "a")],
        [$0.label("req", "c"), $0.label("req", "b")]
      )
    }
    #expect(
      tags(profile) == [
        " Req: Total 20ns of 55ns (36.36%)", "      20ns (36.36%): x", "",
        " req: Total 0 of 55ns (    0%)", "      -30ns (54.55%): a", "       25ns (45.45%): b",
        "        5ns ( 9.09%): c", "", "",
      ])
  }

  @Test func `numbers and texts of a key stand together, and numbers of one text are one`() {
    let profile = profile {
      (
        [$0.label("num", "text"), $0.label("num", 3)], [$0.label("num", 3, "s")],
        [$0.label("num", 2, "ms"), $0.label("dup", 1999, "ms"), $0.label("dup", 2001, "ms")]
      )
    }
    #expect(
      tags(profile) == [
        " dup: Total 10ns of 55ns (18.18%)", "      10ns (18.18%): 2s", "",
        " num: Total 15ns of 55ns (27.27%)", "       20ns (36.36%): text",
        "      -10ns (18.18%): 3s", "        5ns ( 9.09%): 2s", "", "",
      ])
  }

  @Test func `in formats of our own a number keeps its unit`() throws {
    let profile = profile {
      ([$0.label("t", 10, "ms")], [$0.label("t", 10, "s")], [$0.label("t", 10)])
    }
    let report = TagsReport(of: View(of: profile, Valuation(ofLast: profile)))
    var labels: [String] = []
    try report.structure(named: "tags")?.rows { row in
      guard case .list(let values) = row[3] else { return }
      try values { value in
        guard case .label(let label) = value[0] else { return }
        labels.append(String(decoding: label.text + label.unit, as: UTF8.self))
      }
    }
    // A number without a unit has that of its key.
    #expect(labels == ["10ss", "10msms"])
  }

  @Test func `numbers follow the unit that was asked for`() {
    let profile = profile { ([$0.label("dup", 1999, "ms")], [], [$0.label("b", 2048, "bytes")]) }
    #expect(
      tags(profile, unit: "ms") == [
        " b: Total 0 of 0 ( 9.09%)", "    0 ( 9.09%): 2048B", "",
        " dup: Total 0 of 0 (36.36%)", "      0 (36.36%): 1999ms", "", "",
      ])
  }

  @Test func `what is layout to Go's tabwriter is layout in labels`() {
    let profile = profile {
      (
        [
          $0.label("b", "x\ty"), $0.label("b", "plain"), $0.label("d", "w\u{b}x\u{c}y"),
          $0.label("d", "longer value"), $0.label("t\tab", "v"), $0.label("n\nl", "x"),
        ], [$0.label("b", "neg")], [$0.label("b", "end\n"), $0.label("b", "tail")]
      )
    }
    #expect(
      tags(profile) == [
        " b: Total 20ns of 55ns (36.36%)", "    -30ns (54.55%): neg",
        "     20ns (36.36%): plain", "     20ns (36.36%):  xy", "      5ns ( 9.09%): end", "",
        "   5ns ( 9.09%): tail", "",
        " d: Total 40ns of 55ns (72.73%)", "    20ns (36.36%): longer value",
        "    20ns (36.36%):  wx", "y", "",
        "n", " l: Total 20ns of 55ns (36.36%)", "    20ns (36.36%): x", "",
        " t            ab: Total 20ns of 55ns (36.36%)", "   20ns (36.36%): v", "", "",
      ])
  }

  @Test func `a total of 0 has no shares`() {
    var builder = ProfileBuilder(sampleTypes: [("cpu", "nanoseconds")])
    builder.addSample(
      stack: [], values: [0], labels: [builder.label("b", "x"), builder.label("b", "xyz")])
    #expect(tags(builder.profile) == [" b: Total 0 of 0", "    0: x", "    0: xyz", "", ""])
  }

  @Test func `a profile without labels has no text`() {
    #expect(tags(profile { _ in ([], [], []) }) == [""])
  }
}

struct AlignedTextTests {
  private func aligned(_ parts: [UInt8]...) -> String {
    var text = AlignedText()
    var output: [UInt8] = []
    for part in parts { text.write(part) { output += $0 } }
    text.finish { output += $0 }
    return String(decoding: output.map { $0 == 0xff ? UInt8(ascii: "%") : $0 }, as: UTF8.self)
  }

  private func aligned(_ text: String) -> String {
    aligned(text.utf8.map { $0 == "%" ? 0xff : $0 })
  }

  // What text/tabwriter makes of these, with minimal width 1, padding 1 and AlignRight; % is 0xFF.
  @Test(arguments: [
    ("", ""), ("a", "a"), ("a\n", "a\n"), ("a\tb\n", " ab\n"), ("\t\t\n", "  \n"),
    ("a\tb\nccc\td\n", "   ab\n cccd\n"), ("a\tb\nx\nccc\td\n", " ab\nx\n cccd\n"),
    ("a\tb\tc\nd\te\nf\tggg\th\n", " a bc\n de\n f gggh\n"),
    ("a\tb\u{c}ccc\td\n", " ab\n cccd\n"), ("é\tx\nab\tx\n", "  éx\n abx\n"),
    ("%a\tb\n%c\td\nlonglong\te\n", "    %a\tb\n%cd\n longlonge\n"),
    ("a\t%b\nc\td\n", " a%b\nc\td\n"),
  ])
  func `cells stand in columns`(text: String, expected: String) {
    #expect(aligned(text) == expected)
  }

  @Test func `how text comes in does not matter`() {
    #expect(aligned("a\tb\ncc".bytes, [], "c\td\n".bytes) == "   ab\n cccd\n")
  }
}

struct CommentsReportTests {
  @Test func `each comment is a line, also those that start with a hash sign`() {
    var builder = ProfileBuilder(sampleTypes: [("x", "count")])
    builder.setHeader(comments: ["one", "#two", ""])
    let view = View(of: builder.profile, Valuation(ofLast: builder.profile))
    #expect(CommentsReport(of: view).text.lines == ["one", "#two", "", ""])
  }
}
