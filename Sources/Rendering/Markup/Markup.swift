import Bytes
import Profiles

/// A language of tags that text is put into, by what it makes of characters.
///
/// Whatever the text is, nothing in it becomes a tag, and what is not valid UTF-8 becomes U+FFFD.
package struct Markup: Sendable {
  /// By ASCII character, what stands for it; `nil` for itself.
  private let ascii: [[UInt8]?]
  /// Other characters that become U+FFFD.
  private let refused: [ClosedRange<UInt32>]

  private init(
    quotes: [Unicode.Scalar: String], controls: (UInt8) -> String,
    refused: [ClosedRange<UInt32>] = []
  ) {
    let marks = ["&": "&amp;", "<": "&lt;", ">": "&gt;"].merging(quotes) { $1 }
    ascii = (0..<0x80).map { (byte: UInt8) in
      if let mark = marks[Unicode.Scalar(byte)] { return Array(mark.utf8) }
      return byte < 0x20 || byte == 0x7f ? Array(controls(byte).utf8) : nil
    }
    self.refused = refused
  }

  /// Pages: control characters are shown as the pictures of them.
  package static let html = Markup(quotes: numberedQuotes, controls: picture)

  /// Pictures, alone or in a page: without the characters that XML does not allow, even escaped, and
  /// without those that turn the direction of what follows.
  package static let svg = Markup(
    quotes: numberedQuotes, controls: picture, refused: [0x202a...0x202e, 0x2066...0x2069, noXML])

  /// The content of an element for other programs, which want no pictures.
  package static let xml = Markup(
    quotes: ["\"": "&quot;"], controls: { control($0, lineEnd: "\n") },
    refused: [0x80...0x9f, noXML])

  /// The value of an attribute for other programs, in which a parser makes blanks of line ends.
  package static let xmlAttribute = Markup(
    quotes: ["\"": "&quot;"], controls: { control($0, lineEnd: "&#10;") },
    refused: [0x80...0x9f, noXML])

  private static let noXML: ClosedRange<UInt32> = 0xfffe...0xffff

  private static let numberedQuotes: [Unicode.Scalar: String] = ["\"": "&#34;", "'": "&#39;"]

  private static func picture(of control: UInt8) -> String {
    if control == 0x09 { return "\t" }
    // They begin at U+2400; that of DEL is the last.
    let value = 0x2400 + UInt32(control == 0x7f ? 0x21 : control)
    return Unicode.Scalar(value).map { String($0) } ?? ""
  }

  private static func control(_ control: UInt8, lineEnd: String) -> String {
    switch control {
    case 0x09: "&#9;"
    case 0x0a: lineEnd
    case 0x0d: "&#13;"
    default: "\u{fffd}"
    }
  }

  /// Whether a byte is an ASCII character that stands for itself.
  package func isPlain(_ byte: UInt8) -> Bool { byte < 0x80 && ascii[Int(byte)] == nil }

  /// What is written for the character at a position; `nil` for itself.
  ///
  /// - Returns: With the number of its bytes.
  fileprivate func replacement(
    _ text: Span<UInt8>, at position: Int
  ) -> (text: [UInt8]?, length: Int) {
    let length = scalarLength(text, at: position)
    if length == 1 { return (ascii[Int(text[position])], 1) }
    if length == 0 { return (Self.unknown, 1) }
    if refused.isEmpty || length == 4 { return (nil, length) }
    // Two bytes hold 5 and 6 bits of it, three hold 4, 6 and 6.
    var value = UInt32(text[position]) & (length == 2 ? 0x1f : 0x0f)
    for next in 1..<length { value = value << 6 | UInt32(text[position + next] & 0x3f) }
    return (refused.contains { $0.contains(value) } ? Self.unknown : nil, length)
  }

  private static let unknown: [UInt8] = [0xef, 0xbf, 0xbd]
}

extension TextOutput {
  /// Writes text as markup shows it.
  package mutating func write(escaped text: Span<UInt8>, in markup: Markup = .html) {
    var (start, position) = (0, 0)
    while position < text.count {
      let (replacement, length) = markup.replacement(text, at: position)
      if let replacement {
        write(text.extracting(start..<position))
        write(replacement)
        start = position + length
      }
      position += length
    }
    write(text.extracting(start..<text.count))
  }

  /// Writes text as markup shows it.
  package mutating func write(escaped text: [UInt8], in markup: Markup = .html) {
    write(escaped: text.span, in: markup)
  }

  /// Writes text as it is shown in HTML, with blanks after it, as many as make it `width`
  /// characters.
  package mutating func write(escaped text: [UInt8], padded width: Int) {
    write(escaped: text)
    write(blanks: width - text.characterCount)
  }
}
