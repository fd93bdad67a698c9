import Bytes
import Profiles

/// An option of the command line: the one record of all that is known of it.
///
/// Reading, checking, help, completion, the manual page, the variables of the shell, the filters of
/// a report, and the command lines that `advise` prints are made from it.
struct Option: Sendable {
  let name: String
  /// Other names, which are not shown.
  var aliases: [String] = []
  /// The word in place of the value in help; empty for switches.
  let placeholder: String
  let help: String
  /// What the shell's help says besides.
  var remarks: [String] = []
  /// How its value is read, and where it is kept.
  let storage: Storage
  /// The same as a variable of the shell, where it is one.
  var variable: Variable?
  /// Whether the shell lists the variable.
  var isListed = true
  /// What its value can be, as far as that can be completed.
  var values: OptionValues
  /// Which command lines take it.
  var verbs = VerbSet.profiles
  /// Why others do not.
  var refusals: [Refusal] = []
  /// Options that it does not go with, and options of which it needs one.
  var exclusions: [Relation] = []
  var needs: [Relation] = []
  /// Whether it says what is read or which of it is shown, so that another report of the same samples
  /// has to repeat it.
  var isRepeated = false
  /// What part of the profile it selects, if it is a filter.
  var filter: Filter?

  init(_ name: String, _ placeholder: String, _ help: String, _ storage: Storage) {
    self.name = name
    self.placeholder = placeholder
    self.help = help
    self.storage = storage
    values = storage.isSwitch ? .words(["true", "false"]) : .anything
  }

  /// Whether it needs no value; one can only follow after `=`.
  var isSwitch: Bool { storage.isSwitch }

  /// Whether its values are all words up to the next option.
  var takesSeveralWords: Bool { if case .profiles = storage { true } else { false } }

  /// As a command line has it, with a word in place of the value.
  var synopsis: String { "-\(name)" + (placeholder.isEmpty ? "" : " \(placeholder)") }

  /// `name=value`, where the settings have a value.
  func assignment(in settings: Settings) -> [UInt8]? {
    guard let value = variable?.text(in: settings), !value.isEmpty else { return nil }
    return "\(name)=".bytes + value
  }
}

extension Option {
  /// How a value is read, and where it is kept.
  enum Storage: Sendable {
    case flag(Place<Arguments, Bool>)
    case text(Place<Arguments, [UInt8]>)
    /// Text that may be empty.
    case optionalText(Place<Arguments, [UInt8]?>)
    /// Text that may be given several times, each time with another.
    case texts(Place<Arguments, [[UInt8]]>)
    /// Profiles: all words up to the next option.
    case profiles(Place<Arguments, [[UInt8]]>)
    case integer(Place<Arguments, Int>)
    case optionalInteger(Place<Arguments, Int?>)
    case number(Place<Arguments, Double>)
    /// Text that is read at once.
    case parsed(@Sendable (inout Arguments, [UInt8]) throws(ValueFault) -> Void)
    /// A switch that excludes the others of the choice.
    case member(of: Choice)
    /// A switch that is the name of a sample type.
    case selector(SampleTypeFlag)
    /// The name of a report: a switch, or with the regular expression as its value.
    case report(ReportKind)
    /// Ends the command line, with a value or without.
    case help
    /// Accepted, as pprof has it.
    case ignored

    var isSwitch: Bool {
      switch self {
      case .flag, .member, .selector, .help: true
      case .report(let kind): !kind.takesPattern
      case .text, .optionalText, .texts, .profiles, .integer, .optionalInteger, .number, .parsed,
        .ignored:
        false
      }
    }
  }

  /// Why some command lines do not take an option.
  struct Refusal: Sendable {
    let verbs: VerbSet
    /// What follows the option's name.
    let reason: String
  }

  /// Another option, and what is said where the two are at odds.
  struct Relation: Sendable {
    let other: String
    let message: String
  }

  /// What part of a profile an option selects.
  struct Filter: Sendable {
    enum Target: Sendable {
      case pattern(Place<Selection, Pattern?>)
      case condition(Place<Selection, LabelCondition?>)
      /// Keys of labels, separated by commas.
      case keys(Place<Selection, [[UInt8]]>)
    }

    /// Where it is said that the filter is in use.
    enum Listing: Sendable {
      case nowhere
      /// In formats for programs.
      case structure
      /// There, and among the lines about the profile.
      case header
    }

    let target: Target
    var listing = Listing.header
    /// Whether the shell's `:` takes it away.
    var isCleared = false
  }
}

/// Where a value is kept.
///
/// SAFETY: made of key paths to properties alone, which capture nothing that could change.
struct Place<Root, Value>: @unchecked Sendable {
  let path: WritableKeyPath<Root, Value>

  init(_ path: WritableKeyPath<Root, Value>) { self.path = path }
}
