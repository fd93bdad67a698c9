import Profiles

/// Text as code in a cell of a table: between more backticks than it has in a row, bars escaped, in
/// one line. Of no text there is no code.
func markdownCode(_ text: [UInt8]) -> [UInt8] {
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
  return fence + padding + markdownLine(text, escaping: [UInt8(ascii: "|")]) + padding + fence
}

/// Text as it is to be read, in one line.
func markdownEscaped(_ text: [UInt8]) -> [UInt8] {
  markdownLine(text, escaping: Array("\\`*_|<>[]#~".utf8))
}

private func markdownLine(_ text: [UInt8], escaping marks: [UInt8]) -> [UInt8] {
  var line: [UInt8] = []
  for byte in repaired(text) {
    if marks.contains(byte) { line.append(UInt8(ascii: "\\")) }
    if byte == 0x09 {
      line += Array("    ".utf8)
    } else {
      line.append(byte < 0x20 || byte == 0x7f ? UInt8(ascii: " ") : byte)
    }
  }
  return line
}
