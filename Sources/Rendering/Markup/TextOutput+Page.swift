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
}
