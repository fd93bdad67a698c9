import Bytes
import Profiles

/// Report text while it is written: bytes, because names need not be valid UTF-8.
///
/// A large report leaves in pieces: its writer calls `passOn(to:)` wherever a line may be the one
/// that fills a piece, and `finish(_:)` at the end, so that what is held never grows with the report.
package struct TextOutput: Sendable {
  package private(set) var bytes: [UInt8] = []

  /// How many bytes make a piece: enough that a system call for each costs nothing.
  package static let pieceSize = 1 << 17

  package init() {}

  /// All that a report emits, in one text.
  package init(collecting write: (_ emit: ([UInt8]) -> Void) -> Void) {
    var bytes: [UInt8] = []
    write { bytes += $0 }
    self.bytes = bytes
  }

  /// Hands on what has been written, if it makes a piece.
  package mutating func passOn(to emit: ([UInt8]) throws -> Void) rethrows {
    if bytes.count >= Self.pieceSize { try finish(emit) }
  }

  /// Hands on what has been written, if anything.
  package mutating func finish(_ emit: ([UInt8]) throws -> Void) rethrows {
    if bytes.isEmpty { return }
    try emit(bytes)
    removeAll()
  }

  /// Forgets what was written, and keeps the room for it.
  package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  package mutating func write(_ text: [UInt8]) { bytes += text }

  package mutating func write(_ text: String) { bytes += text.utf8 }

  package mutating func write(_ text: Span<UInt8>) { bytes.append(contentsOf: text) }

  package mutating func append(_ byte: UInt8) { bytes.append(byte) }

  /// Writes an ASCII character.
  package mutating func append(_ character: Unicode.Scalar) { bytes.append(character) }

  /// Writes text and ends the line.
  package mutating func line(_ text: [UInt8]) {
    bytes += text
    bytes.append("\n")
  }

  /// Writes text and ends the line.
  package mutating func line(_ text: String) {
    bytes += text.utf8
    bytes.append("\n")
  }

  /// Writes text with blanks before it, as many as make it `width` characters.
  package mutating func write(_ text: [UInt8], width: Int) {
    write(blanks: width - text.span.characterCount)
    bytes += text
  }

  /// Writes text with blanks before it, as many as make it `width` characters.
  package mutating func write(_ text: Span<UInt8>, width: Int) {
    write(blanks: width - text.characterCount)
    bytes.append(contentsOf: text)
  }

  package mutating func write(blanks count: Int) {
    for _ in 0..<max(count, 0) { bytes.append(" ") }
  }

  /// Writes a number in decimal digits, with blanks before it.
  package mutating func write(_ number: Int64, width: Int = 0) {
    write(number.magnitude, radix: 10, isNegative: number < 0, width: width)
  }

  /// Writes a number in decimal digits, with blanks before it.
  package mutating func write(_ number: UInt64, width: Int = 0) {
    write(number, radix: 10, isNegative: false, width: width)
  }

  /// Writes a number in hexadecimal digits.
  package mutating func write(hexadecimal number: UInt64) {
    write(number, radix: 16, isNegative: false, width: 0)
  }

  /// Writes the digits last to first and turns them round: dumps of stacks write millions of
  /// numbers, and making a string of each took most of their time.
  private mutating func write(_ magnitude: UInt64, radix: UInt64, isNegative: Bool, width: Int) {
    var low = bytes.count
    var rest = magnitude
    repeat {
      let digit = UInt8(truncatingIfNeeded: rest % radix)
      bytes.append(digit < 10 ? UInt8(ascii: "0") &+ digit : UInt8(ascii: "a") &+ digit &- 10)
      rest /= radix
    } while rest > 0
    if isNegative { bytes.append("-") }
    for _ in bytes.count..<max(bytes.count, low + width) { bytes.append(" ") }
    var high = bytes.count - 1
    while low < high {
      bytes.swapAt(low, high)
      low += 1
      high -= 1
    }
  }
}

extension Array where Element == UInt8 {
  /// How many Unicode scalars the text has; each byte that is not valid UTF-8 counts as one.
  package var characterCount: Int { span.characterCount }
}

extension Span where Element == UInt8 {
  /// How many Unicode scalars the text has; each byte that is not valid UTF-8 counts as one.
  package var characterCount: Int {
    var characters = 0
    var position = 0
    while position < count {
      position += self[position] < 0x80 ? 1 : Swift.max(scalarLength(self, at: position), 1)
      characters += 1
    }
    return characters
  }
}
