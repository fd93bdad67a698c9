import Bytes
import System

/// The words of a command line, told apart: options with their values, and what is left.
///
/// Two spellings mean the same. pprof's: `swprof -top -cum cpu.prof`, where options end at the
/// first word that is none. And our own: `swprof top cpu.prof -cum`, where the first word names the
/// report and options may stand anywhere.
struct Arguments {
  private(set) var command: Command?
  /// The regular expression of commands that take one.
  private(set) var pattern: [UInt8] = []
  private(set) var positionals: [[UInt8]] = []
  /// Whether the first word asks for two sides to be compared: `diff`.
  private(set) var isComparison = false
  private var flags: [String: Bool] = [:]
  private var texts: [String: [UInt8]] = [:]
  /// Of options that take several words.
  private var lists: [String: [[UInt8]]] = [:]
  private var integers: [String: Int] = [:]
  private var numbers: [String: Double] = [:]
  /// Members of choices that were set, in the order of the table.
  private var members: [Choice: [String]] = [:]

  init(_ words: [[UInt8]]) throws(UsageError) {
    var words = words[...]
    let spelledCommand = words.first.flatMap(Command.init(spelling:))
    isComparison = words.first == Array("diff".utf8)
    let isOwnSpelling = spelledCommand != nil || isComparison
    if isOwnSpelling { words = words.dropFirst() }
    while let word = words.popFirst(), !isSet("help") {
      if word == Array("--".utf8) {
        positionals += words
        break
      }
      if Self.isOption(word) {
        try read(word, &words)
      } else {
        positionals.append(word)
        if !isOwnSpelling {
          positionals += words
          break
        }
      }
    }
    try check(spelledCommand)
  }

  private static func isOption(_ word: [UInt8]) -> Bool {
    word.count > 1 && word[0] == UInt8(ascii: "-")
  }

