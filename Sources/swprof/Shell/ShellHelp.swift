/// What `help` says in the shell.
enum ShellHelp {
  /// - Parameter topic: A command or a variable; empty for all of them.
  static func lines(on topic: [UInt8], _ sampleTypes: [[UInt8]]) throws(ShellError) -> [String] {
    let name = String(decoding: topic, as: UTF8.self)
    if name.isEmpty { return general }
    if let command = Command(rawValue: name) { return lines(on: command) }
    guard let option = OptionTable.option(named: name), OptionTable.isHelped(name) else {
      throw ShellError("Unknown command: \(name)")
    }
    var lines = ["\(name): \(option.help)"] + remarks(name)
    if option.variable?.isSampleIndex == true {
      let types = sampleTypes.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
      lines.append("Or use sample_index=name, with name in [\(types)].")
    }
    return lines
  }

  private static var general: [String] {
    let commands = Command.allCases.sorted { $0.rawValue < $1.rawValue }
      .map { row($0.rawValue, $0.summary) }
    let settings = OptionTable.groups.flatMap(\.options).filter { $0.variable != nil }
      .sorted { $0.name < $1.name }.map { row($0.name, $0.help) }
    let choices = Choice.allCases.flatMap { choice in
      ["    \(choice.rawValue)"]
        + OptionTable.members(of: choice).map { "  " + row($0.name, $0.help) }
    }
    return ["  Commands:"] + commands
      + [
        row("o/options", "list the variables and their values"),
        row("q/quit/exit/^D", "leave"), "", "  Variables (NAME=VALUE sets one):",
      ] + settings + ["", "  Choices (NAME=MEMBER, or MEMBER=1):"] + choices
      + [
        "", "  :   takes away focus, ignore, hide, tagfocus and tagignore",
        "  The name of a sample type shows its values; total_NAME and mean_NAME sums and means.",
        "", #"  type "help <cmd|option>" for more"#,
      ]
  }

  private static func row(_ name: String, _ summary: String) -> String {
    "    \(padded(name, 22)) \(summary)"
  }

  private static func lines(on command: Command) -> [String] {
    guard let usage = usage(of: command) else { return [summary(command)] }
    return [summary(command), "  Usage:", "    \(usage)"] + explanation(command).map { "    \($0)" }
  }

  private static func summary(_ command: Command) -> String {
    "\(command.rawValue): \(command.summary)"
  }

  private static func usage(of command: Command) -> String? {
    let filters = "[focus_regex]* [-ignore_regex]*"
    let name = command.rawValue
    return switch command {
    case .comments, .traces, .raw, .advise, .proto, .topproto: nil
    case .tags: "tags [tag_regex]* [-ignore_regex]* [>file]"
    case .list, .weblist, .disasm: "\(name) func_regex \(filters)" + redirection(command)
    case .peek: "peek func_regex \(filters) [>file]"
    case .top, .text, .tree: "\(name) [n] \(filters) [-cum] [>file]"
    default: "\(name) [n] \(filters)" + redirection(command)
    }
  }

  private static func redirection(_ command: Command) -> String {
    if case .viewer = command.delivery { "" } else { " [>file]" }
  }

  private static func explanation(_ command: Command) -> [String] {
    let rows = "n: at most so many rows; the digits may stand right behind the name, as in top10"
    let filters =
      command == .tags
      ? "labels whose key:value matches tag_regex, without those that match ignore_regex"
      : "samples that go through focus_regex, without those that go through ignore_regex"
    let file = ">file: the report goes into that file"
    let hasFile = usage(of: command)?.contains("[>file]") ?? false
    return [
      command.takesPattern || command == .tags ? nil : rows, filters,
      usage(of: command)?.contains("[-cum]") ?? false ? "-cum: sorted by cumulative value" : nil,
      hasFile ? file : nil,
    ].compactMap(\.self)
  }

  private static func remarks(_ name: String) -> [String] {
    switch name {
    case "focus", "ignore", "hide", "show", "show_from":
      ["The regular expression is looked for in names of functions, files and binaries."]
    case "tagfocus", "tagignore":
      [
        "A number or range: 1kb, 1kb:10kb, memory=32mb: for labels with numbers;",
        "or regular expressions for labels with text: foo, foo.*bar, mytag=foo.*bar.",
      ]
    case "nodecount", "edgefraction", "nodefraction":
      ["In pictures, calls across nodes that are left out are dashed."]
    case "trim": ["trim=false shows everything, however small."]
    default: []
    }
  }
}
