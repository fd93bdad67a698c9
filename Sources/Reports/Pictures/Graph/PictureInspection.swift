import Bytes

/// Looks through an SVG by Graphviz for what no graph of swprof's asks for.
///
/// Names and labels are escaped before Graphviz sees them; this is the second lock, for what a version of it
/// may make of them. A browser runs an SVG, so shapes and text are let through, and nothing else: no script,
/// no image, no style sheet, and no attribute that can name another document.
package struct PictureInspection {
  private static let elements: Set<String> = [
    "svg", "g", "a", "title", "desc", "text", "tspan", "polygon", "polyline", "path", "ellipse",
    "circle", "rect", "line",
  ]
  /// Attributes whose values name nothing elsewhere, whatever they hold.
  private static let free: Set<String> = ["title", "transform", "id", "class"]

  private let text: [UInt8]
  private var position = 0

  /// The first thing found that does not belong into the picture; `nil` where all does.
  ///
  /// - Complexity: Linear in the size of the picture.
  package static func foreignContent(of picture: [UInt8]) -> String? {
    var inspection = PictureInspection(text: picture)
    while inspection.seek("<") {
      if let found = inspection.tag() { return found }
    }
    return nil
  }

  private init(text: [UInt8]) { self.text = text }

  // MARK: Tags

  /// Reads what begins with `<`.
  private mutating func tag() -> String? {
    if skip("!--") { return seek("-->") ? nil : "a comment without an end" }
    if skip("?xml ") { return seek("?>") ? nil : "a declaration without an end" }
    if skip("!DOCTYPE ") {
      let start = position
      guard seek(">") else { return "a document type without an end" }
      return text[start..<position].contains("[") ? "a document type of its own" : nil
    }
    if skip("/") { return seek(">") ? nil : "a tag without an end" }
    let name = word()
    guard Self.elements.contains(localName(name)) else { return "<\(name)>" }
    while true {
      skipSpace()
      if skip(">") || skip("/>") { return nil }
      if let found = attribute() { return found }
    }
  }

  private mutating func attribute() -> String? {
    let name = word()
    guard !name.isEmpty, skip("=") else { return "a broken tag" }
    let quote = skip("\"") ? "\"" : skip("'") ? "'" : ""
    let start = position
    guard !quote.isEmpty, seek(quote) else { return "a broken attribute" }
    let value = text[start..<position - 1]
    let local = localName(name)
    if ["href", "src", "base"].contains(local) || local.hasPrefix("on") {
      return "\(name)=\"\(String(decoding: value.prefix(60), as: UTF8.self))\""
    }
    // What names a document in a colour or a style has brackets, written out or not.
    if Self.free.contains(local) || !value.contains(where: { #"(\&"#.utf8.contains($0) }) {
      return nil
    }
    return "\(name)=\"\(String(decoding: value.prefix(60), as: UTF8.self))\""
  }

  /// A name without its prefix, in small letters.
  private func localName(_ name: String) -> String {
    (name.split(separator: ":", omittingEmptySubsequences: false).last.map(String.init) ?? name)
      .lowercased()
  }

  // MARK: Bytes

  private mutating func word() -> String {
    let start = position
    while position < text.count, !" \t\r\n=/><\"'".utf8.contains(text[position]) { position += 1 }
    return String(decoding: text[start..<position], as: UTF8.self)
  }

  private mutating func skipSpace() {
    while position < text.count, " \t\r\n".utf8.contains(text[position]) { position += 1 }
  }

  /// Goes past a text that begins here.
  private mutating func skip(_ word: String) -> Bool {
    guard text[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  /// Goes past a text that begins here or later; stays where there is none.
  private mutating func seek(_ word: String) -> Bool {
    guard let first = word.utf8.first else { return true }
    var start = position
    while let found = text[start...].firstIndex(of: first) {
      if text[found...].starts(with: word.utf8) {
        position = found + word.utf8.count
        return true
      }
      start = found + 1
    }
    return false
  }
}
