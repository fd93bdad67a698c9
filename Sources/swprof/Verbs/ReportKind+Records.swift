import Profiles
import Reports

/// The reports that are text to read.
extension ReportKind {
  /// All reports, in the order of help.
  static let all = texts + pictures + files

  /// The functions, largest first.
  static let top = ReportKind(
    name: "top", summary: "functions with their own and cumulative values, largest first",
    content: .plain(.top), values: .oneOfDuration, compactValues: .one,
    trimming: UsualTrimming(nodeCount: 0, nodeCountInShell: 10), isTable: true, layout: .table,
    shellWords: [.count, .functions, .order],
    examples: [
      "top -cum -nodecount 20 cpu.prof", "top -sample_index=alloc_space -lines heap.prof",
      "top -diff_base before.prof after.prof", "top -tagfocus 'bytes=1mb:' heap.prof",
    ])

  private static let texts = [
    top,
    top.named("text", "the same as top"),
    ReportKind(
      name: "tree", summary: "functions with their callers and callees",
      content: .plain(.tree), values: .oneOfDuration, compactValues: .one, isTable: true,
      layout: .tree, shellWords: [.count, .functions, .order],
      examples: ["tree -focus=json cpu.prof"]),
    ReportKind(
      name: "peek", summary: "callers and callees of the functions that match",
      content: .matching(ReportChoice.peek), values: .oneOfDuration, compactValues: .one,
      trimming: .none, isTable: true, layout: .tree, shellWords: .functions,
      examples: [#"peek 'json\.' cpu.prof"#, "peek -lines 'server.go:12' cpu.prof"]),
    ReportKind(
      name: "list", summary: "source lines with their values, of the functions that match",
      content: .matching(ReportChoice.list), detail: FixedDetail(granularity: .lines),
      trimming: .none, isTable: true, layout: .listing, shellWords: .functions,
      examples: [#"list 'main\.handle' cpu.prof"#, "list -source_path=src Parse cpu.prof"]),
    ReportKind(
      name: "disasm",
      summary: "instructions with their values, of functions that match or at an address",
      content: .matching(ReportChoice.disassembly),
      detail: FixedDetail(granularity: .addresses, keepsInlines: false), trimming: .none,
      isTable: true, layout: .disassembly, shellWords: .functions,
      examples: [#"disasm 'main\.handle' cpu.prof"#, "disasm -intel_syntax 0x401136 cpu.prof"]),
    ReportKind(
      name: "weblist", summary: "source lines with their instructions, as a page in a browser",
      content: .matching(ReportChoice.webList),
      detail: FixedDetail(granularity: .addresses, keepsInlines: true), trimming: .none,
      delivery: .viewer(.browser, suffix: ".html"), shellWords: .functions,
      examples: ["weblist -output lines.html Parse cpu.prof"]),
    ReportKind(
      name: "traces", summary: "every sample as a stack",
      content: .plain(.traces), values: .oneOfDuration, isTable: true, isOfStacks: true,
      layout: .stacks,
      examples: [
        "traces -focus=json cpu.prof | less", "traces -format=folded cpu.prof >cpu.folded",
      ]),
    ReportKind(
      name: "tags", summary: "the values of labels",
      content: .plain(.tags), isTable: true, layout: .labels, shellWords: .labels,
      examples: ["tags -focus=json cpu.prof"]),
    ReportKind(
      name: "comments", summary: "the comments in the profile",
      content: .plain(.comments), values: .all, isTable: true, layout: .plain,
      examples: ["comments cpu.prof"]),
    ReportKind(
      name: "raw", summary: "everything in the profile, as text",
      content: .plain(.raw), values: .all, detail: FixedDetail(granularity: .addresses),
      trimming: .none, layout: .plain, examples: ["raw cpu.prof | less"]),
    ReportKind(
      name: "advise", summary: "what stands out, with its evidence and what to look at next",
      content: .plain(.advice), choice: .withValues, detail: FixedDetail(granularity: .lines),
      isTable: true,
      layout: .painted, examples: ["advise cpu.prof", "advise -rules ours.rules heap.prof"]),
  ]
}
