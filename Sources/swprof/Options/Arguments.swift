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
  private var flags: [String: Bool] = [:]
  private var texts: [String: [UInt8]] = [:]
  private var integers: [String: Int] = [:]
  private var numbers: [String: Double] = [:]
  /// Members of choices that were set, in the order of the table.
  private var members: [Choice: [String]] = [:]

  init(_ words: [[UInt8]]) throws(UsageError) {
    var words = words[...]
    let spelledCommand = words.first.flatMap(Command.init(spelling:))
    if spelledCommand != nil { words = words.dropFirst() }
    while let word = words.popFirst(), !isSet("help") {
      let isOption = word.count > 1 && word[0] == UInt8(ascii: "-")
      if word == Array("--".utf8) {
        positionals += words
        break
      }
      if isOption {
        try read(word, &words)
      } else {
        positionals.append(word)
        if spelledCommand == nil {
          positionals += words
          break
        }
      }
    }
    try check(spelledCommand)
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
    if value == nil, !option.isSwitch {
      guard let next = rest.popFirst() else {
        throw UsageError("flag needs an argument: -\(name)")
      }
      value = next
    }
    try set(option, value)
  }

  private mutating func set(_ option: Option, _ value: [UInt8]?) throws(UsageError) {
    let text = value.map { String(decoding: $0, as: UTF8.self) } ?? "true"
    func invalid(_ fault: NumberFault) -> UsageError {
      UsageError("invalid value \"\(text)\" for flag -\(option.name): \(fault.rawValue)")
    }
    do throws(NumberFault) {
      switch option.kind {
      case .text: texts[option.name] = value ?? []
      case .integer: integers[option.name] = try goInteger(text)
      case .number: numbers[option.name] = try goDouble(text)
      case .flag, .command, .member: break
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
    if let spelled, spelled.takesPattern {
      if positionals.count < 2 { throw .noPattern(spelled) }
      pattern = positionals.removeFirst()
    } else if positionals.isEmpty {
      throw .noSource(
        command, isFile: spelled.map { Self.isThere(Array($0.rawValue.utf8)) } ?? false)
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
    let bases = ["base", "diff_base"].filter { !text($0).isEmpty }
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
  func integer(_ name: String) -> Int? { integers[name] }
  func number(_ name: String) -> Double? { numbers[name] }

  /// The member of a choice that was set.
  func member(of choice: Choice) -> String? { members[choice]?.first }
}
