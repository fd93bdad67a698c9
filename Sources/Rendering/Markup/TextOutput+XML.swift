import Profiles

extension TextOutput {
  /// Writes text as it is shown in XML and HTML, without the characters that XML does not allow, even
  /// escaped, and without those that turn the direction of what follows.
  package mutating func write(xml text: [UInt8]) {
    if text.allSatisfy(isPlainMarkup) { return write(text) }
    var (start, position) = (0, 0)
    while position + 2 < text.count {
      let scalar = (text[position], text[position + 1], text[position + 2])
      let isRefused =
        switch scalar {
        case (0xef, 0xbf, 0xbe...0xbf), (0xe2, 0x80, 0xaa...0xae), (0xe2, 0x81, 0xa6...0xa9): true
        default: false
        }
      if isRefused {
        write(escaped: text.span.extracting(start..<position))
        write("\u{fffd}")
        (start, position) = (position + 3, position + 3)
      } else {
        position += 1
      }
    }
    write(escaped: text.span.extracting(start..<text.count))
  }

  /// Writes a share as a percentage with four decimals at most, as `12.5%`.
  package mutating func write(percent share: Double) {
    let parts = Int64((share * 1_000_000).rounded())
    write(parts / 10_000)
    var (fraction, digits) = (parts % 10_000, 4)
    if fraction > 0 {
      while fraction % 10 == 0 { (fraction, digits) = (fraction / 10, digits - 1) }
      write(".")
      let text = String(fraction)
      for _ in text.utf8.count..<digits { write("0" as Unicode.Scalar) }
      write(text)
    }
    write("%")
  }
}

/// Whether a byte is written as it is in markup.
package func isPlainMarkup(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"): false
  case UInt8(ascii: "\""), UInt8(ascii: "'"): false
  default: 0x20..<0x7f ~= byte
  }
}
