/// How a part of a line looks. Only the sixteen basic colours, which follow the person's own choice
/// of them, and of these red, green and cyan, which are readable on light and on dark.
enum Style {
  case plain
  /// What is only there in case somebody looks for it.
  case faint
  /// What the eye should find first.
  case strong
  /// A large share of the total, and a noticeable one.
  case hot, warm
  /// The same where values went down.
  case cold, cool
  /// A place in a file.
  case place
  case trouble

  /// The parameters of the sequence that turns it on.
  fileprivate var parameters: String {
    switch self {
    case .plain: ""
    case .faint: "2"
    case .strong: "1"
    case .hot: "1;31"
    case .warm: "31"
    case .cold: "1;32"
    case .cool: "32"
    case .place: "36"
    case .trouble: "31"
    }
  }
}

/// A line of a report on its way to a terminal.
struct ScreenLine {
  private var bytes: [UInt8] = []
  /// The style that is on at the end.
  private var style = Style.plain
  /// How many columns it takes, TABs aside.
  private(set) var width = 0
  private let isColored: Bool

  init(isColored: Bool) { self.isColored = isColored }

  /// - Parameter target: The address that the text leads to.
  mutating func add(_ text: Visible, _ style: Style = .plain, target: [UInt8]? = nil) {
    if text.isEmpty { return }
    width += text.displayWidth
    if let target { link(target) }
    if isColored { turn(to: style, for: text) }
    bytes += text
    if target != nil { link([]) }
  }

  /// The line with all styles off at its end.
  var finished: [UInt8] { style == .plain ? bytes : bytes + Self.reset }

  private static let reset = Array("\u{1b}[m".utf8)

  mutating func add(_ text: String, _ style: Style = .plain) { add(Array(text.utf8)[...], style) }

  mutating func add(blanks count: Int) {
    add([UInt8](repeating: UInt8(ascii: " "), count: max(count, 0))[...])
  }

  /// Turns on a style. Blanks look the same in all of them.
  private mutating func turn(to style: Style, for text: Visible) {
    if style == self.style || text.allSatisfy({ $0 == UInt8(ascii: " ") }) { return }
    if self.style != .plain { bytes += Self.reset }
    if style != .plain { bytes += "\u{1b}[\(style.parameters)m".utf8 }
    self.style = style
  }

  /// Begins a link, or ends it where there is no address.
  private mutating func link(_ address: [UInt8]) {
    bytes += "\u{1b}]8;;".utf8
    bytes += address
    bytes += "\u{1b}\\".utf8
  }
}
