import Bytes
import ProfileLoading
import Profiles
import Reports
import System

/// What a command line says: its verb, its sources, and the values that its options give to the
/// settings of each step.
struct Arguments {
  /// The verb, or the report that an option names; `nil` where no report is named.
  private(set) var verb: Verb?
  /// The regular expression of reports that take one.
  private(set) var pattern: [UInt8] = []
  private(set) var positionals: [[UInt8]] = []
  /// The last value of each option that was given, by the option's name.
  private var given: [String: [UInt8]] = [:]
  /// What is to be said before anything is done.
  private(set) var warnings: [String] = []

  // What options set, by the step that reads it.
  var settings = Settings()
  /// What rows stand for, where `-by` says it.
  var rows: RowKind?
  var load = LoadRequest(sources: [])
  /// The profiles that are subtracted; empty for none.
  var base: [UInt8] = []
  var diffBase: [UInt8] = []
  /// The two sides of a comparison.
  var before: [[UInt8]] = []
  var after: [[UInt8]] = []
  var gates = GateRequest()
  var isStrict = false
  /// Where a web page is to be served; empty for nowhere.
  var address: [UInt8] = []
  var opensNoBrowser = false
  private(set) var wantsHelp = false
  var wantsVersion = false

  /// The report that is asked for, if one is named.
  var report: ReportKind? { verb?.report }

  init(_ words: [[UInt8]]) throws(UsageError) {
    var reader = WordReader()
    var unfinished: String?
    for word in words {
      let meaning = reader.read(word)
      if let name = unfinished {
        guard case .value = meaning else { throw .noValue(name) }
        unfinished = nil
      }
      switch meaning {
      case .verb, .endOfOptions: break
      case .other: positionals.append(word)
      case .value(let option): try set(option, word)
      case .unknownOption(let name): throw .unknownOption(name)
      case .malformedOption:
        throw UsageError("bad flag syntax: \(String(decoding: word, as: UTF8.self))")
      case .option(let option, let name, let value):
        if case .help = option.storage { wantsHelp = true }
        if let value {
          try set(option, value)
        } else if option.isSwitch {
          try set(option, "true".bytes)
        } else {
          unfinished = name
        }
      }
      if wantsHelp { break }
    }
    if let unfinished { throw .noValue(unfinished) }
    try check(reader.verb)
    choose()
  }

  // MARK: Values

  private mutating func set(_ option: Option, _ value: [UInt8]) throws(UsageError) {
    // The rest of the line does not matter, nor does the value.
    if case .help = option.storage { return }
    given[option.name] = value
    let text = String(decoding: value, as: UTF8.self)
    if option.isSwitch {
      guard let isOn = goBool(text) else {
        throw UsageError("invalid boolean value \"\(text)\" for -\(option.name): parse error")
      }
      if case .flag(let place) = option.storage { self[keyPath: place.path] = isOn }
      return
    }
    do throws(ValueFault) {
      try store(value, text, option.storage)
    } catch {
      throw UsageError("invalid value \(goQuoted(value)) for flag -\(option.name): \(error.reason)")
    }
  }

  private mutating func store(
    _ value: [UInt8], _ text: String, _ storage: Option.Storage
  ) throws(ValueFault) {
    switch storage {
    case .text(let place): self[keyPath: place.path] = value
    case .optionalText(let place): self[keyPath: place.path] = value
    case .texts(let place), .profiles(let place): self[keyPath: place.path].append(value)
    case .integer(let place): self[keyPath: place.path] = try goInteger(text)
    case .optionalInteger(let place): self[keyPath: place.path] = try goInteger(text)
    case .number(let place): self[keyPath: place.path] = try goDouble(text)
    case .parsed(let read): try read(&self, value)
    case .flag, .member, .selector, .report, .help, .ignored: break
    }
  }

  /// Whether an option has a value that counts: a switch that is on, a text that is not empty.
  func has(_ option: Option) -> Bool {
    guard let value = given[option.name] else { return false }
    if option.isSwitch { return goBool(String(decoding: value, as: UTF8.self)) ?? false }
    switch option.storage {
    case .optionalText, .texts: return true
    default: return !value.isEmpty
    }
  }

  /// The value of an option that was given, as it was written.
  func value(of option: Option) -> [UInt8]? { given[option.name] }

  // MARK: Checks

  /// Checks that the words make sense together, in the order in which pprof does.
  private mutating func check(_ spelled: Verb?) throws(UsageError) {
    let asOptions = OptionTable.all.filter(has).compactMap { option in
      if case .report(let kind) = option.storage { kind } else { nil }
    }
    let chosen = [spelled?.report].compactMap(\.self) + asOptions
    verb = spelled ?? chosen.first.map(Verb.report)
    if wantsHelp || wantsVersion { return }
    if case .diff? = verb {
      for choice in Choice.allCases { try checkChoice(choice) }
    } else {
      try checkSources(spelled?.report)
      for choice in Choice.allCases { try checkChoice(choice) }
      if chosen.count > 1 { throw UsageError("must set at most one output format") }
      if let report, spelled == nil { pattern = given[report.name] ?? [] }
    }
    try checkRelations()
  }

  private mutating func checkSources(_ spelled: ReportKind?) throws(UsageError) {
    if let spelled, spelled.takesPattern {
      if positionals.count < 2 { throw .noPattern(spelled) }
      pattern = positionals.removeFirst()
    } else if positionals.isEmpty {
      throw .noSource(
        report, isFile: spelled.map { Files.exists($0.name.bytes) } ?? false)
    }
  }

  private func checkChoice(_ choice: Choice) throws(UsageError) {
    let set = OptionTable.members(of: choice).filter(has).map(\.name)
    if set.count > 1 { throw .conflict(set) }
    if choice == .granularity, rows != nil, let other = set.first {
      throw .conflict(["by", other])
    }
  }

  /// Checks what the records of the options say of verbs and of each other.
  private func checkRelations() throws(UsageError) {
    let options = OptionTable.all.filter(has)
    let names = options.map(\.name)
    for option in options where option.verbs.isDisjoint(with: VerbSet(verb)) {
      throw .refused(option, by: verb)
    }
    for need in options.flatMap(\.needs) where !names.contains(need.other) {
      throw UsageError(need.message)
    }
    for exclusion in options.flatMap(\.exclusions) where names.contains(exclusion.other) {
      throw UsageError(exclusion.message)
    }
  }

  // MARK: Settings

  /// Makes settings of the switches of which one counts.
  private mutating func choose() {
    func member(of choice: Choice) -> String? {
      OptionTable.members(of: choice).first(where: has)?.name
    }
    settings.limits.order = member(of: .sort).flatMap(RowOrder.init) ?? .flat
    settings.detail.granularity =
      rows?.granularity ?? member(of: .granularity).flatMap { .init(rawValue: $0) }
    settings.detail.isByPackage = rows == .package
    let flags = OptionTable.all.filter(has).compactMap { option in
      if case .selector(let flag) = option.storage { flag } else { nil }
    }
    for flag in SampleTypeFlag.allCases where flags.contains(flag) {
      if settings.values.sampleIndex.isEmpty {
        settings.values.sampleIndex = Array(flag.sampleType.utf8)
      } else {
        warnings.append("Multiple value selections, ignoring -\(flag.rawValue)")
      }
      if flag.isMean { settings.values.isMean = true }
    }
    if report != nil {
      // Lines to paste are for the shell that reads them, which is our own where no report is named.
      settings.advice.commands = CommandSpelling(commandLineWith: repeated)
    }
  }
}
