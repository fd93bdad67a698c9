import Foundation
import Profiles
import Testing

@testable import Reports

struct NoMatchTests {
  private func noMatch(_ expression: String, _ functions: String...) throws -> NoMatch {
    try noMatch(expression, functions)
  }

  private func noMatch(_ expression: String, _ functions: [String]) throws -> NoMatch {
    var builder = ProfileBuilder(sampleTypes: [("x", "count")])
    for name in functions { _ = builder.addFunction(name: name) }
    let profile = builder.profile
    return NoMatch(try Pattern(expression), in: profile, valuation(profile, column: 0))
  }

  @Test(arguments: [
    // Case, and what stands between words, are not remembered.
    ("json.marshal", "encoding/json.Marshal"), ("Tree.insert", "pkg/shapes.(*Tree[int]).insert"),
    ("push_back", "std::vector<int>::pushBack(int const&)"), ("^JSON\\..*shal$", "json.Marshal"),
    // Slips.
    ("json.Marshl", "encoding/json.Marshal"), ("json.Mrashal", "encoding/json.Marshal"),
    ("Marshaal", "encoding/json.(*Encoder).Marshal"),
    ("HandleRespnse", "a::B::HandleResponse(bool)"),
    ("ProcesQueue", "messageregion.ProcessQueue[...]"),
    ("(?i)lokupkey", "a::LookupKey(char const*)"),
  ])
  func `a name that may have been meant is found`(expression: String, name: String) throws {
    #expect(try noMatch(expression, "main", name, "runtime.mallocgc").nearest == [Array(name.utf8)])
  }

  @Test(arguments: ["zzz", "x", "", "^$", "[a-z]", "mian", "\\d+"])
  func `nothing near is nothing`(expression: String) throws {
    #expect(try noMatch(expression, "runtime.mallocgc", "main.work").nearest == [])
  }

  @Test func `there are at most three, those that hold the words first, then by edits`() throws {
    let names = ["pars", "parser", "b.Parse.x", "a.Parse", "tarse", "Parse"]
    let found = try noMatch("^paRse", names).nearest.map { String(decoding: $0, as: UTF8.self) }
    #expect(found == ["Parse", "parser", "a.Parse"])
  }

  @Test func `the sentence is that of pprof, with the names`() throws {
    #expect(
      try noMatch("Main", "main").description
        == "no matches found for regexp: Main; nearest names: main")
    #expect(try noMatch("zzz", "main").description == "no matches found for regexp: zzz")
  }

  @Test func `names are quoted on one line, and not at any length`() throws {
    let text = try noMatch("Main", "main\n\u{1b}[31m\u{202e}").description
    #expect(text.hasSuffix("nearest names: main??[31m?"))
    let long = try noMatch("Main", "main" + String(repeating: "x", count: 500)).description
    #expect(long.hasSuffix("xxx…"))
    #expect(long.count < 200)
  }

  @Test func `names that are all alike do not take long`() throws {
    let names = (0..<20_000).map { String(repeating: "a", count: 70) + "\($0)" }
    let clock = ContinuousClock()
    let pattern = String(repeating: "a", count: 70) + "b"
    let time = try clock.measure { _ = try noMatch(pattern, names) }
    #expect(time < .seconds(20))
  }

  @Test(arguments: [
    ("", "", 2, 0), ("abc", "abc", 0, 0), ("abc", "abd", 0, nil), ("abc", "acb", 1, 1),
    ("abc", "ab", 1, 1), ("abc", "xabcy", 2, 2), ("abcd", "badc", 2, 2), ("abc", "xyz", 2, nil),
  ])
  func `edits are counted up to a limit`(first: String, second: String, limit: Int, edits: Int?) {
    #expect(editDistance(Array(first.utf8), Array(second.utf8), atMost: limit) == edits)
    #expect(editDistance(Array(second.utf8), Array(first.utf8), atMost: limit) == edits)
  }

  @Test(arguments: [
    ("^json\\.Mar.*l$", ["json.Mar", "l"]), ("a|b(c)d", ["a", "b", "c", "d"]),
    ("(?i)x(?P<n>y)(?:z)", ["x", "y", "z"]), ("ab?c{2}d+", ["a", "d"]),
    ("[abc]x[^\\]]", ["x", "]"]),
    ("\\bw\\", ["w"]), ("((", []),
  ])
  func `the text of a pattern is what stands between operators`(expression: String, parts: [String])
  {
    #expect(
      PatternText(Array(expression.utf8)).parts.map { String(decoding: $0, as: UTF8.self) } == parts
    )
  }
}
