/// Names in as many columns as fit side by side, downwards, as `ls` shows them.
struct Columns {
  /// More are not shown, only counted.
  private static let mostNames = 200

  let text: String

  init(_ names: [String], width: Int) {
    let shown = names.prefix(Self.mostNames).map(Self.printable)
    let widest = shown.map(\.unicodeScalars.count).max() ?? 0
    let columns = max(width / (widest + 2), 1)
    let rows = (shown.count + columns - 1) / columns
    var text = "\n"
    for row in 0..<rows {
      let line = stride(from: row, to: shown.count, by: rows).map { position in
        position + rows < shown.count ? padded(shown[position], widest + 2) : shown[position]
      }
      text += line.joined() + "\n"
    }
    let rest = names.count - shown.count
    self.text = rest > 0 ? text + "… and \(rest) more\n" : text
  }

  /// Control characters of names do not reach the terminal.
  private static func printable(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { $0.value < 0x20 || $0 == "\u{7f}" ? "?" : $0 }))
  }
}
