/// Text of a line as it may be sent to a terminal: UTF-8 without control characters but TAB.
package typealias Visible = ArraySlice<UInt8>

extension Visible {
  /// How many columns of a terminal the text takes; a TAB counts as one.
  package var displayWidth: Int {
    if allSatisfy({ $0 < 0x80 }) { return count }
    return String(decoding: self, as: UTF8.self).unicodeScalars.reduce(0) { $0 + $1.displayWidth }
  }

  /// As much of the text's end as fits into so many columns, and a sign that more is before it.
  package func cutAtStart(toWidth width: Int) -> Visible {
    if displayWidth <= width { return self }
    var room = width - 1
    var kept: [Unicode.Scalar] = []
    for scalar in String(decoding: self, as: UTF8.self).unicodeScalars.reversed() {
      room -= scalar.displayWidth
      if room < 0 { break }
      kept.append(scalar)
    }
    if kept.last == "…" { kept.removeLast() }
    var text = String.UnicodeScalarView("…".unicodeScalars)
    text.append(contentsOf: kept.reversed())
    return Array(String(text).utf8)[...]
  }

  /// As much of the text's beginning as fits into so many columns, and a sign that more comes after it.
  package func cutAtEnd(toWidth width: Int) -> Visible {
    if displayWidth <= width { return self }
    var room = width - 1
    var kept = String.UnicodeScalarView()
    for scalar in String(decoding: self, as: UTF8.self).unicodeScalars {
      room -= scalar.displayWidth
      if room < 0 { break }
      kept.append(scalar)
    }
    if kept.last != "…" { kept.append("…") }
    return Array(String(kept).utf8)[...]
  }
}

extension Unicode.Scalar {
  /// How many columns the character takes: two for East Asian ones that are as wide as high and for
  /// pictures, none for those that change the one before.
  package var displayWidth: Int {
    if value < 0x300 { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    // Vowels and final consonants join the Hangul letter before.
    if (0x1160...0x11ff).contains(value) { return 0 }
    return properties.isEmojiPresentation || Self.isWide(value) ? 2 : 1
  }

  /// The blocks of which Unicode's `EastAsianWidth.txt` calls all or nearly all characters wide.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0x4dbf, 0x4e00...0xa4cf, 0xa960...0xa97c,
      0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f, 0xff01...0xff60, 0xffe0...0xffe6,
      0x16fe0...0x18cff, 0x1aff0...0x1b2ff, 0x20000...0x3fffd:
      true
    default: false
    }
  }
}

/// A line of a report as a terminal may see it.
///
/// Names come from files that anybody may have made, and a terminal obeys control characters: what is
/// not to be obeyed is written out, `\x1b` for Escape. So are bytes that are no UTF-8, and characters
/// that turn the direction of what follows.
package func visible(_ line: ArraySlice<UInt8>) -> Visible {
  if line.allSatisfy({ 0x20..<0x7f ~= $0 || $0 == "\t" }) { return line }
  var text: [UInt8] = []
  var rest = line
  // Lines of files from Windows end with it.
  if rest.last == "\r" { rest.removeLast() }
  var decoder = UTF8()
  var position = rest.startIndex
  while position < rest.endIndex {
    var bytes = rest[position...].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&bytes) else {
      text += escape("x", UInt32(rest[position]), digits: 2)
      position += 1
      decoder = UTF8()
      continue
    }
    let length = UTF8.width(scalar)
    if scalar.isObeyed {
      let isByte = scalar.value < 0x80
      text += escape(isByte ? "x" : "u", scalar.value, digits: isByte ? 2 : 4)
    } else {
      text += rest[position..<position + length]
    }
    position += length
    decoder = UTF8()
  }
  return text[...]
}

private func escape(_ letter: String, _ value: UInt32, digits: Int) -> [UInt8] {
  let number = String(value, radix: 16)
  let zeros = String(repeating: "0", count: max(digits - number.count, 0))
  return "\\\(letter)\(zeros)\(number)".bytes
}

extension Unicode.Scalar {
  /// Whether a terminal may do something else than show it.
  fileprivate var isObeyed: Bool {
    switch value {
    case 0x09: false
    case 0x2028, 0x2029, 0x202a...0x202e, 0x2066...0x2069: true
    default: properties.generalCategory == .control
    }
  }
}
