// What pprof printed is what swprof prints, to the byte: the table of Fixtures/Golden.

import Foundation
import Testing

struct GoldenCase: Decodable, Sendable, CustomTestStringConvertible {
  let golden: String
  let arguments: [String]

  var testDescription: String { golden }

  static let all: [GoldenCase] = {
    let table = try? Project.contents(of: "Fixtures/Golden/cases.json")
    return table.flatMap { try? JSONDecoder().decode([GoldenCase].self, from: $0) } ?? []
  }()
}

struct GoldenTests {
  @Test func `the table of golden files has cases`() {
    #expect(GoldenCase.all.count > 100)
  }

  @Test(arguments: GoldenCase.all)
  func `the report is pprof's`(_ golden: GoldenCase) throws {
    let wanted = try Project.contents(of: "Fixtures/Golden/\(golden.golden)")
    let outcome = try swprof(golden.arguments)
    #expect(outcome.status == 0, "\(outcome.errorText)")
    if outcome.output != wanted {
      Issue.record("\(golden.arguments): \(firstDifference(outcome.output, wanted))")
    }
  }

  /// The first line in which the two differ, from both.
  private func firstDifference(_ found: Data, _ wanted: Data) -> String {
    let found = found.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let wanted = wanted.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let line = zip(found, wanted).prefix { $0 == $1 }.count
    func shown(_ lines: [Data]) -> String {
      line < lines.count ? String(decoding: lines[line], as: UTF8.self) : "(end of output)"
    }
    return "line \(line + 1)\n  swprof: \(shown(found))\n  pprof:  \(shown(wanted))"
  }
}
