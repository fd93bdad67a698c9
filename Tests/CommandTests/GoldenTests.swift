// What pprof printed is what swprof prints, to the byte: the table of Fixtures/Golden.

import Bytes
import Foundation
import Testing

/// A command line, and the file with what it prints.
struct RecordedCase: Decodable, Sendable, CustomTestStringConvertible {
  let golden: String
  let arguments: [String]

  var testDescription: String { golden }

  /// The cases of a table; none where there is no such table.
  static func all(of table: String) -> [RecordedCase] {
    let text = try? Project.contents(of: table)
    return text.flatMap { try? JSONDecoder().decode([RecordedCase].self, from: $0) } ?? []
  }
}

struct GoldenTests {
  static let cases = RecordedCase.all(of: "Fixtures/Golden/cases.json")

  @Test func `the table of golden files has cases`() {
    #expect(Self.cases.count > 100)
  }

  @Test(arguments: cases)
  func `the report is pprof's`(_ golden: RecordedCase) throws {
    let wanted = try Project.contents(of: "Fixtures/Golden/\(golden.golden)")
    let outcome = try swprof(golden.arguments)
    #expect(outcome.status == 0, "\(outcome.errorText)")
    if outcome.output != wanted {
      Issue.record("\(golden.arguments): \(firstDifference(outcome.output, wanted))")
    }
  }

  /// The first line in which the two differ, from both.
  private func firstDifference(_ found: Data, _ wanted: Data) -> String {
    let found = found.split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = wanted.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(found, wanted).prefix { $0 == $1 }.count
    func shown(_ lines: [Data]) -> String {
      line < lines.count ? String(decoding: lines[line], as: UTF8.self) : "(end of output)"
    }
    return "line \(line + 1)\n  swprof: \(shown(found))\n  pprof:  \(shown(wanted))"
  }
}
