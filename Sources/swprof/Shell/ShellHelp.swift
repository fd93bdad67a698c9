/// What `help` says in the shell.
enum ShellHelp {
  /// - Parameter topic: A report or a variable; empty for all of them.
  static func lines(on topic: [UInt8], _ sampleTypes: [[UInt8]]) throws(ShellError) -> [String] {
    let name = String(decoding: topic, as: UTF8.self)
    if name.isEmpty { return general }
    if let kind = ReportKind(named: name) { return lines(on: kind) }
    guard let option = OptionTable.option(named: name), OptionTable.isHelped(name) else {
      throw ShellError("Unknown command: \(name)")
    }
    var lines = ["\(name): \(option.help)"] + option.remarks
    if option.variable?.isSampleIndex == true {
      let types = sampleTypes.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
      lines.append("Or use sample_index=name, with name in [\(types)].")
    }
    return lines
  }

  private static var general: [String] {
    let reports = ReportKind.all.sorted { $0.name < $1.name }.map { row($0.name, $0.summary) }
    let settings = OptionTable.all.filter { $0.variable != nil }
      .sorted { $0.name < $1.name }.map { row($0.name, $0.help) }
    let choices = Choice.allCases.flatMap { choice in
      ["    \(choice.rawValue)"]
        + OptionTable.members(of: choice).map { "  " + row($0.name, $0.help) }
    }
    return ["  Commands:"] + reports
      + [
        row("o/options", "list the variables and their values"),
        row("q/quit/exit/^D", "leave"), "", "  Variables (NAME=VALUE sets one):",
      ] + settings + ["", "  Choices (NAME=MEMBER, or MEMBER=1):"] + choices
      + [
        "", "  :   takes away \(cleared)",
        "  The name of a sample type shows its values; total_NAME and mean_NAME sums and means.",
        "", #"  type "help <cmd|option>" for more"#,
      ]
  }

  private static func row(_ name: String, _ summary: String) -> String {
    "    \(padded(name, 22)) \(summary)"
  }

  /// The filters that `:` takes away, as a list in words.
  private static var cleared: String {
    let names = Shortcuts.cleared
    return names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
  }

  private static func lines(on kind: ReportKind) -> [String] {
    let summary = "\(kind.name): \(kind.summary)"
    if kind.shellWords.isEmpty { return [summary] }
    return [summary, "  Usage:"] + ([usage(of: kind)] + explanation(of: kind)).map { "    \($0)" }
  }

  private static func usage(of kind: ReportKind) -> String {
    let words = kind.shellWords
    let filters = words.contains(.labels) ? "[tag_regex]*" : "[focus_regex]*"
    let parts: [String?] = [
      kind.name, kind.takesPattern ? "func_regex" : nil, words.contains(.count) ? "[n]" : nil,
      filters, "[-ignore_regex]*", words.contains(.order) ? "[-cum]" : nil,
      hasFile(kind) ? "[>file]" : nil,
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }

  private static func explanation(of kind: ReportKind) -> [String] {
    let words = kind.shellWords
    return [
      words.contains(.count)
        ? "n: at most so many rows; the digits may follow the name directly, as in top10" : nil,
      words.contains(.labels)
        ? "labels whose key:value matches tag_regex, without those that match ignore_regex"
        : "samples that go through focus_regex, without those that go through ignore_regex",
      words.contains(.order) ? "-cum: sorted by cumulative value" : nil,
      hasFile(kind) ? ">file: the report goes into that file" : nil,
    ].compactMap(\.self)
  }

  /// Whether the report can go into a file: viewers have files of their own.
  private static func hasFile(_ kind: ReportKind) -> Bool {
    if case .viewer = kind.delivery { false } else { true }
  }
}
