import Bytes
import Profiles

/// What the word before the cursor may become.
struct Completion {
  enum Outcome: Equatable {
    case nothing
    /// The bytes of the word before the cursor, and what replaces them.
    case replacement(word: [UInt8], text: [UInt8])
    /// The word may become each of several; they have nothing more in common.
    case choice([String])
  }

  /// One thing that a word may become.
  struct Candidate {
    let name: [UInt8]
    /// What is typed for it.
    let text: [UInt8]

    init(_ name: [UInt8], _ text: [UInt8]? = nil) {
      self.name = name
      self.text = text ?? name
    }

    init(_ name: String, _ ending: String = "") {
      self.init(Array(name.utf8), Array((name + ending).utf8))
    }
  }

  private let profile: Profile
  private let sampleTypes: [[UInt8]]

  init(of profile: Profile) {
    self.profile = profile
    sampleTypes = profile.sampleTypes.map { profile.names.copy(of: $0.type) }
  }

  /// - Parameter line: The line up to the cursor.
  func of(_ line: [UInt8]) -> Outcome {
    let blank = line.lastIndex(of: " ")
    var word = Array(line[(blank.map { $0 + 1 } ?? 0)...])
    let before = words(of: Array(line[..<(blank ?? 0)]))
    if let equals = line.firstIndex(of: "=") {
      let name = String(decoding: trimmed(line[..<equals]), as: UTF8.self)
      word = Array(line[max(equals + 1, line.count - word.count)...])
      return outcome(word, values(of: name, word))
    }
    guard let first = before.first else { return outcome(word, firstWords.beginning(with: word)) }
    if word.first == ">" {
      word.removeFirst()
      return outcome(word, FolderListing.paths(beginning: word).map { Candidate($0) })
    }
    if before.last == ">".bytes {
      return outcome(word, FolderListing.paths(beginning: word).map { Candidate($0) })
    }
    if first == "help" {
      return outcome(word, helpTopics.beginning(with: word))
    }
    return outcome(word, arguments(of: first, word))
  }

  /// The functions that a filter of a report may name, and `-cum`.
  private func arguments(of name: [UInt8], _ word: [UInt8]) -> [Candidate] {
    let stem = name.prefix { !$0.isDigit }
    guard let kind = ReportKind(named: String(decoding: stem, as: UTF8.self)),
      !kind.shellWords.contains(.labels)
    else { return [] }
    guard word.first == "-" else { return functions(holding: word) }
    let order = [Candidate("-cum", " ")].beginning(with: word)
    if !order.isEmpty { return order }
    return functions(holding: Array(word.dropFirst())).map {
      Candidate($0.name, "-".bytes + $0.text)
    }
  }

  private func values(of name: String, _ word: [UInt8]) -> [Candidate] {
    if let choice = Choice(rawValue: name) {
      return choice.members.map { Candidate($0) }.beginning(with: word)
    }
    guard let option = OptionTable.option(named: name), option.variable != nil else { return [] }
    switch option.values {
    case .words(let words): return words.map { Candidate($0) }.beginning(with: word)
    case .sampleTypes: return sampleTypes.map { Candidate($0) }.beginning(with: word)
    case .labelKeys(let end):
      return ProfileNames(profile).labelKeys.map { Candidate($0, end) }.beginning(with: word)
    case .files, .folders: return FolderListing.paths(beginning: word).map { Candidate($0) }
    case .functions: return functions(holding: word)
    case .anything: return []
    }
  }

  private var firstWords: [Candidate] {
    let reports = ReportKind.all.map { Candidate($0.name, $0.takesPattern ? " " : "") }
    let variables = OptionTable.variables.map { Candidate($0.name, "=") }
    let members = Choice.allCases.flatMap(\.members).map { Candidate($0, "=1") }
    let others = ["help", "options", "quit", "exit"].map { Candidate($0) }
    return reports + variables + members + sampleTypes.map { Candidate($0) } + others
  }

  private var helpTopics: [Candidate] {
    ReportKind.all.map { Candidate($0.name) }
      + (OptionTable.variables.map(\.name) + Choice.allCases.flatMap(\.members))
      .filter(OptionTable.isHelped).map { Candidate($0) }
  }

  /// Functions whose names hold a text; they are typed as expressions that match them.
  private func functions(holding text: [UInt8]) -> [Candidate] {
    let wanted = text.filter { $0 != "\\" }
    if wanted.isEmpty { return [] }
    var seen: Set<[UInt8]> = []
    for function in profile.functions where profile.names[function.name].holds(wanted) {
      seen.insert(profile.names.copy(of: function.name))
    }
    return seen.map { Candidate($0, Self.expression(for: $0)) }
  }

  /// An expression of one word that matches a name.
  private static func expression(for name: [UInt8]) -> [UInt8] {
    let special = Array(#"\()[]{}*+?|^$"#.utf8)
    return name.flatMap { byte in
      byte == " "
        ? ".".bytes
        : special.contains(byte) ? [UInt8(ascii: "\\"), byte] : [byte]
    }
  }

  private func outcome(_ word: [UInt8], _ candidates: [Candidate]) -> Outcome {
    guard let first = candidates.first else { return .nothing }
    var common = first.text[...]
    for candidate in candidates { common = common.prefix(sharedWith: candidate.text) }
    let isLonger = common.count > word.count && common.starts(with: word)
    if isLonger || (candidates.count == 1 && !common.elementsEqual(word)) {
      return .replacement(word: word, text: Array(common))
    }
    let names = Set(candidates.map { String(decoding: $0.name, as: UTF8.self) })
    return names.count > 1 ? .choice(names.sorted()) : .nothing
  }
}

extension [Completion.Candidate] {
  /// Those that a word is the beginning of, whatever its case.
  fileprivate func beginning(with word: [UInt8]) -> [Element] {
    let prefix = String(decoding: word, as: UTF8.self).lowercased()
    return filter { String(decoding: $0.name, as: UTF8.self).lowercased().hasPrefix(prefix) }
  }
}

extension ArraySlice<UInt8> {
  /// What this begins with as another text does, up to a whole character.
  fileprivate func prefix(sharedWith other: [UInt8]) -> ArraySlice<UInt8> {
    var count = zip(self, other).prefix { $0 == $1 }.count
    while count > 0, count < self.count, self[startIndex + count] & 0xc0 == 0x80 { count -= 1 }
    return prefix(count)
  }
}

extension Span<UInt8> {
  fileprivate func holds(_ text: [UInt8]) -> Bool {
    guard text.count <= count else { return false }
    for start in 0...(count - text.count) where self[start] == text[0] {
      var length = 1
      while length < text.count, self[start + length] == text[length] { length += 1 }
      if length == text.count { return true }
    }
    return false
  }
}
