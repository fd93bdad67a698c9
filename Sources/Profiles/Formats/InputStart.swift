import Bytes

/// The first bytes of an input, as formats are recognised by them.
struct InputStart {
  /// At most this many bytes are looked at.
  static let size = 64 << 10

  let bytes: [UInt8]

  init(_ bytes: Span<UInt8>) {
    self.bytes = bytes.extracting(0..<min(bytes.count, Self.size)).array
  }

  func begins(_ magic: String) -> Bool { bytes.starts(with: magic.utf8) }

  /// Whether these bytes are text: none is a control character.
  var isText: Bool {
    !bytes.isEmpty
      && bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7f || (0x09...0x0d).contains($0) || $0 == 0x1b }
  }

  /// Whether this is text that begins with a word, in upper or lower case, after white space.
  func textBegins(_ word: String) -> Bool {
    isText && opening.count >= word.utf8.count
      && zip(opening, word.utf8).allSatisfy { $0.lowercased == $1 }
  }

  func contains(_ word: String) -> Bool { bytes.span.contains(word) }

  /// Whether this is JSON with these words in it, such as the names of its members.
  func isJSON(with words: String...) -> Bool {
    (textBegins("{") || textBegins("[")) && words.allSatisfy { contains($0) }
  }

  /// The first lines that are not empty.
  func lines(_ count: Int) -> [ArraySlice<UInt8>] {
    Array(
      opening.split(maxSplits: 4 * count) { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        .prefix(count))
  }

  /// The bytes without a mark of their order and white space before them.
  private var opening: ArraySlice<UInt8> {
    bytes[(bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0)...].drop { $0.isSpace }
  }
}

/// What text says of itself.
package enum Quotation {
  /// What the answer of a server says: the title of a page, or the first line of a text.
  package static func message(_ answer: [UInt8]) -> String? {
    let start = InputStart(answer.span)
    guard start.isText else { return nil }
    return start.textBegins("<") ? title(start.bytes) : firstLine(start.bytes)
  }

  /// The first line of a text, cut where it is long; `nil` where there is none.
  package static func firstLine(_ text: [UInt8]) -> String? {
    excerpt(InputStart(text.span).lines(1).first ?? [])
  }

  /// The title of a page.
  package static func title(_ page: [UInt8]) -> String? {
    let span = page.span
    for tag in ["<title", "<TITLE", "<h1", "<H1"] {
      guard let start = span.position(of: tag), let open = span.position(of: ">", from: start)
      else { continue }
      let end = span.position(of: "</", from: open) ?? span.count
      if let text = excerpt(page[min(open + 1, end)..<end]) { return text }
    }
    return nil
  }

  /// How many characters are quoted.
  private static let length = 100

  private static func excerpt(_ line: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: line.prefix(4 * length), as: UTF8.self).map { character in
      character.unicodeScalars.contains { $0.properties.generalCategory == .control }
        ? " " : String(character)
    }.joined().split(separator: " ").joined(separator: " ")
    if text.isEmpty { return nil }
    return text.count > length ? text.prefix(length) + "…" : text
  }
}
