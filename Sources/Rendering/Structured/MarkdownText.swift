import Bytes
import Profiles

/// Text as code in a cell of a table: between more backticks than it has in a row, bars escaped, in
/// one line. Of no text there is no code.
package func markdownCode(_ text: [UInt8]) -> [UInt8] {
  if text.isEmpty { return [] }
  let (backtick, blank) = (UInt8(ascii: "`"), UInt8(ascii: " "))
  let fence = [UInt8](repeating: backtick, count: longestRun(of: backtick, in: text.span) + 1)
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

/// How many backticks fence a block in which no line has more than so many in a row.
package func markdownFence(_ longest: Int) -> [UInt8] {
  [UInt8](repeating: UInt8(ascii: "`"), count: max(longest + 1, 3))
}

/// How often a byte stands in a row, at most.
package func longestRun(of wanted: UInt8, in text: Span<UInt8>) -> Int {
  var (longest, length) = (0, 0)
  for position in text.indices {
    length = text[position] == wanted ? length + 1 : 0
    longest = max(longest, length)
  }
  return longest
}

/// A line of a fenced block: as it is, but for what would end it or is not text.
package func markdownBlockLine(_ text: [UInt8]) -> [UInt8] {
  repaired(text).map { $0.isControl && $0 != 0x09 ? UInt8(ascii: " ") : $0 }
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
