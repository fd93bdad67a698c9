// Strings of bytes: names and lines that may be no valid UTF-8, and are compared, searched and written
// as they are. A literal is `"text".bytes`.

import Glibc

extension String {
  /// The text in UTF-8.
  @inlinable
  package var bytes: [UInt8] { Array(utf8) }
}

extension [UInt8] {
  @inlinable
  package static func == (bytes: [UInt8], text: String) -> Bool { bytes.elementsEqual(text.utf8) }

  @inlinable
  package static func != (bytes: [UInt8], text: String) -> Bool { !bytes.elementsEqual(text.utf8) }

  /// Whether a text of a `switch` is the bytes.
  @inlinable
  package static func ~= (text: String, bytes: [UInt8]) -> Bool { bytes.elementsEqual(text.utf8) }

  @inlinable
  package static func += (bytes: inout [UInt8], text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// Appends an ASCII character.
  @inlinable
  package mutating func append(_ character: Unicode.Scalar) { append(UInt8(ascii: character)) }

  /// The bytes with a NUL after them, as C has texts.
  package var cString: [CChar] {
    var text: [CChar] = []
    text.reserveCapacity(count + 1)
    for byte in self { text.append(CChar(bitPattern: byte)) }
    text.append(0)
    return text
  }

  /// A copy of a string of C, without the NUL at its end.
  @unsafe
  package init(cString: UnsafePointer<CChar>) {
    self = unsafe Array(UnsafeRawBufferPointer(start: cString, count: strlen(cString)))
  }
}

extension ArraySlice<UInt8> {
  @inlinable
  package static func == (bytes: ArraySlice<UInt8>, text: String) -> Bool {
    bytes.elementsEqual(text.utf8)
  }

  @inlinable
  package static func != (bytes: ArraySlice<UInt8>, text: String) -> Bool {
    !bytes.elementsEqual(text.utf8)
  }
}

extension ArraySlice<UInt8>? {
  /// Whether there are bytes, and they are the text.
  @inlinable
  package static func == (bytes: ArraySlice<UInt8>?, text: String) -> Bool {
    bytes.map { $0 == text } ?? false
  }
}

extension [UInt8]? {
  /// Whether there are bytes, and they are the text.
  @inlinable
  package static func == (bytes: [UInt8]?, text: String) -> Bool {
    bytes.map { $0 == text } ?? false
  }
}

extension Collection<UInt8> {
  @inlinable
  package func hasPrefix(_ text: String) -> Bool { starts(with: text.utf8) }

  @inlinable
  package func firstIndex(of character: Unicode.Scalar) -> Index? {
    firstIndex(of: UInt8(ascii: character))
  }

  @inlinable
  package func contains(_ character: Unicode.Scalar) -> Bool {
    contains(UInt8(ascii: character))
  }

  /// The parts between ASCII characters; empty ones are left out unless they are asked for.
  @inlinable
  package func split(
    separator: Unicode.Scalar, maxSplits: Int = .max, omittingEmptySubsequences: Bool = true
  ) -> [SubSequence] {
    split(
      separator: UInt8(ascii: separator), maxSplits: maxSplits,
      omittingEmptySubsequences: omittingEmptySubsequences)
  }
}

extension BidirectionalCollection<UInt8> {
  @inlinable
  package func lastIndex(of character: Unicode.Scalar) -> Index? {
    lastIndex(of: UInt8(ascii: character))
  }

  @inlinable
  package func hasSuffix(_ text: String) -> Bool { reversed().starts(with: text.utf8.reversed()) }
}
