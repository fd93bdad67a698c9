/// What the value of an option can be, as far as that can be completed.
enum OptionValues: Sendable {
  case files, folders
  case words([String])
  /// What the profile on the line has.
  case sampleTypes
  case labelKeys(followedBy: String)
  /// An expression that functions match: the shell, which has a profile, completes their names.
  case functions
  /// A number, a name or an expression of the user's own.
  case anything
}
