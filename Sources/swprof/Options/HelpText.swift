/// What `--help` prints.
enum HelpText {
  static let version = "swprof 0.1.0"

  static var general: String {
    let commands = Command.allCases.map { "  \(padded($0.rawValue, 13))\($0.summary)" }
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
    let words = command.rawValue + (command.takesPattern ? " REGEX" : "")
    let option = command.rawValue + (command.takesPattern ? "=REGEX" : "")
    return """
      swprof \(command.rawValue): \(command.summary)

      Usage: swprof \(words) [OPTIONS] [BINARY] PROFILE...

      \(groups.joined(separator: "\n\n"))

      Options take one dash or two, and their value after = or a blank; switches take =false.
      A report is named either first, as above, or by its option: swprof -\(option) PROFILE.

      Examples:
      \(examples(command).joined(separator: "\n"))

      """
  }

  private static func line(_ option: Option) -> String {
    let name = "-\(option.name)" + (option.placeholder.isEmpty ? "" : " \(option.placeholder)")
    return "  \(padded(name, 26))\(option.help)"
  }

  private static func examples(_ command: Command) -> [String] {
    let examples =
      switch command {
      case .top, .text:
        [
          "top -cum -nodecount 20 cpu.prof",
          "top -sample_index=alloc_space -lines heap.prof",
          "top -diff_base before.prof after.prof",
          "top -tagfocus 'bytes=1mb:' heap.prof",
        ]
      case .tree: ["tree -focus=json cpu.prof"]
      case .peek: [#"peek 'json\.' cpu.prof"#, "peek -lines 'server.go:12' cpu.prof"]
      case .list: [#"list 'main\.handle' cpu.prof"#, "list -source_path=src Parse cpu.prof"]
      case .disasm: [#"disasm 'main\.handle' cpu.prof"#, "disasm -intel_syntax 0x401136 cpu.prof"]
      case .weblist: ["weblist -output lines.html Parse cpu.prof"]
      case .traces: ["traces -focus=json cpu.prof | less"]
      case .tags: ["tags -focus=json cpu.prof"]
      case .comments: ["comments cpu.prof"]
      case .raw: ["raw cpu.prof | less"]
      case .dot: ["dot -nodecount=30 cpu.prof | dot -Tpng -o graph.png"]
      case .svg, .png, .pdf, .ps, .gif:
        ["\(command.rawValue) -output cpu.\(command.rawValue) cpu.prof"]
      case .web, .eog, .evince, .gv, .kcachegrind: ["\(command.rawValue) cpu.prof"]
      case .callgrind: ["callgrind -output callgrind.out.1 cpu.prof"]
      case .proto: ["proto -output merged.pb.gz monday.prof tuesday.prof"]
      case .topproto: ["topproto -output top.pb.gz cpu.prof"]
      }
    return examples.map { "  swprof \($0)" }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 1))
  }
}
