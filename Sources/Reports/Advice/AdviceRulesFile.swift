import Bytes
package import Profiles
import Rendering
import Statistics

// A user's own rules, in lines of text:
//
//     # What our services should not do.
//     [our-cache]
//     runtime   = go                  any (by itself), go, native or swift
//     values    = time allocated      time (by itself), allocated, in-use, delay, goroutines
//     match     = ^example\.com/cache\.
//     except    = go-collection       rules whose samples do not count here
//     threshold = 5%                  or off
//     title     = The cache
//     advice    = Is it asked twice?
//     next      = peek list           of peek, list, disasm, top
//
// A section with the name of a known rule changes what it says and leaves the rest.

extension AdviceRules {
  /// The known rules with those of a file.
  ///
  /// - Parameter path: As errors name the file.
  package init(file text: [UInt8], path: [UInt8]) throws(AdviceRulesError) {
    self.init()
    var section: Section?
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (position, bytes) in lines.enumerated() {
      do throws(AdviceRulesError.Problem) {
        let line = trimmed(String(decoding: bytes, as: UTF8.self))
        if line.isEmpty || line.hasPrefix("#") { continue }
        if line.hasPrefix("[") {
          try close(section)
          section = try Section(line, position, in: self)
        } else {
          guard section != nil else { throw .noSection }
          try section?.read(line)
        }
      } catch {
        throw AdviceRulesError(path: path, line: position + 1, problem: error)
      }
    }
    do throws(AdviceRulesError.Problem) {
      try close(section)
      for rule in rules { try checkExceptions(of: rule) }
    } catch {
      throw AdviceRulesError(path: path, line: (section?.position ?? 0) + 1, problem: error)
    }
  }

  /// Enters a section that has ended.
  private mutating func close(_ section: Section?) throws(AdviceRulesError.Problem) {
    guard let section else { return }
    if case .through("", _) = section.rule.test { throw .noPattern(section.rule.name) }
    set(section.rule)
    if rules.count > NamedCode.mostRules { throw .tooMany(NamedCode.mostRules) }
  }

  private func checkExceptions(of rule: AdviceRule) throws(AdviceRulesError.Problem) {
    guard case .through(_, let others) = rule.test else { return }
    for other in others where self[other] == nil { throw .unknownRule(other) }
  }
}

/// A rule while its lines are read.
private struct Section {
  var rule: AdviceRule
  /// The line that begins it, from 0.
  let position: Int

  init(_ line: String, _ position: Int, in known: AdviceRules) throws(AdviceRulesError.Problem) {
    let name = String(line.dropFirst().dropLast())
    let isName = name.utf8.allSatisfy { byte in
      byte.isDigit || byte.isLowercase || byte == "-"
    }
    guard line.hasSuffix("]"), !name.isEmpty, isName else { throw .sectionName(line) }
    self.position = position
    rule =
      known[name]
      ?? AdviceRule(
        name: name, test: .through(""), threshold: 0.1, title: name,
        advice: "A rule of your own.")
  }

  mutating func read(_ line: String) throws(AdviceRulesError.Problem) {
    guard let split = line.firstIndex(of: "=") else { throw .noEquals(line) }
    let key = trimmed(String(line[..<split]))
    let value = trimmed(String(line[line.index(after: split)...]))
    if value.isEmpty { throw .noValue(key) }
    switch key {
    case "title": rule.title = value
    case "advice": rule.advice = value
    case "threshold": rule.threshold = try Self.threshold(value)
    case "runtime":
      guard let runtime = ProgramRuntime(rawValue: value) else {
        throw .unknownWord(value, ProgramRuntime.allCases.map(\.rawValue))
      }
      rule.runtime = runtime
    case "values": rule.kinds = try Self.words(value)
    case "next": rule.next = try Self.words(value)
    case "match", "except": try readTest(key, value)
    default: throw .unknownKey(key)
    }
  }

  private mutating func readTest(
    _ key: String, _ value: String
  ) throws(AdviceRulesError.Problem) {
    guard case .through(let pattern, let others) = rule.test else {
      throw .noNames(rule.name, key)
    }
    if key == "except" {
      rule.test = .through(pattern, except: Self.split(value))
      return
    }
    do throws(PatternError) { _ = try Pattern(value) } catch { throw .pattern(error) }
    rule.test = .through(value, except: others)
  }

  private static func threshold(_ value: String) throws(AdviceRulesError.Problem) -> Double {
    if value == "off" { return .infinity }
    guard value.hasSuffix("%"), let percent = Double(trimmed(String(value.dropLast()))),
      percent > 0, percent <= 100
    else { throw .threshold(value) }
    return percent / 100
  }

  private static func split(_ value: String) -> [String] {
    value.split { $0 == " " || $0 == "," || $0 == "\t" }.map(String.init)
  }

  private static func words<Word: RawRepresentable<String> & CaseIterable>(
    _ value: String
  ) throws(AdviceRulesError.Problem) -> [Word] {
    var result: [Word] = []
    for word in split(value) {
      guard let known = Word(rawValue: word) else {
        throw .unknownWord(word, Word.allCases.map(\.rawValue))
      }
      result.append(known)
    }
    return result
  }
}

/// Without blanks at its ends.
private func trimmed(_ text: String) -> String {
  func isBlank(_ character: Character) -> Bool {
    character == " " || character == "\t" || character == "\r"
  }
  guard let end = text.lastIndex(where: { !isBlank($0) }) else { return "" }
  return String(text[...end].drop(while: isBlank))
}

/// Why a file of rules cannot be used, and where.
package struct AdviceRulesError: Error, Equatable, Sendable {
  package let path: [UInt8]
  /// From 1.
  package let line: Int
  package let problem: Problem

  package enum Problem: Error, Equatable, Sendable {
    case noSection
    case sectionName(String)
    case noEquals(String)
    case noValue(String)
    case unknownKey(String)
    case unknownWord(String, [String])
    case unknownRule(String)
    case threshold(String)
    case pattern(PatternError)
    case noPattern(String)
    /// The rule is about a shape, not about names.
    case noNames(String, String)
    case tooMany(Int)
  }
}

extension AdviceRulesError: CustomStringConvertible {
  package var description: String { "\(quoted(path)):\(line): \(problem.text)" }
}

extension AdviceRulesError.Problem {
  fileprivate var text: String {
    switch self {
    case .noSection: "expected a rule's name in brackets first, such as [our-cache]"
    case .sectionName(let line):
      "\(show(line)): expected a name of small letters, digits and dashes in brackets"
    case .noEquals(let line): "\(show(line)): expected KEY = VALUE"
    case .noValue(let key): "\(show(key)) has no value"
    case .unknownKey(let key):
      "unknown key \(show(key)); expected runtime, values, match, except, threshold, title, advice "
        + "or next"
    case .unknownWord(let word, let words):
      "unknown word \(show(word)); expected one of \(words.joined(separator: ", "))"
    case .unknownRule(let name): "except names no rule: \(show(name))"
    case .threshold(let value):
      "threshold \(show(value)): expected a percentage above 0% and up to 100%, or off"
    case .pattern(let error): "match: \(error)"
    case .noPattern(let name): "the rule \(name) has no match"
    case .noNames(let name, let key): "\(key): \(name) is not about names of functions"
    case .tooMany(let limit): "more than \(limit) rules, with those that swprof has"
    }
  }

  private func show(_ text: String) -> String { "\"\(quoted(Array(text.utf8)))\"" }
}
