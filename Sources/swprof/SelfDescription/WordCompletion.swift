/// What a shell offers for the word at the cursor.
///
/// The scripts in `CompletionScript` ask for it with each press of the key, so that they know
/// nothing of swprof themselves: what they need is in the table of options and in the profiles on the line.
struct WordCompletion {
  struct Candidate: Equatable {
    let word: String
    let meaning: String
  }

  /// What the shell adds on its own.
  enum Paths: String {
    case files, folders, none
  }

  private(set) var candidates: [Candidate] = []
  private(set) var paths = Paths.none
  private let current: String

  /// - Parameter names: What the profiles on the line have, asked for when it matters.
  init(_ line: PartialLine, names: (_ files: [[UInt8]]) -> ProfileNames) {
    current = String(decoding: line.current, as: UTF8.self)
    if let option = line.option {
      offer(option.values, after: "") { names(line.files) }
    } else if line.isOption, let end = current.firstIndex(of: "=") {
      let name = String(current[..<end].drop { $0 == "-" })
      guard let option = OptionTable.option(named: name) else { return }
      offer(option.values, after: String(current[...end])) { names(line.files) }
    } else if line.isOption {
      offerOptions(reports: line.verb == nil)
    } else if let verb = line.verb, !verb.readsProfiles {
      offerWords(of: verb)
    } else if !line.isPattern {
      if line.isFirst { offerVerbs() }
      paths = .files
    }
    candidates.removeAll { !$0.word.hasPrefix(current) }
  }

  private mutating func offerVerbs() {
    candidates = Verb.all.map { Candidate(word: $0.name, meaning: $0.summary) }
  }

  private mutating func offerWords(of verb: Verb) {
    switch verb {
    case .help: offerVerbs()
    case .completion: offer(CompletionScript.allCases.map(\.rawValue), after: "")
    case .report, .diff, .version, .licenses, .manual, .schema: break
    }
  }

  /// - Parameter reports: Whether reports are options, too.
  private mutating func offerOptions(reports: Bool) {
    let dashes = current.hasPrefix("--") ? "--" : "-"
    let groups = OptionTable.groups.filter { reports || !$0.isOfReports }
    candidates = groups.flatMap(\.options).map { option in
      Candidate(
        word: dashes + option.name + (option.isSwitch ? "" : "="), meaning: option.help)
    }
  }

  private mutating func offer(
    _ values: OptionValues, after option: String, _ names: () -> ProfileNames
  ) {
    switch values {
    case .files: paths = .files
    case .folders: paths = .folders
    case .words(let words): offer(words, after: option)
    case .sampleTypes: offer(names().sampleTypes, after: option)
    case .labelKeys(let end): offer(names().labelKeys.map { $0 + end }, after: option)
    case .functions, .anything: break
    }
  }

  /// Offers words for a value, or for the last item of a list of values.
  private mutating func offer(_ words: [String], after option: String) {
    let value = current.dropFirst(option.count)
    let items = value.lastIndex { $0 == ":" || $0 == "," }.map { value[...$0] } ?? ""
    candidates = words.map { Candidate(word: option + items + $0, meaning: "") }
  }

  /// What the scripts read: the paths to be added, and a candidate with its meaning in each line.
  var text: String {
    let lines = candidates.map { $0.meaning.isEmpty ? $0.word : "\($0.word)\t\($0.meaning)" }
    return ([paths.rawValue] + lines).map { $0 + "\n" }.joined()
  }
}
