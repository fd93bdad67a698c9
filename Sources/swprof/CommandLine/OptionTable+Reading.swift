import ProfileLoading
import Profiles

/// Options that say what is read and compared, and where reports go.
extension OptionTable {
  static let comparing: [Option] = [
    .profiles("old", "PROFILE...", "with diff: the runs before a change", into: \.before)
      .refused(by: .reports, "only makes sense with diff (try: swprof diff -old a1 -new b1 b2)"),
    .profiles("new", "PROFILE...", "with diff: the runs after it", into: \.after)
      .refused(by: .reports, "only makes sense with diff (try: swprof diff -old a1 -new b1 b2)"),
    .text("base", "PROFILE", "subtract this profile", into: \.base, values: .files)
      .refused(by: .diff, baseOfDiff).repeated,
    .text(
      "diff_base", "PROFILE", "subtract it; percentages are of its total", into: \.diffBase,
      values: .files
    )
    .refused(by: .diff, baseOfDiff)
    .excluding("base", "-base and -diff_base flags cannot both be specified").repeated,
    .flag(
      "normalize", "scale the profile, or each run, to the total of what it is compared with",
      sets: \.comparison.isNormalized
    ).repeated,
    .flag("drop_negative", "leave out rows that shrank", sets: \.comparison.dropsNegative).repeated,
  ]

  private static let baseOfDiff =
    "makes no sense with diff, whose first profile is the base (try: swprof diff OLD NEW)"

  static let gates: [Option] = [
    Option(
      "fail_if", "GATE",
      "fail where something grew by more: 'total > +10%', 'cum(RE) > +5%', 'flat(RE) > 2pp', "
        + "'inuse_space(RE) > +50MB'; may be given several times",
      .texts(Place(\.gates.expressions))),
    Option(
      "gates", "FILE",
      "read gates from FILE, one a line (default .swprof-gates where there is such a file)",
      .optionalText(Place(\.gates.path))
    ).completed(by: .files),
    .flag("no_gates", "let nothing fail", into: \.gates.isOff)
      .excluding("fail_if").excluding("gates")
      .excluding("junit", "-junit tells of gates, of which -no_gates leaves none"),
    .flag("any_change", "fail for growth that may be chance, too", into: \.gates.isForAnyChange),
    Option(
      "alpha", "P",
      "how probable it may be that any gate fails by chance (default 0.01, whatever the noise)",
      .number(Place(\.gates.alpha))),
    .text(
      "junit", "FILE", "write the gates to FILE, as JUnit writes tests", into: \.gates.junitPath,
      values: .files),
  ].map { $0.refused(by: .reports, "only makes sense with diff (try: swprof diff OLD NEW)") }

  static let reading: [Option] = [
    .symbolize(
      "names from local (default), fastlocal or remote, or none; then :force, "
        + ":demangle=full|templates|none|default"
    ).repeated,
    .text(
      "buildid", "ID", "the build id of the program, where the profile has none",
      into: \.load.mainBinary.buildID
    ).repeated,
    .text("add_comment", "TEXT", "add a comment to the profile", into: \.load.comment).repeated,
    Option("tools", "PATHS", "where pprof's helper programs are; swprof needs none", .ignored)
      .completed(by: .files).repeated,
    .integer(
      "seconds", "N", "how long servers take their profile for",
      into: \.load.fetching.durationSeconds
    ).repeated,
    .integer(
      "timeout", "N", "how many seconds to wait for servers (default 1.5 times the above)",
      into: \.load.fetching.timeoutSeconds
    ).repeated,
    .text(
      "tls_cert", "FILE", "the certificate by which servers know this client",
      into: \.load.fetching.certificates.certificate, values: .files
    ).repeated,
    .text(
      "tls_key", "FILE", "the key of that certificate", into: \.load.fetching.certificates.key,
      values: .files
    ).repeated,
    .text(
      "tls_ca", "FILE", "authorities to trust in place of the system's",
      into: \.load.fetching.certificates.authorities, values: .files
    ).repeated,
    .flag(
      "all_frames", "keep the frames that the profile itself wants dropped",
      into: \.load.keepsAllFrames
    ).repeated,
    .flag("strict", "end with status 2 where there is a warning, for CI", into: \.isStrict),
    .maximumProfileBytes("refuse larger profiles, decompressed (default 1GB)").repeated,
  ]

  static let output: [Option] = [
    .text(
      "output", "FILE", "write the report to FILE", sets: \.output.path, values: .files),
    .word(
      "format", "FORMAT",
      "write tables as text (default), json, csv or markdown; traces as folded too",
      into: \.settings.output.format),
    .text("http", "HOST:PORT", "serve a web page (not there yet)", into: \.address)
      .refused(by: .report, "is not compatible with an output format on the command line")
      .refused(by: .diff, "is not compatible with diff"),
    .flag("no_browser", "open no browser for -http", into: \.opensNoBrowser)
      .needing("http").refused(by: .diff, "only makes sense with -http"),
    .word(
      "color", "WHEN", "colours: auto (default, on terminals only), always or never",
      into: \.settings.output.looks.coloring),
    .word(
      "layout", "WHERE", "flamegraph: icicle (default), the root on top, or flame",
      into: \.settings.output.looks.flameLayout),
    .flag(
      "no_pager", "show long reports on a terminal without $PAGER",
      into: \.settings.output.looks.isUnpaged),
    .text(
      "rules", "FILE", "advise by the rules of a file, too", into: \.settings.advice.rulesPath,
      values: .files),
    .flag("compact_labels", "leave out the lines about the profile", sets: \.output.isCompact),
    .flag("version", "print the version", into: \.wantsVersion),
    Option("help", "", "print this", .help).also("h"),
  ]
}

/// Options that are read in ways of their own.
extension Option {
  fileprivate static func symbolize(_ help: String) -> Option {
    let storage = Storage.parsed { arguments, text in
      arguments.load.symbolization =
        text.isEmpty
        ? SymbolizationMode() : SymbolizationMode(String(decoding: text, as: UTF8.self))
    }
    return Option("symbolize", "MODE", help, storage).completed(
      by: .words([
        "local", "fastlocal", "remote", "none", "force", "demangle=full", "demangle=templates",
        "demangle=none", "demangle=default",
      ]))
  }

  fileprivate static func maximumProfileBytes(_ help: String) -> Option {
    let storage = Storage.parsed { arguments, text throws(ValueFault) in
      let usual = DecodingLimits().decompressedBytes
      guard let bytes = text.isEmpty ? usual : byteCount(text), bytes > 0 else {
        throw ValueFault.expected("a size such as 500MB or 4GB")
      }
      arguments.load.limits = DecodingLimits(decompressedBytes: bytes)
    }
    return Option("max_profile_bytes", "SIZE", help, storage)
  }
}
