import Profiles

extension Settings {
  /// The settings that a command line gives; the others are as they are by themselves.
  init(_ arguments: Arguments, warnings: inout [String]) {
    self.init()
    for option in OptionTable.groups.lazy.flatMap(\.options) {
      switch option.variable {
      case .flag(let setting): arguments.flag(option.name).map { self[setting] = $0 }
      case .text(let setting): arguments.givenText(option.name).map { self[setting] = $0 }
      case .integer(let setting): arguments.integer(option.name).map { self[setting] = $0 }
      case .number(let setting): arguments.number(option.name).map { self[setting] = $0 }
      case .choice, nil: break
      }
    }
    limits.order = arguments.member(of: .sort).flatMap(RowOrder.init) ?? .flat
    detail.granularity = arguments.member(of: .granularity).flatMap { .init(rawValue: $0) }
    heedSelectors(arguments, &warnings)
  }

  /// Options that are sample types; the first that is set counts.
  private static let selectors = [
    ("total_delay", "delay"), ("mean_delay", "delay"), ("contentions", "contentions"),
    ("inuse_space", "inuse_space"), ("inuse_objects", "inuse_objects"),
    ("alloc_space", "alloc_space"), ("alloc_objects", "alloc_objects"),
  ]

  private mutating func heedSelectors(_ arguments: Arguments, _ warnings: inout [String]) {
    for (selector, name) in Self.selectors where arguments.isSet(selector) {
      if values.sampleIndex.isEmpty {
        values.sampleIndex = Array(name.utf8)
      } else {
        warnings.append("Multiple value selections, ignoring -\(selector)")
      }
    }
    if arguments.isSet("mean_delay") { values.isMean = true }
  }
}

extension Settings.Detail {
  /// The words that say what a row stands for, as people say it.
  private static let kindsOfRows: [(word: String, granularity: Granularity)] = [
    ("function", .functions), ("line", .lines), ("file", .files), ("package", .functions),
    ("address", .addresses),
  ]

  /// Heeds `-by`, another spelling of the granularities.
  mutating func heedBy(_ arguments: Arguments) throws(UsageError) {
    guard let word = arguments.givenText("by") else { return }
    let text = String(decoding: word, as: UTF8.self)
    guard let kind = Self.kindsOfRows.first(where: { $0.word == text }) else {
      let words = Self.kindsOfRows.map(\.word).joined(separator: ", ")
      throw UsageError("invalid value \(goQuoted(word)) for flag -by: expected one of \(words)")
    }
    if let other = arguments.member(of: .granularity) {
      throw UsageError("conflicting options set: [by \(other)]")
    }
    granularity = kind.granularity
    isByPackage = text == "package"
  }
}
