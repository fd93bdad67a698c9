import CallGraphs
import Profiles
import Reports

/// The reports that are pictures, and those that are files for other programs.
extension ReportKind {
  static let pictures = [
    graph(
      "dot", "the call graph for Graphviz", layout: .plain,
      examples: ["dot -nodecount=30 cpu.prof | dot -Tpng -o graph.png"]),
    graph(
      "svg", "the call graph as an SVG to zoom and pan in a browser (needs Graphviz)",
      .interactive, .numberedFile(suffix: ".svg"), examples: ["svg -output cpu.svg cpu.prof"]),
    graph(inFormat: .png),
    graph(inFormat: .pdf),
    graph(inFormat: .ps),
    graph(inFormat: .gif),
    graph(
      "web", "the call graph in a browser (needs Graphviz)", .interactive,
      .viewer(.browser, suffix: ".svg")),
    graph(
      "eog", "the call graph in eog (needs Graphviz)", .picture(.svg), .viewer(.eog, suffix: ".svg")
    ),
    graph(
      "evince", "the call graph in evince (needs Graphviz)", .picture(.pdf),
      .viewer(.evince, suffix: ".pdf")),
    graph(
      "gv", "the call graph in gv (needs Graphviz)", .picture(.ps), .viewer(.gv, suffix: ".ps")),
    ReportKind(
      name: "flamegraph",
      summary: "call paths as boxes: an SVG or page (-output f.svg, f.html), or text",
      content: .painted(ReportChoice.flameGraph), values: .oneOfDuration,
      choice: .withValues,
      // A function is its name and its file: JavaScript has many of one name.
      detail: FixedDetail(usualGranularity: .filefunctions),
      // By itself it shows what is wide enough to be seen.
      trimming: UsualTrimming(nodeCount: 0, nodeFraction: 0), isOfSums: true, comparesTwo: true,
      layout: .painted, shellWords: [.count, .functions],
      examples: [
        "flamegraph -output cpu.svg cpu.prof", "flamegraph -output changes.html old.prof new.prof",
        "flamegraph -focus=json cpu.prof",
      ]),
  ]

  static let files = [
    callgrind(
      "callgrind", "the call graph for KCachegrind", .numberedFile(suffix: ".callgraph.out"),
      example: "callgrind -output callgrind.out.1 cpu.prof"),
    callgrind(
      "kcachegrind", "the call graph in KCachegrind", .viewer(.kcachegrind, suffix: ".grind"),
      example: "kcachegrind cpu.prof"),
    ReportKind(
      name: "proto", summary: "the profile after merging and filtering, as profile.proto",
      content: .plain(.proto), values: .all, detail: FixedDetail(granularity: .addresses),
      trimming: .none, delivery: .numberedFile(suffix: ".pb.gz"),
      examples: ["proto -output merged.pb.gz monday.prof tuesday.prof"]),
    ReportKind(
      name: "topproto", summary: "the rows of top, as profile.proto",
      content: .plain(.topProto), trimming: UsualTrimming(nodeCount: 0),
      delivery: .numberedFile(suffix: ".pb.gz"),
      examples: ["topproto -output top.pb.gz cpu.prof"]),
  ]

  /// A call graph for Graphviz, or one that it has drawn.
  private static func graph(
    _ name: String, _ summary: String, _ drawing: Drawing? = nil,
    _ delivery: Delivery = .standardOutput, layout: ReportLayout? = nil, examples: [String]? = nil
  ) -> ReportKind {
    ReportKind(
      name: name, summary: summary, content: .plain(.graph), values: .oneOfDuration,
      graph: GraphLayout(order: .entropy, mayBeCallTree: true), delivery: delivery, layout: layout,
      drawing: drawing, shellWords: [.count, .functions],
      examples: examples ?? ["\(name) cpu.prof"])
  }

  private static func graph(inFormat format: Graphviz.Format) -> ReportKind {
    let name = format.rawValue
    return graph(
      name, "the call graph as \(name.uppercased()) (needs Graphviz)", .picture(format),
      .numberedFile(suffix: "." + name), examples: ["\(name) -output cpu.\(name) cpu.prof"])
  }

  private static func callgrind(
    _ name: String, _ summary: String, _ delivery: Delivery, example: String
  ) -> ReportKind {
    ReportKind(
      name: name, summary: summary, content: .plain(.callgrind),
      detail: FixedDetail(granularity: .addresses), trimming: .none,
      graph: GraphLayout(mayBeCallTree: true), delivery: delivery,
      shellWords: [.count, .functions], examples: [example])
  }
}
