import Foundation
import Profiles
import Testing

@testable import Rendering
@testable import Reports

struct RawReportTests {
  @Test func `all that a profile holds is printed`() {
    var builder = ProfileBuilder(sampleTypes: [("samples", "count"), ("cpu", "nanoseconds")])
    let mapping = builder.addMapping(
      start: 0x400000, limit: 0x500000, file: "/bin/app", buildID: "ab12",
      symbols: [.functions, .filenames, .lineNumbers])
    let work = builder.addFunction(name: "main.work", filename: "w.go", startLine: 5)
    let main = builder.addFunction(
      name: "main.main", systemName: "_main", filename: "w.go", startLine: 1)
    let leaf = builder.addLocation(
      address: 0x401000, mapping: mapping, lines: [Line(function: work, line: 7)])
    let root = builder.addLocation(
      address: 0x402000, mapping: mapping,
      lines: [Line(function: work, line: 1, column: 2), Line(function: main, line: 3)],
      isFolded: true)
    let unknown = builder.addLocation(address: 0x7)
    builder.addSample(
      stack: [leaf, root], values: [3, 30],
      labels: [
        Label(key: builder.name("user"), value: .text(builder.name("bob"))),
        Label(key: builder.name("bytes"), value: .number(64, unit: builder.name("bytes"))),
        Label(key: builder.name("n"), value: .number(5, unit: builder.name("bytes"))),
        Label(key: builder.name("n"), value: .number(7, unit: nil)),
      ])
    builder.addSample(stack: [unknown], values: [0, -123_456_789_012])
    builder.setHeader(
      timeNanoseconds: 1_700_000_000_123_456_789, durationNanoseconds: 90_000_000_000,
      periodType: ("cpu", "nanoseconds"), period: 10, defaultSampleType: "cpu",
      comments: ["c one"], documentationURL: "http://doc/x")
    let text = String(
      decoding: RawReport(of: View(of: builder.profile, Valuation(ofLast: builder.profile))).text
        .bytes, as: UTF8.self)
    let expected = [
      "Comment: c one", "Doc: http://doc/x", "PeriodType: cpu nanoseconds", "Period: 10",
      "Time: 2023-11-14 22:13:20.123456789 +0000 UTC", "Duration: 1m30", "Samples:",
      "samples/count cpu/nanoseconds[dflt]", "          3         30: 1 2 ",
      "                user:[bob]", "                bytes:[64 bytes] n:[5 bytes 7 ]",
      "          0 -123456789012: 3 ", "Locations",
      "     1: 0x401000 M=1 main.work w.go:7:0 s=5",
      "     2: 0x402000 M=1 [F] main.work w.go:1:2 s=5",
      "             main.main w.go:3:0 s=1(_main)", "     3: 0x7 ", "Mappings",
      "1: 0x400000/0x500000/0x0 /bin/app ab12 [FN][FL][LN]", "",
    ]
    #expect(text.components(separatedBy: "\n") == expected)
  }

