import Gates
import Profiles
import Testing

@testable import Reports

/// What gates can measure of profiles.
struct ProfileGateTests {
  private func gate(_ text: String) throws -> ProfileGate {
    try ProfileGate(parsing: Array(text.utf8), from: .option, ProfileMetric.vocabulary)
  }

  /// The metric as a word, with the pattern.
  private func words(_ metric: ProfileMetric) -> String {
    switch metric {
    case .total: "total"
    case .cumulative(let pattern): "cum \(text(pattern.expression))"
    case .flat(let pattern): "flat \(text(pattern.expression))"
    case .sampleType(let name, nil): text(name)
    case .sampleType(let name, let pattern?): "\(text(name)) \(text(pattern.expression))"
    }
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test(arguments: [
    ("total > +3%", "total"), ("cum(encoding/json.*) > +5%", "cum encoding/json.*"),
    ("flat(^runtime\\.mallocgc$) > 2pp", "flat ^runtime\\.mallocgc$"),
    ("inuse_space(main.cache) > +50MB", "inuse_space main.cache"),
    ("alloc_objects > +10%", "alloc_objects"), ("cum( f ) > 1%", "cum  f "),
  ])
  func `a metric is read`(text: String, metric: String) throws {
    #expect(words(try gate(text).metric) == metric)
  }

  @Test(arguments: [
    ("(f) > 5%", 0, "expected total, cum(RE), flat(RE) or a sample type before this"),
    ("cum > 5%", 3, "expected a regular expression for functions in parentheses"),
    ("flat() > 5%", 5, "expected a regular expression for functions in parentheses"),
    ("flat( \t) > 5%", 5, "expected a regular expression for functions in parentheses"),
    ("total(f) > 5%", 5, "total is of all functions; cum(RE) and flat(RE) are of some"),
    ("cum(a[b) > 5%", 5, "missing closing ] in the regular expression"),
    ("cum(a)b) > 5%", 4, "unexpected ) in the regular expression"),
    ("cum(x**) > 5%", 5, "invalid nested repetition operator in the regular expression"),
  ])
  func `what is wrong is said with its place`(
    text: String, column: Int, sentence: String
  ) throws {
    let error = try #require(throws: GateError.self) { _ = try gate(text) }
    #expect(error.lines[0] == "-fail_if: \(sentence)")
    #expect(error.position == column)
  }
}
