import Bytes
import CallGraphs
import Foundation
import Profiles
import Testing

@testable import Rendering
@testable import Reports

struct WebListReportTests {
  /// `work` calls `inner`, which was inlined on line 12; `main` is on lines 5 and 40.
  ///
  ///     0x1100 inner b.c:3 < work a.c:12    0x1200 main a.c:5    0x3000 main a.c:40
  private func profile(scale: Int64 = 1, file: String = "/s/a.c") -> Profile {
    var builder = ProfileBuilder(sampleTypes: [("samples", "count"), ("cpu", "nanoseconds")])
    let mapping = builder.addMapping(start: 0x1000, limit: 0x9000, file: "/bin/prog")
    let main = builder.addFunction(name: "main", filename: file)
    let work = builder.addFunction(name: "work(int)", systemName: "_Z4worki", filename: file)
    let inner = builder.addFunction(name: "inner", filename: "/s/b.c")
    let leaf = builder.addLocation(
      address: 0x1100, mapping: mapping,
      lines: [Line(function: inner, line: 3), Line(function: work, line: 12)])
    let root = builder.addLocation(
      address: 0x1200, mapping: mapping, lines: [Line(function: main, line: 5)])
    let other = builder.addLocation(
      address: 0x3000, mapping: mapping, lines: [Line(function: main, line: 40)])
    builder.addSample(stack: [leaf, root], values: [1, 10_000_000 * scale])
    builder.addSample(stack: [other, root], values: [2, 30_000_000 * scale])
    return builder.profile
  }

  private func report(
    _ profile: Profile, _ expression: String, isMean: Bool = false
  ) throws -> WebListSelection {
    try WebListSelection(
      of: View(of: profile, Valuation(ofLast: profile, isMean: isMean)),
      matching: Pattern(expression))
  }

  /// The listing of a profile without binaries.
  private func listing(
    _ profile: Profile, _ expression: String, isMean: Bool = false
  ) throws -> WebListing {
    try report(profile, expression, isMean: isMean).listing([], [])
  }

