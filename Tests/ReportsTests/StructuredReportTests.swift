import Bytes
import CallGraphs
import Foundation
import Profiles
import Testing

@testable import Rendering
@testable import Reports

/// The writers, by tables that no report would have.
struct StructuredReportTests {
  private func subject(
    _ types: [(String, String)] = [("cpu", "nanoseconds")], value: Int64 = 1
  ) -> ReportSubject {
    var builder = ProfileBuilder(sampleTypes: types)
    let place = builder.place("main")
    builder.addSample(stack: [place], values: types.map { _ in value })
    let profile = builder.profile
    return View(of: profile, Valuation(ofLast: profile)).subject
  }

  private func written(
    _ format: TableFormat, _ columns: [Column], _ rows: [[Cell]], of subject: ReportSubject? = nil
  ) throws -> String {
    let report = StructuredReport(
      "test", of: subject ?? self.subject(), columns: columns
    ) { visit in for row in rows { try visit(row) } }
    var bytes: [UInt8] = []
    try report.write(as: format) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The rows of the JSON, a line each.
  private func jsonRows(
    _ columns: [Column], _ rows: [[Cell]], of subject: ReportSubject? = nil
  ) throws -> [String] {
    let text = try written(.json, columns, rows, of: subject)
    _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return text.components(separatedBy: "\n").filter { $0.hasPrefix("    {") }
      .map { $0.trimmingCharacters(in: [" ", ","]) }
  }

  // MARK: JSON

  @Test(arguments: [
    ("a\"b\\c", #""a\"b\\c""#), ("\u{1}\n\t\r\u{7f}", #""\u0001\n\t\r\u007f""#), ("é漢", "\"é漢\""),
  ])
  func `texts are escaped`(text: String, wanted: String) throws {
    #expect(
      try jsonRows([Column("t", .text)], [[.text(Array(text.utf8))]]) == ["{\"t\":\(wanted)}"])
  }

  @Test func `what is no UTF-8 is replaced`() throws {
    #expect(
      try jsonRows([Column("t", .text)], [[.text([0x61, 0xff, 0xc3, 0x28, 0xe2, 0x82])]])
        == ["{\"t\":\"a\u{fffd}\u{fffd}(\u{fffd}\u{fffd}\"}"])
  }

  @Test func `integers are exact`() throws {
    let numbers: [Int64] = [.min, .max, 9_007_199_254_740_993]
    #expect(
      try jsonRows([Column("n", .integer)], numbers.map { [.integer($0)] })
        == numbers.map { "{\"n\":\($0)}" })
  }

  @Test func `what is no number and the share of nothing are left out`() throws {
    let cells: [Cell] = [
      .number(.nan), .number(.infinity), .share(1, of: 0), .absent, .number(0.1),
    ]
    #expect(
      try jsonRows([Column("n", .number)], cells.map { [$0] }) == [
        "{}", "{}", "{}", "{}", "{\"n\":0.1}",
      ])
  }

  @Test func `sample types of one name are told apart`() throws {
    let subject = subject([("a", "x"), ("a", "y"), ("a#2", "z")])
    #expect(
      try jsonRows([Column("v", .values)], [[.values([1, 2, 3])]], of: subject)
        == [#"{"v":{"a":1,"a#2":2,"a#2#2":3}}"#])
  }

  @Test func `of very many sample types the selected one is told`() throws {
    let subject = subject((0..<1000).map { ("t\($0)", "count") })
    #expect(subject.types.names.count == SampleTypes.limit + 1)
    #expect(subject.types.leftOut == 1000 - SampleTypes.limit - 1)
    #expect(subject.types.names[subject.types.selected] == "t999".bytes)
  }

  @Test func `means are one type more`() throws {
    var builder = ProfileBuilder(sampleTypes: [("contentions", "count"), ("delay", "ns")])
    let place = builder.place("lock")
    builder.addSample(stack: [place], values: [4, 100])
    let profile = builder.profile
    let types = SampleTypes(of: profile, Valuation(ofLast: profile, isMean: true))
    #expect(
      types.names.map { String(decoding: $0, as: UTF8.self) } == [
        "contentions", "delay", "mean_delay",
      ])
    #expect(types.values([4, 100]) == [4, 100, 25])
    #expect(types.values([0, 100]) == [0, 100, 100])
    #expect(types.total == 25)
  }

  @Test func `a long list is written in pieces`() throws {
    let row: [Cell] = [
      .list { visit in for number in 0..<1_000_000 { try visit([.integer(Int64(number))]) } }
    ]
    for format in TableFormat.allCases {
      let report = StructuredReport(
        "test", of: subject(), columns: [Column("l", .list([Column("n", .integer)]))]
      ) { try $0(row) }
      var (longest, sum) = (0, 0)
      try report.write(as: format) {
        longest = max(longest, $0.count)
        sum += $0.count
      }
      #expect(sum > 6_000_000)
      #expect(longest < 2 * TextOutput.pieceSize)
    }
  }

  // MARK: CSV

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""),
    ("a\rb", "\"a\rb\""), ("a\0b", "a\u{fffd}b"),
  ])
  func `fields are quoted where they need it`(text: String, wanted: String) throws {
    #expect(
      try written(.csv, [Column("t", .text)], [[.text(Array(text.utf8))]])
        == "t\r\n\(wanted)\r\n")
  }

  @Test func `rows of lists follow theirs, and share columns of one name`() throws {
    let columns = [
      Column("name", .text), Column("v", .values),
      Column("l", .list([Column("v", .values), Column("extra", .integer)])),
    ]
    let list: Rows = { visit in
      try visit([.values([7]), .integer(1)])
      try visit([.values([8]), .absent])
    }
    #expect(
      try written(.csv, columns, [[.text([0x61]), .values([15]), .list(list)]]) == """
        row,relation,name,v:cpu/nanoseconds,extra\r
        1,self,a,15,\r
        1,l,,7,1\r
        1,l,,8,\r

        """)
  }

  // MARK: Markdown

  @Test(arguments: [
    ("main.f", "`main.f`"), ("a|b", #"`a\|b`"#), ("a`b", "``a`b``"), ("`", "`` ` ``"),
    ("a\nb", "`a b`"), ("operator<", "`operator<`"), ("\tx", "`    x`"),
  ])
  func `names are code`(name: String, wanted: String) throws {
    let text = try written(.markdown, [Column("name", .text)], [[.text(Array(name.utf8))]])
    #expect(text.components(separatedBy: "\n")[2].contains("| \(wanted) "))
  }

  @Test func `the selected sample type comes first, and all have units`() throws {
    let subject = subject([("space", "bytes"), ("cpu", "nanoseconds")], value: 2048)
    #expect(
      try written(
        .markdown, [Column("name", .text), Column("v", .values)],
        [[.text([0x61]), .values([2048, 5_000_000])]], of: subject) == """
          |   v | v (space) | name |
          | --: | --------: | :--- |
          | 5ms |       2kB | `a`  |

          """)
  }

  @Test func `a column that nothing is in is left out`() throws {
    #expect(
      try written(
        .markdown, [Column("name", .text), Column("error", .text)], [[.text([0x61]), .absent]])
        == "| name |\n| :--- |\n| `a`  |\n")
  }
}
