extension HelpText {
  /// Command lines that show what a report is good for.
  static func examples(of command: Command) -> [String] {
    let examples =
      switch command {
      case .top, .text:
        [
          "\(command.rawValue) -cum -nodecount 20 cpu.prof",
          "\(command.rawValue) -sample_index=alloc_space -lines heap.prof",
          "\(command.rawValue) -diff_base before.prof after.prof",
          "\(command.rawValue) -tagfocus 'bytes=1mb:' heap.prof",
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
      case .advise: ["advise cpu.prof", "advise -rules ours.rules heap.prof"]
      case .dot: ["dot -nodecount=30 cpu.prof | dot -Tpng -o graph.png"]
      case .svg, .png, .pdf, .ps, .gif:
        ["\(command.rawValue) -output cpu.\(command.rawValue) cpu.prof"]
      case .web, .eog, .evince, .gv, .kcachegrind: ["\(command.rawValue) cpu.prof"]
      case .flamegraph:
        [
          "flamegraph -output cpu.svg cpu.prof",
          "flamegraph -output changes.html old.prof new.prof",
          "flamegraph -focus=json cpu.prof",
        ]
      case .callgrind: ["callgrind -output callgrind.out.1 cpu.prof"]
      case .proto: ["proto -output merged.pb.gz monday.prof tuesday.prof"]
      case .topproto: ["topproto -output top.pb.gz cpu.prof"]
      }
    return examples.map { "swprof \($0)" }
  }
}