  /// `file:line flat cum`, a line each.
  private func lines(_ listing: WebListing) -> [String] {
    listing.files.flatMap { file in
      file.lines.sorted { $0.key < $1.key }.map { number, line in
        "\(text(FilePaths.base(of: file.path))):\(number) \(line.sums.flat / 1_000_000)"
          + " \(line.sums.cumulative / 1_000_000)"
      }
    }
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private func page(_ listing: WebListing, _ sources: [String: [Int64: String]] = [:]) -> String {
    var answers: [[UInt8]: SourceAnswer] = [:]
    for request in listing.sourceRequests {
      guard let source = sources[text(request.path)] else {
        answers[request.path] = .unreadable(reason: "open: no <such> file".bytes)
        continue
      }
      var lines = SourceLines()
      for number in request.ranges.joined() {
        if let line = source[number] { lines.append(number, Array(line.utf8)) }
      }
      answers[request.path] = .lines(lines)
    }
    return text(WebListReport(listing, answers).page.bytes)
  }

  @Test(arguments: [
    ("^main$", ["a.c:5 0 40", "a.c:40 30 30"]), ("inner", ["b.c:3 10 10"]),
    // By the linker's name, by the file of a function, by that of a mapping: what is innermost.
    ("_Z4", ["a.c:12 10 10"]), ("b[.]c", ["b.c:3 10 10"]),
    ("bin/prog", ["a.c:5 0 40", "a.c:40 30 30", "b.c:3 10 10"]),
  ])
  func `functions are shown whose names or files match`(
    expression: String, expected: [String]
  ) throws {
    #expect(try lines(listing(profile(), expression)) == expected)
  }

  @Test func `an address is shown by what is outermost there`() throws {
    #expect(try lines(listing(profile(), "0x1100")) == ["a.c:12 10 10"])
  }

  @Test func `nothing that matches is an error`() throws {
    #expect(throws: NoMatch.self) { try report(profile(), "MAIN") }
    #expect(throws: NoMatch.self) { try report(profile(), "0x1101") }
  }

  @Test func `a sample of a recursive function counts once, for a line, a group and a file`() throws {
    var builder = ProfileBuilder(sampleTypes: [("x", "count")])
    let function = builder.addFunction(name: "f", filename: "/f.c")
    func place(_ address: UInt64, _ line: Int64) -> LocationIndex {
      builder.addLocation(address: address, lines: [Line(function: function, line: line)])
    }
    let (first, second, third) = (place(1, 7), place(2, 7), place(3, 8))
    builder.addSample(stack: [first, second, first, third], values: [5_000_000])
    let listing = try listing(builder.profile, "f")
    #expect(lines(listing) == ["f.c:7 5 5", "f.c:8 0 5"])
    #expect(listing.files.map(\.sums.cumulative) == [5_000_000])
    #expect(listing.files[0].groups.map(\.sums.cumulative) == [5_000_000])
  }

  @Test func `means are those of samples`() throws {
    #expect(try lines(listing(profile(), "main", isMean: true)) == ["a.c:5 0 25", "a.c:40 15 15"])
  }

  // Observed: as pprof groups them, but for lines that are not known.
  @Test(
    arguments: [
      ([10], [5..<16]), ([3], [1..<9]), ([0], [-1..<0]), ([10, 29], [5..<35]),
      ([10, 30], [5..<36]),
      ([10, 31], [5..<16, 26..<37]), ([0, 40], [-1..<0, 35..<46]), ([1, 24], [1..<7, 19..<30]),
      ([-4], [-1..<0]),
    ] as [([Int64], [Range<Int64>])])
  func `lines of a function are together where they are near`(
    numbers: [Int64], expected: [Range<Int64>]
  ) throws {
    var builder = ProfileBuilder(sampleTypes: [("x", "count")])
    let function = builder.addFunction(name: "f", filename: "/f.c")
    for line in numbers {
      let place = builder.addLocation(lines: [Line(function: function, line: line)])
      builder.addSample(stack: [place], values: [1])
    }
    let groups = try listing(builder.profile, "f").files.flatMap(\.groups)
    #expect(groups.map(\.lines) == expected)
  }

  @Test func `functions that are close share the lines between them`() throws {
    var builder = ProfileBuilder(sampleTypes: [("x", "count")])
    builder.addSample(
      stack: [builder.place("f", "/f.c", 10), builder.place("g", "/f.c", 15)], values: [1])
    let groups = try listing(builder.profile, ".").files.flatMap(\.groups)
    #expect(groups.map(\.lines) == [5..<13, 13..<21])
    #expect(groups.map { text($0.function) } == ["f", "g"])
  }

  @Test func `a line that no file can have is left out`() throws {
    var builder = ProfileBuilder(sampleTypes: [("x", "count")])
    builder.addSample(stack: [builder.place("f", "/f.c", .max)], values: [1])
    #expect(try listing(builder.profile, "f").files.isEmpty)
  }

  @Test func `what was not sampled is not shown`() throws {
    #expect(try listing(profile(scale: 0), "main").files.isEmpty)
  }

  @Test func `text of the page is escaped, and repaired where it is not UTF-8`() throws {
    let listing = try listing(profile(file: "/s/<a>&'\".c"), "work|main")
    let request = try #require(listing.sourceRequests.first)
    var lines = SourceLines()
    lines.append(5, "</pre><script>\u{1b}[0m".bytes + [0xff, 0])
    let page = text(WebListReport(listing, [request.path: .lines(lines)]).page.bytes)
    #expect(page.contains("&lt;/pre&gt;&lt;script&gt;␛[0m\u{fffd}␀"))
    #expect(page.contains("<p class=\"file\">/s/&lt;a&gt;&amp;&#39;&#34;.c</p>"))
    #expect(page.ranges(of: "<script>").count == 1)
  }

  @Test func `source that is missing is said to be, and lines with samples are shown`() throws {
    let page = try page(listing(profile(), "work"))
    #expect(page.contains("<em>open: no &lt;such&gt; file</em>"))
    #expect(page.contains("<i>???</i>"))
    #expect(!page.contains("<i>      11 "))
  }

  @Test func `lines round others are shown as far as the file has them`() throws {
    let page = try page(
      listing(profile(), "^work"), ["/s/a.c": [11: "before", 12: "here", 13: "last"]])
    #expect(page.contains("<i>      11          .          .  </i>before\n"))
    #expect(page.contains("<i>      12 </i><b>      10ms</b>       10ms  here"))
    #expect(page.contains("<i>      13          .          .  </i>last\n"))
    #expect(!page.contains("<i>      14 "))
  }

  @Test func `functions without lines are apart, each as one line`() throws {
    var builder = ProfileBuilder(sampleTypes: [("x", "count")])
    builder.addSample(
      stack: [builder.place("f", "/f.c"), builder.place("g", "/f.c")], values: [1])
    let listing = try listing(builder.profile, "f|g")
    #expect(listing.files.flatMap(\.groups).map { text($0.function) }.sorted() == ["f", "g"])
    #expect(listing.sourceRequests.isEmpty)
    let page = page(listing)
    #expect(page.ranges(of: "<em>instructions with unknown line numbers</em>").count == 2)
  }

  @Test func `the page refers to nothing outside of it`() throws {
    let page = try page(listing(profile(), "."), ["/s/a.c": [5: "x"]])
    #expect(page.hasPrefix("<!DOCTYPE html>\n"))
    for reference in ["http:", "https:", "src=", "url(", "@import", "<link", "<img", "//"] {
      #expect(!page.contains(reference))
    }
  }

  @Test func `the page comes in pieces, the same as in one`() throws {
    var builder = ProfileBuilder(sampleTypes: [("x", "count")])
    let function = builder.addFunction(name: "f", filename: "/f.c")
    for line in 1...3000 as ClosedRange<Int64> {
      let place = builder.addLocation(lines: [Line(function: function, line: line)])
      builder.addSample(stack: [place], values: [line])
    }
    let listing = try listing(builder.profile, "f")
    var pieces: [[UInt8]] = []
    let report = WebListReport(listing, [:])
    report.write { pieces.append($0) }
    #expect(pieces.count > 1)
    #expect(pieces.allSatisfy { $0.count < 2 * TextOutput.pieceSize })
    #expect(Array(pieces.joined()) == report.page.bytes)
  }
}
