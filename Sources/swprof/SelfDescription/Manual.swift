/// The manual page, in the macros of mdoc(7): the table of options and the text around it.
enum Manual {
  static var text: String {
    let groups = OptionTable.groups.filter { !$0.isOfReports }
    return [
      opening, reports, ManualText.patterns, groups.map(section).joined(),
      ManualText.comparison, ManualText.gates, ManualText.shell,
      ManualText.environment, ManualText.files, ManualText.exitStatus, examples,
      ManualText.closing,
    ].joined()
  }

  private static let opening = """
    .Dd November 21, 2026
    .Dt SWPROF 1
    .Os
    .Sh NAME
    .Nm swprof
    .Nd analyze profiles
    .Sh SYNOPSIS
    .Nm
    .Ar report
    .Op Ar options
    .Op Ar binary
    .Ar profile ...
    .Nm
    .Cm diff
    .Op Ar options
    .Ar old new
    .Nm
    .Fl Ns Ar report
    .Op Ar options
    .Op Ar binary
    .Ar profile ...
    .Nm
    .Op Ar options
    .Op Ar binary
    .Ar profile ...
    .Sh DESCRIPTION
    .Nm
    reads profiles of Go, C++, Java and other programs, and prints reports on them.
    It reads what
    .Ql go tool pprof
    reads, takes its options, and prints the same.
    .Pp
    A
    .Ar profile
    is a file, a server or
    .Ql - ,
    which is standard input; several are merged.
    A server is named by a URL, or by its host and port:
    .Ql localhost:6060
    means the CPU profile that a Go program offers there.
    The
    .Ar binary ,
    an ELF file before the first profile, is the program that was profiled, where
    the profile does not say or the program has moved.
    .Pp
    A report is named by the first word, or as pprof has it by an option anywhere
    among the others.
    In the first spelling options may stand anywhere; in the second they end at the
    first word that is not one.
    Without a report
    .Nm
    reads commands, as described below.

    """

  private static var reports: String {
    let items = Verb.all.filter(\.readsProfiles).map { verb in
      let pattern = verb.report?.takesPattern == true ? " Ar regex" : ""
      return ".It Cm \(verb.name)\(pattern)\n\(sentence(verb.summary))"
    }
    return """
      .Ss Reports
      .Bl -tag -compact -width kcachegrind
      \(items.joined(separator: "\n"))
      .El

      """
  }

  private static func section(_ group: OptionTable.Group) -> String {
    let items = group.options.map { option in
      let value = option.placeholder.isEmpty ? "" : " Ar \(argument(option.placeholder))"
      return ".It Fl \(option.name)\(value)\n\(sentence(option.help))"
    }
    return """
      .Ss \(escaped(group.title))
      .Bl -tag -width Ds
      \(items.joined(separator: "\n"))
      .El

      """
  }

  private static var examples: String {
    let ofReports = ReportKind.all.filter { $0.name != "text" }.flatMap(HelpText.examples)
    let lines = ofReports + HelpText.examplesOfComparison
    return """
      .Sh EXAMPLES
      .Bd -literal
      \(lines.map(escaped).joined(separator: "\n"))
      .Ed

      """
  }

  // MARK: Escapes

  /// A fragment of the help text as a sentence.
  private static func sentence(_ text: String) -> String {
    escaped(text.prefix(1).uppercased() + text.dropFirst() + (text.hasSuffix(".") ? "" : "."))
  }

  /// A word that macros take as it is.
  private static func argument(_ text: String) -> String { "\"\(escaped(text))\"" }

  /// Text without what roff reads as more: backslashes, dashes that become hyphens, and dots and
  /// apostrophes at the start.
  private static func escaped(_ text: String) -> String {
    var result = text.first == "." || text.first == "'" ? "\\&" : ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "\"": result += "\\(dq"
      default: result.append(character)
      }
    }
    return result
  }
}
