import Profiles

/// Report text while it is written: bytes, because names need not be valid UTF-8.
public struct TextOutput: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  mutating func write(_ text: [UInt8]) { bytes += text }

  mutating func write(_ text: String) { bytes += text.utf8 }

  /// Writes text and ends the line.
  mutating func line(_ text: [UInt8]) {
    bytes += text
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Writes text and ends the line.
  mutating func line(_ text: String) {
    bytes += text.utf8
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Writes text with blanks before it, as many as make it `width` characters.
  mutating func write(_ text: [UInt8], width: Int) {
    for _ in text.characterCount..<max(width, text.characterCount) {
      bytes.append(UInt8(ascii: " "))
    }
    bytes += text
  }

  /// Writes a number with blanks before it.
  mutating func write(_ number: Int64, width: Int) {
    write(Array(String(number).utf8), width: width)
  }

  mutating func write(_ bytes: Span<UInt8>) {
    for position in bytes.indices { self.bytes.append(bytes[position]) }
  }
}

extension Array where Element == UInt8 {
  /// How many Unicode scalars the text has; each byte that is not valid UTF-8 counts as one.
  package var characterCount: Int {
    if allSatisfy({ $0 < 0x80 }) { return count }
    var characters = 0
    var position = 0
    while position < count {
      position += Swift.max(scalarLength(span, at: position), 1)
      characters += 1
    }
    return characters
  }
}
