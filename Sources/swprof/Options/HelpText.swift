import Rendering

/// What `--help` prints: lines of 80 columns at most, as long as the names in them allow it.
enum HelpText {
  static let version = "swprof \(ProgramVersion.number)"

  static var general: String {
    let commands =
      Command.allCases.map { row($0.rawValue, $0.summary, column: 15) }
      + [row("diff", summaryOfComparison, column: 15)]
    return """
      swprof reads profiles of Go, C++, Java and others as pprof does, and prints its
      reports.

      Usage: swprof REPORT [OPTIONS] [BINARY] PROFILE...
             swprof diff [OPTIONS] OLD NEW
             swprof -REPORT [OPTIONS] [BINARY] PROFILE...      as with go tool pprof
             swprof [OPTIONS] [BINARY] PROFILE...              reads commands

      Reports:
      \(commands.joined(separator: "\n"))

      PROFILE is a file, a URL, a HOST:PORT, or - for standard input. Several are
      merged. swprof REPORT --help lists the options.

      Examples:
        swprof top cpu.prof                       where the time went
        swprof top -cum -focus=json cpu.prof      only stacks through json
        swprof diff before.prof after.prof        what changed
        swprof top -seconds=5 localhost:6060      what a server does now

      Exit status: 0 when done, 1 where a gate of diff was not met, 2 for trouble of
      any kind.

      """
  }

  /// How a report is asked for, in a few words.
  static func usage(of command: Command) -> String {
    let words = command.rawValue + (command.takesPattern ? " REGEX" : "")
    return """
      Usage: swprof \(words) [OPTIONS] [BINARY] PROFILE...
      swprof \(command.rawValue) --help lists the options.
      """
  }

  /// The options by group, with examples for the report.
  static func text(for command: Command) -> String {
    let words = command.rawValue + (command.takesPattern ? " REGEX" : "")
    let option = command.rawValue + (command.takesPattern ? "=REGEX" : "")
    return """
      \(wrapped("swprof \(command.rawValue): \(command.summary)", 80).joined(separator: "\n"))

      Usage: swprof \(words) [OPTIONS] [BINARY] PROFILE...
             swprof -\(option) [OPTIONS] [BINARY] PROFILE...

      \(options { !$0.isOfComparisons })

      Examples:
      \(examples(of: command).map { "  \($0)" }.joined(separator: "\n"))

      """
  }

  /// The options by group, and how they are written.
  static func options(where isWanted: (Option) -> Bool) -> String {
    let groups = OptionTable.groups.filter { !$0.isOfReports }.compactMap { group in
      let options = group.options.filter(isWanted)
      return options.isEmpty
        ? nil : "\(group.title):\n" + options.map(line).joined(separator: "\n")
    }
    return groups.joined(separator: "\n\n") + """


      Options take one dash or two, and their value after = or a blank; switches
      take =false. swprof --help lists the reports.
      """
  }

  private static func line(_ option: Option) -> String {
    row(option.synopsis, option.help, column: 26)
  }

  /// A name and what is said of it, which goes on below itself where it is too long for the line.
  private static func row(_ name: String, _ text: String, column: Int) -> String {
    let margin = String(repeating: " ", count: column)
    let start = "  " + name
    let room = start + String(repeating: " ", count: max(column - start.count, 1))
    let lines = wrapped(text, 80 - column)
    return room + lines.joined(separator: "\n" + margin)
  }

  /// The words of a text in lines.
  static func wrapped(_ text: String, _ width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      if !lines[lines.count - 1].isEmpty, lines[lines.count - 1].count + 1 + word.count > width {
        lines.append("")
      }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
    }
    return lines
  }
}

extension Option {
  /// As it stands on a command line: with what stands for its value.
  var synopsis: String { "-\(name)" + (placeholder.isEmpty ? "" : " \(placeholder)") }
}

extension OptionTable.Group {
  /// Whether its options are the reports, which have a help text each.
  var isOfReports: Bool {
    options.contains { Command(rawValue: $0.name) != nil }
  }

  /// Whether its options say where reports go and how they look.
  var isOfLooks: Bool { options.contains { $0.name == "output" } }
}
