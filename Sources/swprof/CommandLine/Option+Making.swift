import Profiles

/// Options by type of value.
///
/// What `sets` a setting is a variable of the shell, too; what goes `into` the arguments is of the
/// command line alone.
extension Option {
  static func flag(
    _ name: String, _ help: String, sets setting: WritableKeyPath<Settings, Bool>
  ) -> Option {
    flag(name, help, into: place(of: setting))
      .variable(.flag(Setting(setting)))
  }

  static func flag(
    _ name: String, _ help: String, into place: WritableKeyPath<Arguments, Bool>
  ) -> Option {
    Option(name, "", help, .flag(Place(place)))
  }

  static func text(
    _ name: String, _ placeholder: String, _ help: String,
    sets setting: WritableKeyPath<Settings, [UInt8]>, values: OptionValues = .anything
  ) -> Option {
    text(
      name, placeholder, help, into: place(of: setting), values: values
    )
    .variable(.text(Setting(setting)))
  }

  static func text(
    _ name: String, _ placeholder: String, _ help: String,
    into place: WritableKeyPath<Arguments, [UInt8]>, values: OptionValues = .anything
  ) -> Option {
    Option(name, placeholder, help, .text(Place(place))).completed(by: values)
  }

  static func integer(
    _ name: String, _ placeholder: String, _ help: String,
    sets setting: WritableKeyPath<Settings, Int>
  ) -> Option {
    Option(
      name, placeholder, help, .integer(Place(place(of: setting)))
    )
    .variable(.integer(Setting(setting)))
  }

  static func integer(
    _ name: String, _ placeholder: String, _ help: String,
    into place: WritableKeyPath<Arguments, Int?>
  ) -> Option {
    Option(name, placeholder, help, .optionalInteger(Place(place)))
  }

  static func number(
    _ name: String, _ placeholder: String, _ help: String,
    sets setting: WritableKeyPath<Settings, Double>
  ) -> Option {
    Option(name, placeholder, help, .number(Place(place(of: setting))))
      .variable(.number(Setting(setting)))
  }

  /// One of a few words; without one, nothing changes.
  static func word<Word: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ placeholder: String, _ help: String,
    into place: WritableKeyPath<Arguments, Word>
  ) -> Option {
    let (place, words) = (Place(place), Word.allCases.map(\.rawValue))
    let storage = Storage.parsed { arguments, text throws(ValueFault) in
      if text.isEmpty { return }
      arguments[keyPath: place.path] = try Word(oneOfFew: text)
    }
    return Option(name, placeholder, help, storage).completed(by: .words(words))
  }

  static func profiles(
    _ name: String, _ placeholder: String, _ help: String,
    into place: WritableKeyPath<Arguments, [[UInt8]]>
  ) -> Option {
    Option(name, placeholder, help, .profiles(Place(place))).completed(by: .files)
  }

  static func member(_ name: String, of choice: Choice, _ help: String) -> Option {
    Option(name, "", help, .member(of: choice))
  }

  static func selector(_ flag: SampleTypeFlag) -> Option {
    let mean = flag.isMean ? " -mean" : ""
    return Option(flag.rawValue, "", "as -sample_index=\(flag.sampleType)\(mean)", .selector(flag))
  }

  static func report(_ kind: ReportKind) -> Option {
    Option(kind.name, kind.takesPattern ? "RE" : "", kind.summary, .report(kind))
      .only(for: .reports)
      .refused(by: .diff, "is no option of diff, which is a report of its own")
  }

  /// A filter by function, file and binary.
  static func filter(
    _ name: String, _ help: String, frames member: WritableKeyPath<FrameFilter, Pattern?>
  ) -> Option {
    let target: WritableKeyPath<Selection, FrameFilter> = \.frames
    return text(name, "RE", help, sets: \.frames[dynamicMember: member], values: .functions)
      .filtering(Filter(target: .pattern(Place(target.appending(path: member))))).repeated
  }

  /// A filter by the keys of labels.
  static func filter(
    _ name: String, _ help: String, keys member: WritableKeyPath<LabelFilter, Pattern?>
  ) -> Option {
    let target: WritableKeyPath<Selection, LabelFilter> = \.labels
    return text(
      name, "RE", help, sets: \.labels[dynamicMember: member],
      values: .labelKeys(followedBy: "")
    )
    .filtering(Filter(target: .pattern(Place(target.appending(path: member))))).repeated
  }

  /// A filter by the values of labels.
  static func filter(
    _ name: String, _ help: String,
    labels member: WritableKeyPath<LabelFilter, LabelCondition?>
  ) -> Option {
    let target: WritableKeyPath<Selection, LabelFilter> = \.labels
    return text(
      name, "[KEY=]TEST", help, sets: \.labels[dynamicMember: member],
      values: .labelKeys(followedBy: "=")
    )
    .filtering(Filter(target: .condition(Place(target.appending(path: member))))).repeated
    .remarked(
      "A number or range: 1kb, 1kb:10kb, memory=32mb: for labels with numbers;",
      "or regular expressions for labels with text: foo, foo.*bar, mytag=foo.*bar.")
  }

  /// Keys of labels that become frames.
  static func keys(
    _ name: String, _ help: String, sets setting: WritableKeyPath<Settings, [UInt8]>,
    selects place: WritableKeyPath<Selection, [[UInt8]]>
  ) -> Option {
    text(name, "KEYS", help, sets: setting, values: .labelKeys(followedBy: ""))
      .filtering(Filter(target: .keys(Place(place)), listing: .structure)).repeated
  }
}

