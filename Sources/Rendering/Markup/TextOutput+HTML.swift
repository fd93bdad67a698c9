import Profiles

extension TextOutput {
  /// Writes a page up to the beginning of its body; nothing may be loaded or sent, whatever it holds.
  package mutating func writePageHead(title: [UInt8], style: String) {
    line(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" \
      content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      """)
    write("<title>")
    write(escaped: title)
    line("</title>\n<style>\(style)</style>\n</head>\n<body>")
  }

  /// Writes text as it is shown in HTML: what is not UTF-8 as U+FFFD, and control characters as the
  /// pictures of them.
  package mutating func write(escaped text: Span<UInt8>) {
    var position = 0
    while position < text.count {
      let length = scalarLength(text, at: position)
      if length == 1 {
        write(escaped: text[position])
      } else if length == 0 {
        write("\u{fffd}")
      } else {
        write(text.extracting(position..<position + length))
      }
      position += max(length, 1)
    }
  }

  /// Writes text as it is shown in HTML.
  package mutating func write(escaped text: [UInt8]) { write(escaped: text.span) }

  /// Writes text as it is shown in HTML, with blanks behind it, as many as make it `width`
  /// characters.
  package mutating func write(escaped text: [UInt8], padded width: Int) {
    write(escaped: text)
    write(blanks: width - text.characterCount)
  }

  private mutating func write(escaped byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"): write("&amp;")
    case UInt8(ascii: "<"): write("&lt;")
    case UInt8(ascii: ">"): write("&gt;")
    case UInt8(ascii: "\""): write("&#34;")
    case UInt8(ascii: "'"): write("&#39;")
    case UInt8(ascii: "\t"): write("\t")
    // The pictures of control characters: U+2400 and on.
    case 0..<0x20: write([0xe2, 0x90, 0x80 &+ byte])
    case 0x7f: write("\u{2421}")
    default: write(Unicode.Scalar(byte))
    }
  }
}
