import Bytes
import Profiles

/// Text as code in a cell of a table: between more backticks than it has in a row, bars escaped, in
/// one line. Of no text there is no code.
package func markdownCode(_ text: [UInt8]) -> [UInt8] {
  if text.isEmpty { return [] }
  let (backtick, blank) = (UInt8(ascii: "`"), UInt8(ascii: " "))
  var longest = 0
  var length = 0
  for byte in text {
    length = byte == backtick ? length + 1 : 0
    longest = max(longest, length)
  }
  let fence = [UInt8](repeating: backtick, count: longest + 1)
  // A blank at each end goes away again; without them a backtick there would lengthen the fence.
  let isPadded = text.first == backtick || text.last == backtick
  let padding = isPadded ? [blank] : []
  return fence + padding + markdownLine(text) { byte, _ in byte == "|" } + padding
    + fence
}

/// Text as it is to be read, in one line. A `_` inside a word means nothing, and stays as it is.
package func markdownEscaped(_ text: [UInt8]) -> [UInt8] {
  let marks = "\\`*_|<>[]#~".bytes
  return markdownLine(text) { byte, isInWord in
    marks.contains(byte) && !(byte == "_" && isInWord)
  }
}

/// Text in one line.
///
/// - Parameter isEscaped: Whether a byte gets a backslash; it may be between letters or digits.
private func markdownLine(
  _ text: [UInt8], escaping isEscaped: (_ byte: UInt8, _ isInWord: Bool) -> Bool
) -> [UInt8] {
  let text = repaired(text)
  var line: [UInt8] = []
  for (position, byte) in text.enumerated() {
    let isInWord =
      position > 0 && position + 1 < text.count && text[position - 1].isLetterOrDigit
      && text[position + 1].isLetterOrDigit
    if isEscaped(byte, isInWord) { line.append("\\") }
    if byte == 0x09 {
      line += "    ".bytes
    } else {
      line.append(byte.isControl ? UInt8(ascii: " ") : byte)
    }
  }
  return line
}
