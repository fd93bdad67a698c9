import Reports

/// What becomes of the text of a graph.
enum Drawing: Sendable {
  /// It stays text.
  case none
  case picture(Graphviz.Format)
  /// A picture that can be moved and zoomed in a browser.
  case interactive

  /// - Parameter graph: Text in the DOT language.
  func of(_ graph: [UInt8], _ console: Console) throws -> [UInt8] {
    switch self {
    case .none: graph
    case .picture(let format): try Self.draw(graph, as: format, console)
    case .interactive: InteractiveSVG.make(from: try Self.draw(graph, as: .svg, console))
    }
  }

  private static func draw(
    _ graph: [UInt8], as format: Graphviz.Format, _ console: Console
  ) throws -> [UInt8] {
    console.progress("drawing the graph with dot")
    let picture = try Graphviz.draw(graph, as: format)
    console.note(picture.remarks)
    return picture.bytes
  }
}
