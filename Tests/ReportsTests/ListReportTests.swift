import Bytes
import CallGraphs
import Foundation
import Profiles
import Testing

@testable import Rendering
@testable import Reports

struct ListReportTests {
  /// `work` stands in two files, `gone` in none; `main` is on two lines.
  private func profile() -> Profile {
    var builder = ProfileBuilder(sampleTypes: [("samples", "count"), ("cpu", "nanoseconds")])
    let first = builder.addMapping(start: 0x1000, limit: 0x9000, file: "/bin/prog")
    let second = builder.addMapping(start: 0x10000, limit: 0x90000, file: "/bin/lib")
    let main = builder.addFunction(name: "main", filename: "/s/main.go", startLine: 8)
    let work = builder.addFunction(name: "work", filename: "/s/b.go")
    let other = builder.addFunction(name: "work", filename: "/s/a.go", startLine: 2)
    let gone = builder.addFunction(name: "gone")
    func place(
      _ function: FunctionIndex, _ line: Int64, _ mapping: MappingIndex
    ) -> LocationIndex {
      builder.addLocation(mapping: mapping, lines: [Line(function: function, line: line)])
    }
    let (main10, main11) = (place(main, 10, first), place(main, 11, first))
    builder.addSample(stack: [place(work, 3, first), main10], values: [1, 10_000_000])
    builder.addSample(
      stack: [place(other, 4, first), place(work, 3, second), main10], values: [2, 20_000_000])
    builder.addSample(stack: [place(gone, 1, first), main11], values: [1, -5_000_000])
    return builder.profile
  }

  private func selection(
    _ profile: Profile, _ expression: String = ".", isMean: Bool = false
  ) throws -> ListSelection {
    try ListSelection(
      of: View(of: profile, Valuation(ofLast: profile, isMean: isMean)),
      matching: Pattern(expression))
  }

  /// Files of lines that are named by the first letter of the file and their number.
  private func answers(
    to requests: [SourceRequest], lengths: [String: Int64]
  ) -> [[UInt8]: SourceAnswer] {
    var answers: [[UInt8]: SourceAnswer] = [:]
    for request in requests {
      let path = String(decoding: request.path, as: UTF8.self)
      var lines = SourceLines()
      for number in request.ranges.joined() where number <= lengths[path] ?? 0 {
        lines.append(number, "\(path.dropFirst(3).prefix(1))\(number)".bytes)
      }
      let reason = "open \(path): no such file or directory".bytes
      answers[request.path] = lengths[path] == nil ? .unreadable(reason: reason) : .lines(lines)
    }
    return answers
  }

