extension Option {
  /// Whether only `diff` has it.
  var isOfComparisons: Bool { Self.namesOfComparisons.contains(name) }

  /// Whether `diff`, which is a report of its own and has its base on the one side, refuses it.
  var isRefusedByComparisons: Bool {
    Self.namesOfBases.contains(name) || ["http", "no_browser"].contains(name)
  }

  /// The options that name a side.
  static let namesOfSides = ["old", "new"]
  /// The options that are about gates.
  static let namesOfGates = ["fail_if", "gates", "no_gates", "any_change", "junit"]
  /// The options that take a profile off others.
  static let namesOfBases = ["base", "diff_base"]

  private static let namesOfComparisons = namesOfSides + namesOfGates
}
