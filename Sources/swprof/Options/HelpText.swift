/// What `--help` prints.
enum HelpText {
  static let version = "swprof 0.1.0"

  static var general: String {
    let commands = Command.allCases.map { "  \(padded($0.rawValue, 9))\($0.summary)" }
    return """
      swprof reads profiles of Go, C++, Java and others as pprof does, and prints its reports.

      Usage: swprof REPORT [OPTIONS] [BINARY] PROFILE...
             swprof -REPORT [OPTIONS] [BINARY] PROFILE...      as with go tool pprof

      Reports:
      \(commands.joined(separator: "\n"))

      Several profiles are merged. swprof REPORT --help lists the options.

      Examples:
        swprof top cpu.prof                       where the time went
        swprof top -cum -focus=json cpu.prof      only stacks through json, callers first
        swprof top -base before.prof after.prof   what changed

      """
  }

  /// The options by group, with examples for the report.
  static func text(for command: Command) -> String {
    let groups = OptionTable.groups.map { group in
      "\(group.title):\n" + group.options.map(line).joined(separator: "\n")
    }
    return """
      swprof \(command.rawValue): \(command.summary)

      Usage: swprof \(command.rawValue) [OPTIONS] [BINARY] PROFILE...

      \(groups.joined(separator: "\n\n"))

      Options take one dash or two, and their value after = or a blank; switches take =false.
      A report is named either first, as above, or by its option: swprof -\(command.rawValue) PROFILE.

      Examples:
      \(examples(command).joined(separator: "\n"))

      """
  }

  private static func line(_ option: Option) -> String {
    let name = "-\(option.name)" + (option.placeholder.isEmpty ? "" : " \(option.placeholder)")
    return "  \(padded(name, 26))\(option.help)"
  }

  private static func examples(_ command: Command) -> [String] {
    switch command {
    case .top, .text:
      [
        "  swprof top -cum -nodecount 20 cpu.prof",
        "  swprof top -sample_index=alloc_space -lines heap.prof",
        "  swprof top -diff_base before.prof after.prof",
        "  swprof top -tagfocus 'bytes=1mb:' heap.prof",
      ]
    case .raw: ["  swprof raw cpu.prof | less"]
    case .proto: ["  swprof proto -output merged.pb.gz monday.prof tuesday.prof"]
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 1))
  }
}
