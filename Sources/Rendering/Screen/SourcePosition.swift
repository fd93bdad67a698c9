package import Bytes

/// A file and a line, as `path:12` or `path:12:3`.
package struct SourcePosition {
  package let path: Visible
  package let line: Int

  package init?(_ text: Visible) {
    guard let (start, last) = Self.number(text) else { return nil }
    if let (outerStart, line) = Self.number(start) {
      (path, self.line) = (outerStart, line)
    } else {
      (path, line) = (start, last)
    }
    if path.isEmpty { return nil }
  }

  /// What is before a colon, and the number after it.
  private static func number(_ text: Visible) -> (Visible, Int)? {
    guard let colon = text.lastIndex(of: ":") else { return nil }
    let digits = text[(colon + 1)...]
    guard digits.allSatisfy({ $0.isDigit }),
      let number = Int(String(decoding: digits, as: UTF8.self))
    else { return nil }
    return (text[..<colon], number)
  }
}
