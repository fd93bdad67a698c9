/// Text with each byte that is not part of valid UTF-8 replaced by U+FFFD, and the way back.
package struct RepairedText {
  package private(set) var bytes: [UInt8] = []
  /// The position in the original of each repaired byte, and of the end.
  private var origins: [Int] = []

  /// - Returns: `nil` when the text is valid and can be used as it is.
  package init?(_ text: Span<UInt8>) {
    var position = 0
    while position < text.count, text[position] < 0x80 { position += 1 }
    if position == text.count { return nil }
    if UTF8Span.isValid(text) { return nil }
    position = 0
    while position < text.count {
      let length = scalarLength(text, at: position)
      if length == 0 {
        bytes += [0xef, 0xbf, 0xbd]
        origins += [position, position, position]
      } else {
        for offset in position..<position + length {
          bytes.append(text[offset])
          origins.append(offset)
        }
      }
      position += max(length, 1)
    }
    origins.append(text.count)
  }

  /// Where an original position went.
  package func position(of original: Int) -> Int {
    origins.firstIndex { $0 >= original } ?? bytes.count
  }

  /// The original range of a repaired one.
  package func original(_ range: Range<Int>) -> Range<Int> {
    origins[range.lowerBound]..<origins[range.upperBound]
  }
}

extension UTF8Span {
  /// Whether the bytes are valid UTF-8.
  fileprivate static func isValid(_ bytes: Span<UInt8>) -> Bool {
    (try? UTF8Span(validating: bytes)) != nil
  }
}

/// The length of the valid UTF-8 scalar at `position`, or 0 when there is none.
package func scalarLength(_ text: Span<UInt8>, at position: Int) -> Int {
  let first = text[position]
  if first < 0x80 { return 1 }
  let length: Int
  var lowest: UInt8 = 0x80
  var highest: UInt8 = 0xbf
  switch first {
  case 0xc2...0xdf: length = 2
  case 0xe0...0xef: length = 3
  case 0xf0...0xf4: length = 4
  default: return 0
  }
  switch first {
  case 0xe0: lowest = 0xa0
  case 0xed: highest = 0x9f
  case 0xf0: lowest = 0x90
  case 0xf4: highest = 0x8f
  default: break
  }
  guard position + length <= text.count else { return 0 }
  guard (lowest...highest).contains(text[position + 1]) else { return 0 }
  for offset in 2..<max(length, 2) where text[position + offset] & 0xc0 != 0x80 { return 0 }
  return length
}
