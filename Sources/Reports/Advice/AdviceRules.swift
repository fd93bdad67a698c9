/// The table of what advice looks for.
///
/// A row is a rule: which functions it is about, in which programs, from which share on, and what to
/// say. To add one is to add a row; nothing else knows any of them by name. The rows are in files by
/// the runtime that they are about, and every threshold is there with its reason. A user's file may
/// add rows and change these (`AdviceRulesFile`).
package struct AdviceRules: Equatable, Sendable {
  /// All rules, each name once.
  package private(set) var rules: [AdviceRule]

  /// The rules that swprof knows.
  package init() { rules = Self.general + Self.go + Self.native + Self.swift }

  /// Adds a rule, or puts it in the place of the one of that name.
  mutating func set(_ rule: AdviceRule) {
    if let position = rules.firstIndex(where: { $0.name == rule.name }) {
      rules[position] = rule
    } else {
      rules.append(rule)
    }
  }

  /// The rule of that name.
  subscript(name: String) -> AdviceRule? { rules.first { $0.name == name } }
}
