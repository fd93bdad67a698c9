import Bytes
import Rendering

/// The fields of a line, which blanks separate, from left to right.
struct Fields {
  /// What has not been read.
  private(set) var rest: Visible

  init(_ line: Visible) { rest = line }

  /// The next field, with the blanks before it; `nil` at the end of the line.
  mutating func next() -> Visible? {
    guard let start = rest.firstIndex(where: { $0 != " " }) else { return nil }
    let end = rest[start...].firstIndex(of: " ") ?? rest.endIndex
    defer { rest = rest[end...] }
    return rest[..<end]
  }

  /// Passes over a text that stands next.
  mutating func skip(_ text: String) -> Visible? {
    guard rest.starts(with: text.utf8) else { return nil }
    let end = rest.startIndex + text.utf8.count
    defer { rest = rest[end...] }
    return rest[..<end]
  }
}

extension Visible {
  /// The text between the blanks around it.
  var withoutBlanks: Visible {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// The number of a percentage, which may stand in parentheses.
  var share: Double? {
    var text = withoutBlanks
    if text.first == "(" { text.removeFirst() }
    while let last = text.last, ":)".utf8.contains(last) { text.removeLast() }
    guard text.last == "%" else { return nil }
    return Double(String(decoding: text.dropLast().withoutBlanks, as: UTF8.self))
  }

  /// Whether it is a value below zero.
  var isNegative: Bool { first { $0 != " " } == "-" }
}