  private mutating func read(
    _ word: [UInt8], _ rest: inout ArraySlice<[UInt8]>
  ) throws(UsageError) {
    let dashes = word.starts(with: "--".utf8) ? 2 : 1
    let body = word.dropFirst(dashes)
    guard let first = body.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "=") else {
      throw UsageError("bad flag syntax: \(String(decoding: word, as: UTF8.self))")
    }
    let split = body.firstIndex(of: UInt8(ascii: "="))
    let name = String(decoding: body[..<(split ?? body.endIndex)], as: UTF8.self)
    var value = split.map { Array(body[($0 + 1)...]) }
    guard let option = OptionTable.option(named: name == "h" ? "help" : name) else {
      throw .unknownOption(name)
    }
    // What stands behind it, and what it is set to, does not count.
    if option.name == "help" {
      flags["help"] = true
      return
    }
    if case .profiles = option.kind { return try readProfiles(of: name, value, &rest) }
    if value == nil, !option.isSwitch {
      guard let next = rest.popFirst() else {
        throw UsageError("flag needs an argument: -\(name)")
      }
      value = next
    }
    try set(option, value)
  }

  /// Reads all words up to the next option.
  private mutating func readProfiles(
    of name: String, _ first: [UInt8]?, _ rest: inout ArraySlice<[UInt8]>
  ) throws(UsageError) {
    var words = first.map { [$0] } ?? []
    while let next = rest.first, !Self.isOption(next) {
      words.append(next)
      rest.removeFirst()
    }
    if words.isEmpty { throw UsageError("flag needs an argument: -\(name)") }
    lists[name, default: []] += words
  }

  private mutating func set(_ option: Option, _ value: [UInt8]?) throws(UsageError) {
    let text = value.map { String(decoding: $0, as: UTF8.self) } ?? "true"
    func invalid(_ fault: NumberFault) -> UsageError {
      UsageError("invalid value \"\(text)\" for flag -\(option.name): \(fault.rawValue)")
    }
    do throws(NumberFault) {
      switch option.kind {
      case .text: texts[option.name] = value ?? []
      case .texts: lists[option.name, default: []].append(value ?? [])
      case .integer: integers[option.name] = try goInteger(text)
      case .number: numbers[option.name] = try goDouble(text)
      case .flag, .command, .member, .profiles: break
      }
    } catch {
      throw invalid(error)
    }
    guard option.isSwitch else { return }
    guard let isOn = goBool(text) else {
      throw UsageError("invalid boolean value \"\(text)\" for -\(option.name): parse error")
    }
    flags[option.name] = isOn
  }

  /// Sees to it that the words make sense together, in the order in which pprof does.
  private mutating func check(_ spelled: Command?) throws(UsageError) {
    let asOptions = Command.allCases.filter { command in
      flags[command.rawValue] == true || texts[command.rawValue]?.isEmpty == false
    }
    let chosen = [spelled].compactMap(\.self) + asOptions
    command = chosen.first
    if isSet("help") || isSet("version") { return }
    if isComparison {
      for choice in Choice.allCases { try checkChoice(choice) }
      return try checkComparison()
    }
    if let spelled, spelled.takesPattern {
      if positionals.count < 2 { throw .noPattern(spelled) }
      pattern = positionals.removeFirst()
    } else if positionals.isEmpty {
      throw .noSource(
        command, isFile: spelled.map { Files.exists($0.rawValue.bytes) } ?? false)
    }
    for choice in Choice.allCases { try checkChoice(choice) }
    if chosen.count > 1 { throw UsageError("must set at most one output format") }
    if let command, spelled == nil { pattern = text(command.rawValue) }
    try checkOptions()
  }

  private func checkOptions() throws(UsageError) {
    let isServed = !text("http").isEmpty
    if isServed, command != nil {
      throw UsageError("-http is not compatible with an output format on the command line")
    }
    if isSet("no_browser"), !isServed {
      throw UsageError("-no_browser only makes sense with -http")
    }
    for name in Option.namesOfSides where lists[name] != nil {
      throw UsageError("-\(name) only makes sense with diff (try: swprof diff -old a1 -new b1 b2)")
    }
    for name in Option.namesOfGates
    where lists[name] != nil || texts[name] != nil || isSet(name) {
      throw UsageError("-\(name) only makes sense with diff (try: swprof diff OLD NEW)")
    }
    let bases = Option.namesOfBases.filter { !text($0).isEmpty }
    if bases.count > 1 {
      throw UsageError("-base and -diff_base flags cannot both be specified")
    }
    // Of two sources of a flame graph the first is the base.
    let isCompared = command == .flamegraph && positionals.count > 1
    if isSet("normalize"), bases.isEmpty, !isCompared {
      throw UsageError("must have base profile to normalize by")
    }
    if isServed {
      throw UsageError("-http: the web interface is not there yet (try: swprof web cpu.prof)")
    }
  }

  private func checkComparison() throws(UsageError) {
    if let command {
      throw UsageError("-\(command.rawValue) is no option of diff, which is a report of its own")
    }
    if !text("http").isEmpty { throw UsageError("-http is not compatible with diff") }
    for name in Option.namesOfBases where !text(name).isEmpty {
      throw UsageError(
        "-\(name) makes no sense with diff, whose first profile is the base (try: swprof diff "
          + "OLD NEW)")
    }
  }

  private mutating func checkChoice(_ choice: Choice) throws(UsageError) {
    let set = OptionTable.members(of: choice).map(\.name).filter(isSet)
    if set.count > 1 {
      throw UsageError("conflicting options set: [\(set.joined(separator: " "))]")
    }
    members[choice] = set
  }

  // MARK: Values

  func flag(_ name: String) -> Bool? { flags[name] }
  func isSet(_ name: String) -> Bool { flags[name] ?? false }
  func text(_ name: String) -> [UInt8] { texts[name] ?? [] }
  /// The text, or `nil` where the option was not given; it may be given and empty.
  func givenText(_ name: String) -> [UInt8]? { texts[name] }
  /// The words behind an option that takes several; `nil` where it was not given.
  func profiles(_ name: String) -> [[UInt8]]? { lists[name] }
  /// The texts of an option that may be given several times.
  func texts(_ name: String) -> [[UInt8]] { lists[name] ?? [] }
  func integer(_ name: String) -> Int? { integers[name] }
  func number(_ name: String) -> Double? { numbers[name] }

  /// The member of a choice that was set.
  func member(of choice: Choice) -> String? { members[choice]?.first }
}