  @Test func `labels are in the order of their finished texts`() {
    var builder = ProfileBuilder(sampleTypes: [("a", "b")])
    let labels = [
      ("key", "v"), ("key1", "v1"), ("key-x", "z"), ("a b", "1"), ("a", "2"), ("key", "w"),
    ]
    .map { Label(key: builder.name($0.0), value: .text(builder.name($0.1))) }
    builder.addSample(stack: [], values: [1], labels: labels)
    let text = String(
      decoding: RawReport(of: View(of: builder.profile, Valuation(ofLast: builder.profile))).text
        .bytes, as: UTF8.self)
    #expect(
      text.components(separatedBy: "\n").contains(
        "                a b:[1] a:[2] key-x:[z] key1:[v1] key:[v w]"))
  }

  @Test func `the end of a text counts in that order`() {
    var builder = ProfileBuilder(sampleTypes: [("a", "b")])
    let labels = [
      builder.label("b]", "c"), builder.label("b", "[x"), builder.label("n", 5),
      builder.label("n", 6, "ms"), builder.label("m:[5", 3), builder.label("m", 5),
    ]
    builder.addSample(stack: [], values: [1], labels: labels)
    let lines = RawReport(of: View(of: builder.profile, Valuation(ofLast: builder.profile))).text
      .lines
    #expect(lines.contains("                b:[[x] b]:[c]"))
    #expect(lines.contains("                m:[5:[3] m:[5] n:[5  6 ms]"))
  }

  @Test func `labels that use one long name over and over leave in pieces`() {
    var builder = ProfileBuilder(sampleTypes: [("a", "b")])
    let long = String(repeating: "v", count: 10_000)
    let labels = ["k", "l"].flatMap { key in
      [Label](repeating: builder.label(key, long), count: 100)
    }
    builder.addSample(stack: [], values: [1], labels: labels)
    var largest = 0
    var sum = 0
    RawReport(of: View(of: builder.profile, Valuation(ofLast: builder.profile))).write {
      largest = max(largest, $0.count)
      sum += $0.count
    }
    #expect(sum > 200 * 10_000)
    #expect(largest < TextOutput.pieceSize + 20_000)
  }

  @Test(
    arguments: [
      (1, "1ns"), (999, "999n"), (1_500, "1.5µ"), (12_300, "12.3"), (1_100_000, "1.1m"),
      (1_234_567, "1.23"), (-5_000_000_000, "-5s"), (10_000_000_000, "10s"),
      (59_999_999_999, "59.9"), (90_000_000_000, "1m30"), (100_500_000_000, "1m40"),
      (3_600_000_000_000, "1h0m"), (16_502_830_000_000, "4h35"), (86_400_000_000_000_000, "2400"),
      (0, "0s"), (.min, "-256"),
    ] as [(Int64, String)])
  func `a duration is cut to four characters`(nanoseconds: Int64, expected: String) {
    #expect(shortDuration(nanoseconds) == expected)
  }
}

struct CivilTimeTests {
  private func long(_ nanoseconds: Int64, _ zone: ZoneOffset = .utc) -> String {
    String(
      decoding: CivilTime(nanosecondsSince1970: nanoseconds, { _ in zone }).long, as: UTF8.self)
  }

  @Test(
    arguments: [
      (0, "1970-01-01 00:00:00 +0000 UTC"),
      (-5, "1969-12-31 23:59:59.999999995 +0000 UTC"),
      (951_782_400_000_000_000, "2000-02-29 00:00:00 +0000 UTC"),
      (951_868_799_000_000_000, "2000-02-29 23:59:59 +0000 UTC"),
      (951_868_800_000_000_000, "2000-03-01 00:00:00 +0000 UTC"),
      (4_107_542_400_000_000_000, "2100-03-01 00:00:00 +0000 UTC"),
      (1_700_000_000_100_000_000, "2023-11-14 22:13:20.1 +0000 UTC"),
      (.max, "2262-04-11 23:47:16.854775807 +0000 UTC"),
      (.min, "1677-09-21 00:12:43.145224192 +0000 UTC"),
    ] as [(Int64, String)])
  func `a moment is shown as the calendar has it`(nanoseconds: Int64, expected: String) {
    #expect(long(nanoseconds) == expected)
  }

  @Test(arguments: [
    (-18_000, "EST", "2023-11-14 17:13:20.1 -0500 EST"),
    (-10_800, "-03", "2023-11-14 19:13:20.1 -0300 -03"),
    (19_800, "IST", "2023-11-15 03:43:20.1 +0530 IST"),
  ])
  func `a zone moves the clock`(secondsEast: Int, abbreviation: String, expected: String) {
    let zone = ZoneOffset(secondsEast: secondsEast, abbreviation: Array(abbreviation.utf8))
    #expect(long(1_700_000_000_100_000_000, zone) == expected)
  }

  @Test func `every day of four centuries follows the one before`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for day in stride(from: Int64(-106_000), to: 106_000, by: 37) {
      let date = Date(timeIntervalSince1970: Double(day) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day], from: date)
      let digits = [parts.year, parts.month, parts.day].map { String($0 ?? 0) }
      let padded = digits.map { $0.count < 2 ? "0" + $0 : $0 }.joined(separator: "-")
      #expect(long(day * 86_400_000_000_000) == padded + " 00:00:00 +0000 UTC")
    }
  }
}
