/// All options, by subject. Parsing, help and the variables of the shell are read off this one table.
enum OptionTable {
  struct Group: Sendable {
    let title: String
    let options: [Option]
  }

  /// The option of that name; dashes inside a name may stand for underscores.
  static func option(named name: String) -> Option? {
    let name = String(name.map { $0 == "-" ? "_" : $0 })
    return groups.lazy.flatMap(\.options).first { $0.name == name }
  }

  /// The variables of the shell by name: the settings, and the choices among members.
  static let variables: [(name: String, variable: Variable)] = {
    let settings = groups.flatMap(\.options).compactMap { option in
      option.variable.map { (option.name, $0) }
    }
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

  /// The options that make a choice: one of them at most.
  static func members(of choice: Choice) -> [Option] {
    groups.flatMap(\.options).filter { option in
      if case .member(of: choice) = option.kind { true } else { false }
    }
  }

  /// Whether the shell knows a variable or member of that name; the choices themselves have no help.
  static func isHelped(_ name: String) -> Bool {
    choice(ofMember: name) != nil || (variable(named: name).map { !$0.isChoice } ?? false)
  }

  static let groups: [Group] = [
    Group(title: "Report (pprof's spelling)", options: Command.allCases.map(Option.command)),
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

  private static let detail: [Option] = [
    .member("functions", of: .granularity, "one row a function (default)"),
    .member("filefunctions", of: .granularity, "one row a function and file"),
    .member("files", of: .granularity, "one row a source file"),
    .member("lines", of: .granularity, "one row a source line"),
    .member("addresses", of: .granularity, "one row an address"),
    .text(
      "by", "WHAT",
      "one row a function, line, file, package or address; the same as the options above"),
    .flag(
      "noinlines", "count inlined functions for the function they were inlined into",
      sets: \.detail.hidesInlines),
    .flag("showcolumns", "show columns with lines", sets: \.detail.showsColumns),
    .flag("intel_syntax", "show instructions in Intel's syntax", sets: \.detail.usesIntelSyntax),
    .text(
      "trim_path", "DIRS", "prefixes to remove from source paths, separated by colons",
      sets: \.detail.trimPath),
    .text(
      "source_path", "DIRS", "directories of the source, separated by colons",
      sets: \.detail.sourcePath),
  ]

  private static let order: [Option] = [
    .member("cum", of: .sort, "sort by the value with all that was called"),
    .member("flat", of: .sort, "sort by a row's own value (default)"),
    .integer(
      "nodecount", "N", "show at most N rows (default: all in top, 80 elsewhere)",
      sets: \.limits.nodeCount),
    .number(
      "nodefraction", "F", "drop rows below this share of the total (default 0.005)",
      sets: \.limits.nodeFraction),
    .flag(
      "call_tree", "tell call paths apart, in pictures and callgrind", sets: \.limits.isCallTree),
    .number(
      "edgefraction", "F", "drop calls below this share of the total (default 0.001)",
      sets: \.limits.edgeFraction),
    .flag(
      "trim", "drop small rows as the two options above say (default true)",
      sets: \.limits.areHeeded),
  ]

  private static let values: [Option] = [
    .text(
      "sample_index", "NAME|N", "which value of the samples to show, by name or number",
      sets: \.values.sampleIndex),
    .flag("mean", "divide by the first value of the samples", sets: \.values.isMean),
    .text(
      "unit", "UNIT", "write values in this unit; minimum (default) or auto choose one",
      sets: \.values.unit),
    .number("divide_by", "X", "divide values by X before they are written", sets: \.values.divisor),
    .flag(
      "relative_percentages", "percentages of what the filters leave, not of everything",
      sets: \.values.isRelative),
  ]

  private static let selectors: [Option] = [
    .flag("inuse_space", "as -sample_index=inuse_space"),
    .flag("inuse_objects", "as -sample_index=inuse_objects"),
    .flag("alloc_space", "as -sample_index=alloc_space"),
    .flag("alloc_objects", "as -sample_index=alloc_objects"),
    .flag("contentions", "as -sample_index=contentions"),
    .flag("total_delay", "as -sample_index=delay"),
    .flag("mean_delay", "as -sample_index=delay -mean"),
  ]

  private static let frames: [Option] = [
    .text("focus", "RE", "keep samples whose stack matches", sets: \.frames.focus),
    .text("ignore", "RE", "drop samples whose stack matches", sets: \.frames.ignore),
    .text("hide", "RE", "remove frames that match", sets: \.frames.hide),
    .text("show", "RE", "keep only frames that match", sets: \.frames.show),
    .text(
      "show_from", "RE", "cut stacks above the topmost frame that matches", sets: \.frames.showFrom),
    .text(
      "prune_from", "RE", "cut stacks below the first frame that matches", sets: \.frames.pruneFrom),
  ]

  private static let labels: [Option] = [
    .text(
      "tagfocus", "[KEY=]TEST", "keep samples by label: RE,RE or a range such as 1kb:2mb",
      sets: \.labels.focus),
    .text("tagignore", "[KEY=]TEST", "drop samples by label", sets: \.labels.ignore),
    .text("tagshow", "RE", "keep only labels whose key matches", sets: \.labels.show),
    .text("taghide", "RE", "remove labels whose key matches", sets: \.labels.hide),
    .text(
      "tagroot", "KEYS", "add frames at the root, made of the values of these labels",
      sets: \.labels.roots),
    .text(
      "tagleaf", "KEYS", "add frames at the leaf, made of the values of these labels",
      sets: \.labels.leaves),
  ]

  private static let comparing: [Option] = [
    .profiles("old", "PROFILE...", "with diff: the runs before a change"),
    .profiles("new", "PROFILE...", "with diff: the runs after it"),
    .text("base", "PROFILE", "subtract this profile"),
    .text("diff_base", "PROFILE", "subtract it; percentages are of its total"),
    .flag(
      "normalize", "scale the profile, or each run, to the total of what it is compared with",
      sets: \.comparison.isNormalized),
    .flag("drop_negative", "leave out rows that shrank", sets: \.comparison.dropsNegative),
  ]

  private static let gates: [Option] = [
    .texts(
      "fail_if", "GATE",
      "fail where something grew by more: 'total > +10%', 'cum(RE) > +5%', 'flat(RE) > 2pp', "
        + "'inuse_space(RE) > +50MB'; may be given several times"),
    .text(
      "gates", "FILE",
      "read gates from FILE, one a line (default .swprof-gates where there is such a file; "
        + "without any gate: total > +3%)"),
    .flag("no_gates", "let nothing fail"),
    .flag("any_change", "fail for growth that may be chance, too"),
    .text("junit", "FILE", "write the gates to FILE, as JUnit writes tests"),
  ]

  private static let reading: [Option] = [
    .text(
      "symbolize", "MODE",
      "names from local (default), fastlocal or remote, or none; then :force, "
        + ":demangle=full|templates|none|default"),
    .text("buildid", "ID", "the build id of the program, where the profile has none"),
    .text("add_comment", "TEXT", "add a comment to the profile"),
    .text("tools", "PATHS", "where pprof's helper programs are; swprof needs none"),
    .integer("seconds", "N", "how long servers take their profile for"),
    .integer("timeout", "N", "how many seconds to wait for servers (default 1.5 times the above)"),
    .text("tls_cert", "FILE", "the certificate by which servers know this client"),
    .text("tls_key", "FILE", "the key of that certificate"),
    .text("tls_ca", "FILE", "authorities to trust in place of the system's"),
    .flag("all_frames", "keep the frames that the profile itself wants dropped"),
    .flag("strict", "end with status 2 where there is a warning, for CI"),
    .text("max_profile_bytes", "SIZE", "refuse larger profiles, decompressed (default 1GB)"),
  ]

  private static let output: [Option] = [
    .text("output", "FILE", "write the report to FILE", sets: \.output.path),
    .text(
      "format", "FORMAT", "write tables as text (default), json, csv or markdown"),
    .text("http", "HOST:PORT", "serve a web page (not there yet)"),
    .flag("no_browser", "open no browser for -http"),
    .text("color", "WHEN", "colours: auto (default, on terminals only), always or never"),
    .text("layout", "WHERE", "flamegraph: icicle (default), the root on top, or flame"),
    .flag("no_pager", "show long reports on a terminal without $PAGER"),
    .text("rules", "FILE", "advise by the rules of a file, too"),
    .flag("compact_labels", "leave out the lines about the profile", sets: \.output.isCompact),
    .flag("version", "print the version"),
    .flag("help", "print this"),
  ]
}