/// What else a record says.
extension Option {
  /// Where the arguments have a setting.
  private static func place<Value>(
    of setting: WritableKeyPath<Settings, Value>
  ) -> WritableKeyPath<Arguments, Value> {
    let settings: WritableKeyPath<Arguments, Settings> = \.settings
    return settings.appending(path: setting)
  }

  private func with<Value>(_ path: WritableKeyPath<Option, Value>, _ value: Value) -> Option {
    var option = self
    option[keyPath: path] = value
    return option
  }

  private func variable(_ variable: Variable) -> Option { with(\.variable, variable) }

  private func filtering(_ filter: Filter) -> Option { with(\.filter, filter) }

  var repeated: Option { with(\.isRepeated, true) }

  /// The shell does not list it, as pprof does not.
  var unlisted: Option { with(\.isListed, false) }

  /// The shell's `:` takes it away.
  var cleared: Option {
    var option = self
    option.filter?.isCleared = true
    return option
  }

  func listed(_ listing: Filter.Listing) -> Option {
    var option = self
    option.filter?.listing = listing
    return option
  }

  func completed(by values: OptionValues) -> Option { with(\.values, values) }

  func also(_ alias: String) -> Option { with(\.aliases, aliases + [alias]) }

  func remarked(_ remarks: String...) -> Option { with(\.remarks, self.remarks + remarks) }

  func only(for verbs: VerbSet) -> Option { with(\.verbs, verbs) }

  func refused(by verbs: VerbSet, _ reason: String) -> Option {
    with(\.refusals, refusals + [Refusal(verbs: verbs, reason: reason)])
      .only(for: self.verbs.subtracting(verbs))
  }

  /// - Parameter message: What is said where both are given; `nil` for the plain words.
  func excluding(_ other: String, _ message: String? = nil) -> Option {
    let plain = "-\(name) and -\(other) cannot both be specified"
    return with(\.exclusions, exclusions + [Relation(other: other, message: message ?? plain)])
  }

  func needing(_ other: String) -> Option {
    let message = "-\(name) only makes sense with -\(other)"
    return with(\.needs, needs + [Relation(other: other, message: message)])
  }
}

extension RawRepresentable<String> where Self: CaseIterable {
  /// The value that a word means.
  init(oneOfFew word: [UInt8]) throws(ValueFault) {
    guard let value = Self(rawValue: String(decoding: word, as: UTF8.self)) else {
      let words = Self.allCases.map(\.rawValue).joined(separator: ", ")
      throw .expected("one of \(words)")
    }
    self = value
  }
}
