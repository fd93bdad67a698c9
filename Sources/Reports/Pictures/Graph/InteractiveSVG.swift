import Bytes
import Rendering

/// A picture by `dot -Tsvg`, made to fill a browser's window, where it can be moved and zoomed.
package enum InteractiveSVG {
  /// The picture with a script in it, and with a group round the graph that the script transforms.
  ///
  ///     <svg width="100%" height="100%" …>
  ///     <script>…</script><g id="viewport" …><g id="graph0" …>
  ///     …
  ///     </g></svg>
  ///
  /// All but the script is as in pprof. A picture that is not built so is left as it is, but for
  /// stray ampersands.
  ///
  /// - Parameter picture: What `dot` wrote.
  package static func make(from picture: [UInt8]) -> [UInt8] {
    let picture = mendedAmpersands(in: picture)
    guard let places = Places(in: picture.span) else { return picture }
    var result = TextOutput()
    result.write(picture.span.extracting(..<places.size.lowerBound))
    result.write(" width=\"100%\" height=\"100%\"")
    result.write(picture.span.extracting(places.size.upperBound..<places.graph))
    result.write("<script type=\"text/ecmascript\"><![CDATA[\(panAndZoomScript)]]></script>")
    result.write("<g id=\"viewport\" transform=\"scale(0.5,0.5) translate(0,0)\">")
    result.write(picture.span.extracting(places.graph..<places.end))
    result.write("</g>")
    result.write(picture.span.extracting(places.end...))
    return result.bytes
  }

  /// Writes `&;` as `&amp;;`: there are versions of `dot` that forget to where a name has it.
  private static func mendedAmpersands(in picture: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(picture.count)
    for (position, byte) in picture.enumerated() {
      result.append(byte)
      guard byte == "&", position + 1 < picture.count,
        picture[position + 1] == ";"
      else { continue }
      result += "amp;".utf8
    }
    return result
  }
}

/// Where something is put into a picture.
private struct Places {
  /// The width, height and view box of the picture, with the blanks before them.
  let size: Range<Int>
  /// The beginning of the graph's group.
  let graph: Int
  /// The end of the picture.
  let end: Int

  init?(in picture: Span<UInt8>) {
    guard let root = picture.first("<svg", from: 0),
      let sizeEnd = picture.end(ofAttributes: ["width", "height", "viewBox"], from: root + 4),
      let graph = picture.first("<g id=\"graph", from: sizeEnd),
      let end = picture.first("</svg>", from: graph)
    else { return nil }
    size = root + 4..<sizeEnd
    self.graph = graph
    self.end = end
  }
}

extension Span where Element == UInt8 {
  /// Where the text is first found at or after `start`.
  fileprivate func first(_ text: String, from start: Int) -> Int? {
    guard let initial = text.utf8.first else { return start }
    var position = start
    while position < count {
      if self[position] == initial, end(of: text, at: position) != nil { return position }
      position += 1
    }
    return nil
  }

  /// The end of the text, where it is at `position`.
  fileprivate func end(of text: String, at position: Int) -> Int? {
    var position = position
    for byte in text.utf8 {
      guard position < count, self[position] == byte else { return nil }
      position += 1
    }
    return position
  }

  /// The end of the attributes, where they begin at `start`, in that order.
  fileprivate func end(ofAttributes names: [String], from start: Int) -> Int? {
    var position = start
    for name in names {
      while position < count, self[position].isXMLSpace { position += 1 }
      guard let value = end(of: name + "=\"", at: position),
        let quote = first("\"", from: value)
      else { return nil }
      position = quote + 1
    }
    return position
  }
}

extension UInt8 {
  fileprivate var isXMLSpace: Bool { [0x20, 0x09, 0x0a, 0x0d].contains(self) }
}
