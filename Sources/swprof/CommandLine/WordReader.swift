import Bytes

/// Tells the words of a command line apart, from the left to the right.
///
/// Two spellings mean the same. pprof's: `swprof -top -cum cpu.prof`, where options end at the first
/// word that is not one. And our own: `swprof top cpu.prof -cum`, where the first word is a verb and
/// options can be anywhere.
struct WordReader {
  enum Word {
    case verb(Verb)
    /// An option, the name that was written, and the value after `=`.
    case option(Option, name: String, value: [UInt8]?)
    case value(of: Option)
    /// `--`, after which there are no options.
    case endOfOptions
    case unknownOption(name: String)
    case malformedOption
    /// A regular expression, a source or the binary.
    case other
  }

  private(set) var verb: Verb?
  /// Whether options can follow.
  private(set) var isOpen = true
  /// The option whose value is next.
  private(set) var awaiting: Option?
  private var isFirst = true

  mutating func read(_ word: [UInt8]) -> Word {
    defer { isFirst = false }
    if let option = awaiting {
      let isMore = option.takesSeveralWords
      if !isMore || !Self.isOption(word) {
        if !isMore { awaiting = nil }
        return .value(of: option)
      }
      awaiting = nil
    }
    if isFirst, let verb = Verb(word) {
      self.verb = verb
      return .verb(verb)
    }
    if !isOpen { return .other }
    if word == "--".bytes {
      isOpen = false
      return .endOfOptions
    }
    if Self.isOption(word) { return option(word) }
    if verb == nil { isOpen = false }
    return .other
  }

  /// Passes over a word that is not complete.
  mutating func skip() {
    isFirst = false
    if awaiting?.takesSeveralWords == false { awaiting = nil }
  }

  static func isOption(_ word: [UInt8]) -> Bool {
    word.count > 1 && word[0] == "-"
  }

  private mutating func option(_ word: [UInt8]) -> Word {
    let body = word.dropFirst(word.hasPrefix("--") ? 2 : 1)
    guard let first = body.first, first != "-", first != "=" else {
      return .malformedOption
    }
    let split = body.firstIndex(of: "=")
    let name = String(decoding: body[..<(split ?? body.endIndex)], as: UTF8.self)
    let verbs = verb.map { VerbSet($0) } ?? .reports
    guard let option = OptionTable.option(named: name, for: verbs) else {
      return .unknownOption(name: name)
    }
    let value = split.map { Array(body[($0 + 1)...]) }
    if option.takesSeveralWords || (value == nil && !option.isSwitch) { awaiting = option }
    return .option(option, name: name, value: value)
  }
}
