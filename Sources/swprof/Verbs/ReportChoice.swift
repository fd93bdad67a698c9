import Bytes
import Profiles

/// What is computed and how it is written, as the pipeline tells reports apart.
enum ReportChoice: Sendable {
  case top, tree, traces, foldedStacks, tags, comments, raw, advice, proto, topProto
  case peek(Pattern)
  case list(Pattern)
  case disassembly(Pattern)
  case webList(Pattern)
  /// The call graph, written for Graphviz or KCachegrind.
  case graph, callgrind
  case flameGraph(FlameGraphForm)

  /// - Parameter path: The file that the report goes into; empty for none.
  init(_ kind: ReportKind, pattern: [UInt8], path: [UInt8]) throws(UsageError) {
    switch kind.content {
    case .plain(let report): self = report
    case .matching(let report): self = report(try Self.compiled(pattern))
    case .painted(let report): self = report(FlameGraphForm(path: path))
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
enum FlameGraphForm: Sendable {
  case svg, html, text

  /// - Parameter path: The file that it goes into, whose suffix says it; text where that says nothing.
  init(path: [UInt8]) {
    let name = String(decoding: FilePaths.base(of: path), as: UTF8.self).lowercased()
    self =
      name.hasSuffix(".svg")
      ? .svg : name.hasSuffix(".html") || name.hasSuffix(".htm") ? .html : .text
  }
}
