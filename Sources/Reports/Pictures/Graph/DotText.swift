import Bytes

// Text from a profile inside of the quoted strings of Graphviz's language.
//
// pprof escapes the names of functions and the lines of the legend, and nothing else. A quote in a label ends
// its string there, and what follows is read as attributes: links, or files shown as images. A backslash at
// the end takes the closing quote with it. A graph that is printed stays so, to the byte.
//
// In a graph that is drawn, all text goes through one escaper: nothing in it ends a string, begins an escape
// of Graphviz's (`\N`, `\G`) or an entity, control characters are shown as their pictures, and what is not
// UTF-8 becomes U+FFFD. It is cut in the middle, since the end of a name says as much as its beginning: dot's
// scanner gives up at 16 KB between two escapes, and nobody reads a box of a thousand lines.

extension GraphReport {
  /// What the graph is written for.
  package enum Form: Sendable {
    /// As `go tool pprof -dot` prints it.
    case printed
    /// For Graphviz to draw.
    case drawn
  }
}

extension GraphReport.Form {
  /// The most lines that one string has.
  private static let mostLines = 40
  /// The most characters of a line. Three lines may follow each other without an escape: two names and a
  /// value; and a character takes at most five bytes.
  private static let longestLine = 1_000
  /// The most characters of a line that is seen: as wide as a large screen.
  private static let longestShownLine = 250

  /// The name of a function, or a line of the legend.
  func name(_ text: [UInt8]) -> [UInt8] {
    self == .printed ? dotEscaped(text) : Self.quoted(text, longestLine: Self.longestLine)
  }

  /// Any other text: a value, a file, a label.
  func text(_ text: [UInt8]) -> [UInt8] { self == .printed ? text : name(text) }

  /// The lines of the legend, each with its end.
  func legend(_ lines: [[UInt8]]) -> [UInt8] {
    let texts =
      switch self {
      case .printed: lines.map(dotEscaped)
      case .drawn: Self.shown(lines)
      }
    return texts.flatMap { $0 + Array(#"\l"#.utf8) }
  }

  /// The lines of a box.
  func box(_ lines: [GraphReport.BoxLine]) -> [UInt8] {
    let texts =
      switch self {
      case .printed: lines.map { $0.isName ? dotEscaped($0.text) : $0.text }
      case .drawn: Self.shown(lines.map(\.text))
      }
    return Array(texts.joined(separator: #"\n"#.utf8))
  }

  // MARK: What Graphviz is given

  private static func shown(_ lines: [[UInt8]]) -> [[UInt8]] {
    cut(lines, to: mostLines, mark: "…".bytes)
      .map { quoted($0, longestLine: longestShownLine) }
  }

  /// Text that may have line ends.
  private static func quoted(_ text: [UInt8], longestLine: Int) -> [UInt8] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let texts = cut(Array(lines), to: mostLines, mark: "…".bytes[...]).map { line in
      let characters = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
      return cut(characters, to: longestLine, mark: "…").flatMap(escaped)
    }
    return Array(texts.joined(separator: #"\l"#.utf8))
  }

  /// The first and the last elements with a sign for those in the middle, where there are too many.
  private static func cut<Element>(
    _ elements: [Element], to count: Int, mark: Element
  ) -> [Element] {
    if elements.count <= count { return elements }
    return elements.prefix(count / 2) + [mark] + elements.suffix(count - count / 2 - 1)
  }

  private static func escaped(_ character: Unicode.Scalar) -> [UInt8] {
    switch character.value {
    case 0x22, 0x5c: [0x5c, UInt8(truncatingIfNeeded: character.value)]
    case 0x26: "&amp;".bytes
    // The pictures of control characters begin at U+2400; that of DEL is the last.
    case ..<0x20: [0xe2, 0x90, 0x80 + UInt8(truncatingIfNeeded: character.value)]
    case 0x7f: [0xe2, 0x90, 0xa1]
    // XML does not have the former; the others turn the direction of what follows.
    case 0xfffe...0xffff, 0x202a...0x202e, 0x2066...0x2069: "\u{fffd}".bytes
    default: Array(String(character).utf8)
    }
  }
}

/// Text as pprof escapes it inside of a quoted string of Graphviz's language.
func dotEscaped(_ text: [UInt8]) -> [UInt8] {
  text.flatMap { byte -> [UInt8] in
    switch byte {
    case "\\": Array(#"\\"#.utf8)
    case "\"": Array(#"\""#.utf8)
    case "\n": Array(#"\l"#.utf8)
    default: [byte]
    }
  }
}

/// A function's name for a box: shortened, and broken into lines where it is put together. Go's
/// `[...]` for type arguments stays whole.
func functionLines(_ name: [UInt8]) -> [[UInt8]] {
  var rest = shortFunctionName(name)[...]
  var lines: [[UInt8]] = [[]]
  while let byte = rest.first {
    if rest.starts(with: "::".utf8) {
      lines.append([])
      rest = rest.dropFirst(2)
    } else if rest.starts(with: "[...]".utf8) {
      lines[lines.count - 1] += Array("[…]".utf8)
      rest = rest.dropFirst(5)
    } else if byte == UInt8(ascii: ".") {
      lines.append([])
      rest = rest.dropFirst()
    } else {
      lines[lines.count - 1].append(byte)
      rest = rest.dropFirst()
    }
  }
  return lines
}
