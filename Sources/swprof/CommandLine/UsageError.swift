/// A command line that cannot be followed.
struct UsageError: Error, CustomStringConvertible {
  let description: String
  /// What is shown before it, if the error does not say enough.
  var usage: String?

  init(_ description: String) { self.description = description }

  /// No profile is named.
  ///
  /// - Parameter isFile: Whether there is a file with the report's name.
  static func noSource(_ kind: ReportKind?, isFile: Bool) -> UsageError {
    let report = (kind ?? .top).name
    let hint = isFile ? "the file \(report) is ./\(report)" : "try: swprof \(report) cpu.prof"
    var error = UsageError("no profile source specified (\(hint))")
    error.usage = kind.map(HelpText.usage(of:)) ?? HelpText.general
    return error
  }

  /// No profiles to compare are named.
  static var noSides: UsageError {
    var error = UsageError("no profiles to compare (try: swprof diff before.prof after.prof)")
    error.usage = HelpText.usageOfComparison
    return error
  }

  static func noPattern(_ kind: ReportKind) -> UsageError {
    UsageError(
      "\(kind.name) needs a regular expression and a profile "
        + "(try: swprof \(kind.name) 'main\\.' cpu.prof)")
  }

  /// - Parameter name: The option as it was written.
  static func noValue(_ name: String) -> UsageError {
    UsageError("flag needs an argument: -\(name)")
  }

  /// The report is no table, or has no stacks.
  static func noFormat(_ kind: ReportKind, _ format: OutputFormat) -> UsageError {
    let others =
      format == .folded
      ? ReportKind.all.filter(\.isOfStacks).map(\.name) : Verb.all.filter(\.isTable).map(\.name)
    return UsageError(
      "\(kind.name) cannot be written as \(format.rawValue) (reports with -format"
        + "\(format == .folded ? "=folded" : ""): \(others.joined(separator: ", ")))")
  }

  /// Options exclude each other.
  static func conflict(_ names: [String]) -> UsageError {
    UsageError("conflicting options set: [\(names.joined(separator: " "))]")
  }

  /// The verb does not take an option.
  static func refused(_ option: Option, by verb: Verb?) -> UsageError {
    let refusal = option.refusals.first { !$0.verbs.isDisjoint(with: VerbSet(verb)) }
    return UsageError(
      "-\(option.name) " + (refusal?.reason ?? "is no option of \(verb?.name ?? "the shell")"))
  }

  /// Names the options that an unknown one may have meant.
  static func unknownOption(_ name: String) -> UsageError {
    let names = OptionTable.all.map(\.name)
    let longer = name.count < 2 ? [] : names.filter { $0.hasPrefix(name) }
    let choices = Choice(rawValue: name).map { OptionTable.members(of: $0).map(\.name) } ?? []
    let near = choices.isEmpty ? longer.isEmpty ? nearest(to: name, in: names) : longer : choices
    let hint =
      near.isEmpty
      ? "swprof top --help lists the options"
      : "did you mean " + near.map { "-\($0)" }.joined(separator: " or ") + "?"
    return UsageError("flag provided but not defined: -\(name) (\(hint))")
  }
}
