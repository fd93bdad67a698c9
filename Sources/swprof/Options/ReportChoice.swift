import Profiles
import Rendering
import Reports

/// What is computed and how it is written, as the pipeline tells reports apart.
enum ReportChoice {
  case top, tree, traces, tags, comments, raw, advice, proto, topProto
  case peek(Pattern)
  case list(Pattern)
  case disassembly(Pattern)
  case webList(Pattern)
  /// The call graph, written for Graphviz or KCachegrind.
  case graph, callgrind
  case flameGraph(FlameGraphForm)

  /// - Parameter path: The file that the report goes into; empty for none.
  init(_ command: Command, pattern: [UInt8], path: [UInt8]) throws(UsageError) {
    self =
      switch command {
      case .top, .text: .top
      case .tree: .tree
      case .peek: .peek(try Self.compiled(pattern))
      case .list: .list(try Self.compiled(pattern))
      case .disasm: .disassembly(try Self.compiled(pattern))
      case .weblist: .webList(try Self.compiled(pattern))
      case .traces: .traces
      case .tags: .tags
      case .comments: .comments
      case .raw: .raw
      case .advise: .advice
      case .dot, .svg, .png, .pdf, .ps, .gif, .web, .eog, .evince, .gv: .graph
      case .flamegraph: .flameGraph(FlameGraphForm(path: path))
      case .callgrind, .kcachegrind: .callgrind
      case .proto: .proto
      case .topproto: .topProto
      }
  }

  private static func compiled(_ expression: [UInt8]) throws(UsageError) -> Pattern {
    do throws(PatternError) {
      return try Pattern(expression)
    } catch {
      let text = String(decoding: expression, as: UTF8.self)
      throw UsageError("parsing argument regexp \(text): \(error)")
    }
  }
}

/// What a flame graph is written as.
enum FlameGraphForm {
  case svg, html, text

  /// - Parameter path: The file that it goes into, whose suffix says it; text where that says nothing.
  init(path: [UInt8]) {
    let name = String(decoding: baseName(path), as: UTF8.self).lowercased()
    self =
      name.hasSuffix(".svg")
      ? .svg : name.hasSuffix(".html") || name.hasSuffix(".htm") ? .html : .text
  }
}

extension ReportRequest {
  /// Which values the report shows.
  var valuesShown: ValuesShown {
    switch report {
    case .raw, .comments, .proto: .all
    case .traces, .graph, .flameGraph: .oneOfDuration
    case .top, .tree, .peek: isCompact ? .one : .oneOfDuration
    case .list, .disassembly, .webList, .tags, .advice, .callgrind, .topProto: .one
    }
  }
}
