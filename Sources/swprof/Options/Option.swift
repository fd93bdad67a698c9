/// An option of the command line: what parsing, help and completion need to know of it.
struct Option: Sendable {
  enum Kind: Sendable {
    /// On or off; a value only after `=`.
    case flag
    case text, integer, number
    /// Text that may be given several times, each time with another.
    case texts
    /// Profiles: all words up to the next option.
    case profiles
    /// One of several that exclude each other, such as the granularities.
    case member(of: Choice)
    /// Chooses a report that needs no pattern.
    case command
  }

  let name: String
  let kind: Kind
  /// What stands for the value in help; empty for flags.
  let placeholder: String
  let help: String
  /// The setting that it gives a value, where it is one: those are the variables of the shell.
  let variable: Variable?

  init(
    name: String, kind: Kind, placeholder: String = "", help: String, variable: Variable? = nil
  ) {
    self.name = name
    self.kind = kind
    self.placeholder = placeholder
    self.help = help
    self.variable = variable
  }

  static func flag(
    _ name: String, _ help: String,
    sets setting: WritableKeyPath<Settings, Bool>? = nil
  ) -> Option {
    Option(name: name, kind: .flag, help: help, variable: setting.map { .flag(Setting($0)) })
  }

  static func text(
    _ name: String, _ placeholder: String, _ help: String,
    sets setting: WritableKeyPath<Settings, [UInt8]>? = nil
  ) -> Option {
    Option(
      name: name, kind: .text, placeholder: placeholder, help: help,
      variable: setting.map { .text(Setting($0)) })
  }

  static func texts(_ name: String, _ placeholder: String, _ help: String) -> Option {
    Option(name: name, kind: .texts, placeholder: placeholder, help: help)
  }

  static func profiles(_ name: String, _ placeholder: String, _ help: String) -> Option {
    Option(name: name, kind: .profiles, placeholder: placeholder, help: help)
  }

  static func integer(
    _ name: String, _ placeholder: String, _ help: String,
    sets setting: WritableKeyPath<Settings, Int>? = nil
  ) -> Option {
    Option(
      name: name, kind: .integer, placeholder: placeholder, help: help,
      variable: setting.map { .integer(Setting($0)) })
  }

  static func number(
    _ name: String, _ placeholder: String, _ help: String,
    sets setting: WritableKeyPath<Settings, Double>
  ) -> Option {
    Option(
      name: name, kind: .number, placeholder: placeholder, help: help,
      variable: .number(Setting(setting)))
  }

  static func member(_ name: String, of choice: Choice, _ help: String) -> Option {
    Option(name: name, kind: .member(of: choice), help: help)
  }

  static func command(_ command: Command) -> Option {
    Option(
      name: command.rawValue, kind: command.takesPattern ? .text : .command,
      placeholder: command.takesPattern ? "RE" : "", help: command.summary)
  }

  /// Whether it stands alone, without a value behind it.
  var isSwitch: Bool {
    switch kind {
    case .flag, .member, .command: true
    case .text, .integer, .number, .texts, .profiles: false
    }
  }
}
