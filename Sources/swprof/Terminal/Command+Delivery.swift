extension Command {
  /// Where the report goes when no file is named for it.
  var delivery: Delivery {
    switch self {
    case .top, .text, .tree, .peek, .list, .disasm, .traces, .tags, .comments, .raw, .dot,
      .advise, .flamegraph:
      .standardOutput
    case .svg, .png, .pdf, .ps, .gif: .numberedFile(suffix: "." + rawValue)
    case .callgrind: .numberedFile(suffix: ".callgraph.out")
    case .proto, .topproto: .numberedFile(suffix: ".pb.gz")
    case .web: .viewer(.browser, suffix: ".svg")
    case .weblist: .viewer(.browser, suffix: ".html")
    case .eog: .viewer(.eog, suffix: ".svg")
    case .evince: .viewer(.evince, suffix: ".pdf")
    case .gv: .viewer(.gv, suffix: ".ps")
    case .kcachegrind: .viewer(.kcachegrind, suffix: ".grind")
    }
  }
}
