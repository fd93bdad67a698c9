// Names as rustc mangled them before the v0 scheme: C++ nested names (`_ZN…E`) whose last component
// is a hash.

import Bytes

/// Reads names of the legacy Rust scheme.
enum LegacyRustDemangler {
  /// The path without its hash; `nil` if the symbol is not of this scheme.
  ///
  /// Such a symbol ends in `17h`, 16 hexadecimal digits of which at least five differ, and `E`. A
  /// suffix that begins with a dot may follow, and is dropped.
  static func demangled(_ symbol: [UInt8]) -> [UInt8]? {
    guard symbol.hasPrefix("_ZN"), let end = endOfPath(symbol) else { return nil }
    var cursor = MangledCursor(symbol, from: 3, to: end)
    var output: [UInt8] = []
    while !cursor.isAtEnd {
      guard var length = try? cursor.decimal(below: 1 << 28) else { return nil }
      // An underscore separates the length from a name that begins with a digit. It counts.
      if cursor.take("_") { length -= 1 }
      guard let identifier = try? cursor.take(count: length) else { return nil }
      if !output.isEmpty { output.append(contentsOf: "::".utf8) }
      unescape(symbol[identifier], onto: &output)
    }
    return output
  }

  /// The position of the hash; `nil` if there is none.
  private static func endOfPath(_ symbol: [UInt8]) -> Int? {
    var end = symbol.count
    let dot = symbol.indices.dropLast().last {
      symbol[$0] == "E" && symbol[$0 + 1] == "."
    }
    if let dot { end = dot + 1 }
    guard end > 23, symbol[end - 1] == "E",
      symbol[(end - 20)..<(end - 17)] == "17h"
    else { return nil }
    var seen: UInt16 = 0
    for byte in symbol[(end - 17)..<(end - 1)] {
      guard let digit = hexDigit(byte) else { return nil }
      seen |= 1 << UInt16(digit)
    }
    return seen.nonzeroBitCount >= 5 ? end - 20 : nil
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch Unicode.Scalar(byte) {
    case "0"..."9": byte - 48
    case "a"..."f": byte - 87
    default: nil
    }
  }

  // MARK: Escapes

  /// Appends an identifier with its escapes resolved: `..` is `::`, `$LT$` is `<`, `$u7b$` is `{`
  /// and so on.
  ///
  /// The text after an unknown escape is left as it is.
  private static func unescape(_ identifier: ArraySlice<UInt8>, onto output: inout [UInt8]) {
    var rest = identifier
    // An identifier may not begin with an escape, so rustc puts an underscore before it.
    if rest.hasPrefix("_$") { rest.removeFirst() }
    while let byte = rest.first {
      if byte == "$" {
        guard let (text, length) = escape(rest) else {
          output.append(contentsOf: rest)
          return
        }
        output.append(text)
        rest.removeFirst(length)
      } else if rest.hasPrefix("..") {
        output.append(contentsOf: "::".utf8)
        rest.removeFirst(2)
      } else {
        output.append(byte)
        rest.removeFirst()
      }
    }
  }

  private static func escape(_ text: ArraySlice<UInt8>) -> (byte: UInt8, length: Int)? {
    let start = text.startIndex
    for (code, byte) in codes where text.starts(with: code.utf8) {
      return (byte, code.utf8.count)
    }
    guard text.count > 4, text[start + 1] == "u",
      text[start + 4] == "$",
      let high = hexDigit(text[start + 2]), let low = hexDigit(text[start + 3]), high < 8
    else { return nil }
    let value = high << 4 | low
    return value < 32 ? nil : (value, 5)
  }

  private static let codes: [(String, UInt8)] = [
    ("$C$", UInt8(ascii: ",")), ("$SP$", UInt8(ascii: "@")), ("$BP$", UInt8(ascii: "*")),
    ("$RF$", UInt8(ascii: "&")), ("$LT$", UInt8(ascii: "<")), ("$GT$", UInt8(ascii: ">")),
    ("$LP$", UInt8(ascii: "(")), ("$RP$", UInt8(ascii: ")")),
  ]
}