  @Test func `functions are listed by name and file, each with the lines round its samples`() throws
  {
    let selection = try selection(profile())
    let answers = answers(
      to: selection.requests, lengths: ["/s/a.go": 12, "/s/b.go": 6, "/s/main.go": 20])
    #expect(
      ListReport(selection, answers).text.lines == [
        "Total: 35ms", "No source information for gone",
        "ROUTINE ======================== main in /s/main.go",
        "         0       25ms (flat, cum) 71.43% of Total",
        "         .          .      8:m8", "         .          .      9:m9",
        "         .       30ms     10:m10", "         .       -5ms     11:m11",
        "         .          .     12:m12", "         .          .     13:m13",
        "         .          .     14:m14", "         .          .     15:m15",
        "         .          .     16:m16",
        "ROUTINE ======================== work in /s/a.go",
        "      20ms       20ms (flat, cum) 57.14% of Total",
        "         .          .      2:a2", "         .          .      3:a3",
        "      20ms       20ms      4:a4", "         .          .      5:a5",
        "         .          .      6:a6", "         .          .      7:a7",
        "         .          .      8:a8", "         .          .      9:a9",
        "ROUTINE ======================== work in /s/b.go",
        "      10ms       30ms (flat, cum) 85.71% of Total",
        "         .          .      1:b1", "         .          .      2:b2",
        "      10ms       30ms      3:b3", "         .          .      4:b4",
        "         .          .      5:b5", "         .          .      6:b6", "",
      ])
  }

  /// `f` calls itself from line 3, and a sample is in it at both lines.
  private func recursive() -> Profile {
    var builder = ProfileBuilder(sampleTypes: [("x", "count")])
    let function = builder.addFunction(name: "f", filename: "/s/f.go")
    let lines = [2, 3].map { line in
      builder.addLocation(lines: [Line(function: function, line: line)])
    }
    builder.addSample(stack: [lines[0], lines[1], lines[1]], values: [5])
    builder.addSample(stack: [lines[1]], values: [1])
    return builder.profile
  }

  @Test func `a sample of a recursive function counts once, and the text says that it does not`()
    throws
  {
    let selection = try selection(recursive())
    let report = ListReport(selection, answers(to: selection.requests, lengths: ["/s/f.go": 4]))
    #expect(report.text.lines[2] == "         6         11 (flat, cum) 183.33% of Total")
    #expect(
      report.textRemarks == [
        "f: 11 counts a sample once for each line of it on the stack, as pprof does; each counted "
          + "once, it has 6"
      ])
    var markdown: [UInt8] = []
    try report.structure(named: "list")?.write(as: .markdown) { markdown += $0 }
    #expect(
      String(decoding: markdown, as: UTF8.self) == """
        - Total: 6

        ### `f`

        `/s/f.go`: flat 6, cum 6 (100% of the total)

        ```
              flat        cum   line
                 .          .      1: f1
                 5          5      2: f2
                 1          6      3: f3
                 .          .      4: f4
        ```

        """)
  }

  @Test func `without recursion there is nothing to say of the text`() throws {
    let selection = try selection(profile(), "work")
    #expect(ListReport(selection, [:]).textRemarks.isEmpty)
  }

  @Test func `a function that is always inlined is said to be, where inlined calls are left out`()
    throws
  {
    var builder = ProfileBuilder(sampleTypes: [("x", "count")])
    let mix = builder.addFunction(name: "mix", filename: "/s/f.go")
    let work = builder.addFunction(name: "work", filename: "/s/f.go")
    let place = builder.addLocation(
      lines: [Line(function: mix, line: 2), Line(function: work, line: 9)])
    builder.addSample(stack: [place], values: [5])
    let profile = builder.profile
    let view = View(of: profile, Valuation(ofLast: profile)).at(
      ViewDetail(Aggregation(granularity: .lines, keepsInlines: false)))
    let error = #expect(throws: NoMatch.self) {
      try ListSelection(of: view, matching: Pattern("^mix$"))
    }
    #expect(
      error?.description == "no matches found for regexp: ^mix$; mix is inlined wherever it was "
        + "sampled, most into work")
  }

  @Test func `a file that is not there is an error in the listing`() throws {
    let selection = try selection(profile(), "^main$")
    #expect(
      ListReport(selection, answers(to: selection.requests, lengths: [:])).text.lines == [
        "Total: 35ms", "ROUTINE ======================== main in /s/main.go",
        "         0       25ms (flat, cum) 71.43% of Total",
        " Error: open /s/main.go: no such file or directory", "",
      ])
  }

  @Test func `the total is divided for means, and sums are not`() throws {
    let selection = try selection(profile(), "work", isMean: true)
    let answers = answers(to: selection.requests, lengths: ["/s/a.go": 0, "/s/b.go": 0])
    #expect(
      ListReport(selection, answers).text.lines == [
        "Total: 8.75ms", "ROUTINE ======================== work in /s/a.go",
        "      20ms       20ms (flat, cum) 228.57% of Total",
        "ROUTINE ======================== work in /s/b.go",
        "      10ms       30ms (flat, cum) 342.86% of Total", "",
      ])
  }

  // Observed: from the start line, or else five lines before, to five lines after.
  @Test(
    arguments: [
      (10, 3, 3...15), (10, 0, 5...15), (3, 0, 1...8), (0, 0, 1...5), (0, 12, nil), (5, 30, nil),
      (15, -5, 1...20), (-15, 0, nil), (.max, 0, nil), (.max, 10, nil), (.min, 0, nil),
    ] as [(Int64, Int64, ClosedRange<Int64>?)])
  func `which lines are shown`(line: Int64, startLine: Int64, expected: ClosedRange<Int64>?) throws
  {
    var builder = ProfileBuilder(sampleTypes: [("x", "count")])
    builder.addSample(
      stack: [builder.place("f", "/f.go", line, startLine: startLine)], values: [1])
    #expect(try selection(builder.profile).functions.first?.files.first?.range == expected)
  }

  @Test func `a file is asked for once, with the lines of all functions`() throws {
    var builder = ProfileBuilder(sampleTypes: [("x", "count")])
    let stack = [
      builder.place("f", "/f.go", 30), builder.place("g", "/f.go", 10),
      builder.place("h", "/f.go", 13), builder.place("i", "/a.go", 1),
    ]
    builder.addSample(stack: stack, values: [1])
    let requests = try selection(builder.profile).requests
    #expect(requests.map { String(decoding: $0.path, as: UTF8.self) } == ["/a.go", "/f.go"])
    #expect(requests.map(\.ranges) == [[1...6], [5...18, 25...35]])
  }

  @Test func `a file of which no line is shown is not opened`() throws {
    var builder = ProfileBuilder(sampleTypes: [("x", "count")])
    builder.addSample(stack: [builder.place("f", "/f.go", 5, startLine: 30)], values: [1])
    let selection = try selection(builder.profile)
    #expect(selection.requests.isEmpty)
    #expect(
      ListReport(selection, [:]).text.lines == [
        "Total: 1", "ROUTINE ======================== f in /f.go",
        "         1          1 (flat, cum)   100% of Total", "",
      ])
  }

  @Test func `lines without values are not functions of the report`() throws {
    var builder = ProfileBuilder(sampleTypes: [("x", "count")])
    builder.addSample(stack: [builder.place("f", "/f.go", 30)], values: [0])
    #expect(throws: NoMatch.self) { try selection(builder.profile, "f") }
  }

  @Test func `the pattern is for the name, not for the place`() throws {
    #expect(throws: NoMatch.self) { try selection(profile(), "main.go") }
  }
}
