/// What the program says about itself, to people, shells and `man`: the verbs that read no profiles.
///
/// Files with these names are read as `./help` and so on, like those named as reports.
enum SelfDescription {
  /// `nil` for swprof as a whole.
  case help(Verb?)
  case version
  case script(CompletionScript)
  case completion(words: [[UInt8]], position: Int)
  case licenses
  case manual
  case schema

  /// - Parameter words: The command line; `nil` where it asks for something else.
  init?(_ words: [[UInt8]]) throws(UsageError) {
    guard let verb = words.first.flatMap(Verb.init), !verb.readsProfiles else { return nil }
    let rest = words.dropFirst().map { String(decoding: $0, as: UTF8.self) }
    if let word = rest.first, ["-h", "-help", "--help"].contains(word) {
      self = .help(verb)
      return
    }
    switch verb {
    case .help where rest.count < 2: self = .help(try Self.topic(words.dropFirst().first))
    case .version where rest.isEmpty: self = .version
    case .licenses where rest.isEmpty: self = .licenses
    case .manual where rest.isEmpty: self = .manual
    case .schema where rest.isEmpty: self = .schema
    case .completion:
      guard let answer = Self.completion(rest, words) else { throw .misused(verb) }
      self = answer
    default: throw .misused(verb)
    }
  }

  private static func topic(_ word: [UInt8]?) throws(UsageError) -> Verb? {
    guard let word else { return nil }
    guard let verb = Verb(word) else {
      let name = String(decoding: word, as: UTF8.self)
      let near = nearest(to: name, in: Verb.all.map(\.name))
      let hint = near.isEmpty ? "swprof help lists the reports" : "did you mean \(near[0])?"
      throw UsageError("there is no help on \(name) (\(hint))")
    }
    return verb
  }

  private static func completion(_ rest: [String], _ words: [[UInt8]]) -> SelfDescription? {
    if rest.count == 1 { return CompletionScript(rawValue: rest[0]).map(Self.script) }
    guard rest.count > 1, rest[0] == "words", let position = Int(rest[1]), position >= 0 else {
      return nil
    }
    return .completion(words: Array(words.dropFirst(3)), position: position)
  }

  var text: String {
    switch self {
    case .help(let verb): HelpText.text(for: verb)
    case .version: HelpText.version + "\n"
    case .script(let script): script.text
    case .completion(let words, let position):
      WordCompletion(
        PartialLine(words, position: position), names: ProfileNames.init(inFirstProfileOf:)
      ).text
    case .licenses: Licenses.text
    case .manual: Manual.text
    case .schema: ReportSchema.text
    }
  }
}

extension Verb {
  /// How it is asked for, where it reads no profiles.
  var usage: String {
    switch self {
    case .help: "swprof help [VERB]"
    case .completion:
      "swprof completion " + CompletionScript.allCases.map(\.rawValue).joined(separator: "|")
    case .report, .diff, .version, .licenses, .manual, .schema: "swprof \(name)"
    }
  }
}

extension UsageError {
  /// The verb does not take these words.
  fileprivate static func misused(_ verb: Verb) -> UsageError {
    UsageError("usage: \(verb.usage) (a file with the name \(verb.name) is ./\(verb.name))")
  }
}
