import Bytes
import Rendering

/// The fields of a line, which blanks separate, from left to right.
struct Fields {
  /// What has not been read.
  private(set) var rest: Visible

  init(_ line: Visible) { rest = line }

  /// The next field, with the blanks before it; `nil` at the end of the line.
  mutating func next() -> Visible? {
    guard let start = rest.firstIndex(where: { $0 != UInt8(ascii: " ") }) else { return nil }
    let end = rest[start...].firstIndex(of: UInt8(ascii: " ")) ?? rest.endIndex
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
    var text = drop { $0 == UInt8(ascii: " ") }
    while text.last == UInt8(ascii: " ") { text.removeLast() }
    return text
  }

  /// The number of a percentage, which may stand in parentheses.
  var share: Double? {
    var text = withoutBlanks
    if text.first == UInt8(ascii: "(") { text.removeFirst() }
    while let last = text.last, ":)".utf8.contains(last) { text.removeLast() }
    guard text.last == UInt8(ascii: "%") else { return nil }
    return Double(String(decoding: text.dropLast().withoutBlanks, as: UTF8.self))
  }

  /// Whether it is a value below zero.
  var isNegative: Bool { first { $0 != UInt8(ascii: " ") } == UInt8(ascii: "-") }
}
