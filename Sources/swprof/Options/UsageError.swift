/// A command line that cannot be followed.
struct UsageError: Error, CustomStringConvertible {
  let description: String
  /// What is shown before it, if the error does not say enough.
  var usage: String?

  init(_ description: String) { self.description = description }

  /// Nothing is named that could be read.
  ///
  /// - Parameter isFile: Whether there is a file of the report's name.
  static func noSource(_ command: Command?, isFile: Bool) -> UsageError {
    let report = (command ?? .top).rawValue
    let hint = isFile ? "the file \(report) is ./\(report)" : "try: swprof \(report) cpu.prof"
    var error = UsageError("no profile source specified (\(hint))")
    error.usage = command.map(HelpText.usage(of:)) ?? HelpText.general
    return error
  }

  /// Nothing is named that could be compared.
  static var noSides: UsageError {
    var error = UsageError("no profiles to compare (try: swprof diff before.prof after.prof)")
    error.usage = HelpText.usageOfComparison
    return error
  }

  static func noPattern(_ command: Command) -> UsageError {
    UsageError(
      "\(command.rawValue) needs a regular expression and a profile "
        + "(try: swprof \(command.rawValue) 'main\\.' cpu.prof)")
  }

  /// Names the options that an unknown one may have meant.
  static func unknownOption(_ name: String) -> UsageError {
    let names = OptionTable.groups.flatMap(\.options).map(\.name)
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
