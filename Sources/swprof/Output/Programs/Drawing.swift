import Reports

/// How the text of a graph becomes a picture.
enum Drawing: Sendable {
  case picture(Graphviz.Format)
  /// A picture that can be moved and zoomed in a browser.
  case interactive

  /// - Parameter graph: Text in the DOT language.
  func picture(of graph: [UInt8]) throws(GraphvizError) -> Graphviz.Picture {
    switch self {
    case .picture(let format): return try Graphviz.draw(graph, as: format)
    case .interactive:
      let picture = try Graphviz.draw(graph, as: .svg)
      return Graphviz.Picture(
        bytes: InteractiveSVG.make(from: picture.bytes), remarks: picture.remarks)
    }
  }
}
