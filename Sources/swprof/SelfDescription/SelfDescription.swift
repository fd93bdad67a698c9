/// What the program tells shells, `man` and other programs about itself, asked for by
/// `swprof completion zsh`, `swprof licenses`, `swprof manual` and `swprof schema`.
///
/// Files of these names are read as `./completion` and so on, like those named as reports.
enum SelfDescription {
  case script(CompletionScript)
  case completion(words: [[UInt8]], position: Int)
  case licenses
  case manual
  case schema

  /// The words that ask for it, with what shells say of them.
  static let offers = [
    (word: "completion", meaning: "a script for bash, zsh or fish"),
    (word: "licenses", meaning: "notices of the libraries that are linked in"),
    (word: "manual", meaning: "the manual page"),
    (word: "schema", meaning: "the JSON Schema of all reports"),
  ]

  /// - Parameter words: The command line; `nil` where it asks for something else.
  init?(_ words: [[UInt8]]) {
    let texts = words.prefix(3).map { String(decoding: $0, as: UTF8.self) }
    switch texts.first {
    case "licenses" where texts.count == 1: self = .licenses
    case "manual" where texts.count == 1: self = .manual
    case "schema" where texts.count == 1: self = .schema
    case "completion" where texts.count == 2:
      guard let script = CompletionScript(rawValue: texts[1]) else { return nil }
      self = .script(script)
    case "completion" where texts.count == 3 && texts[1] == "words":
      guard let position = Int(texts[2]), position >= 0 else { return nil }
      self = .completion(words: Array(words.dropFirst(3)), position: position)
    default: return nil
    }
  }

  var text: String {
    switch self {
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
