/// All options, by subject. Every use of options reads this one table.
enum OptionTable {
  struct Group: Sendable {
    let title: String
    let options: [Option]
    /// Whether its options are the reports, which have a help text each.
    var isOfReports = false
  }

  static let groups: [Group] = [
    Group(
      title: "Report (pprof's spelling)", options: ReportKind.all.map(Option.report),
      isOfReports: true),
    Group(title: "Detail of rows", options: detail),
    Group(title: "Order and number of rows", options: order),
    Group(title: "Values", options: values),
    Group(title: "Sample types by name, as older versions of pprof had them", options: selectors),
    Group(title: "Keep or drop by function, file or binary (regular expressions)", options: frames),
    Group(title: "Keep or drop by label", options: labels),
    Group(title: "Comparing", options: comparing),
    Group(title: "Gates of diff, which end it with status 1", options: gates),
    Group(title: "Reading profiles", options: reading),
    Group(title: "Output", options: output),
  ]

  static let all = groups.flatMap(\.options)

  /// The filters, in the order in which they are listed.
  static let filters = all.filter { $0.filter != nil }

  /// The option with that name; dashes inside a name may stand for underscores.
  ///
  /// - Parameter verbs: What the command line may be. Several records can share a name if they are for
  ///   different verbs. A record that none of these takes is found too, to say why they refuse it.
  static func option(named name: String, for verbs: VerbSet = .profiles) -> Option? {
    let name = String(name.map { $0 == "-" ? "_" : $0 })
    let named = all.filter { $0.name == name || $0.aliases.contains(name) }
    return named.first { !$0.verbs.isDisjoint(with: verbs) } ?? named.first
  }

  /// The options that make a choice: at most one of them is set.
  static func members(of choice: Choice) -> [Option] {
    all.filter { if case .member(of: choice) = $0.storage { true } else { false } }
  }
}

/// The variables of the shell.
extension OptionTable {
  /// The variables by name: the settings, and the choices among members.
  static let variables: [(name: String, variable: Variable)] = {
    let settings = all.compactMap { option in option.variable.map { (option.name, $0) } }
    let choices = Choice.allCases.map { ($0.rawValue, Variable.choice($0)) }
    return (settings + choices).sorted { $0.0 < $1.0 }
  }()

  static func variable(named name: String) -> Variable? {
    variables.first { $0.name == name }?.variable
  }

  /// The choice that a name is a member of.
  static func choice(ofMember name: String) -> Choice? {
    Choice.allCases.first { $0.members.contains(name) }
  }

  /// Whether the shell has help on a variable or member with that name; choices have none.
  static func isHelped(_ name: String) -> Bool {
    choice(ofMember: name) != nil || (variable(named: name).map { !$0.isChoice } ?? false)
  }
}
