package import Bytes

/// How a part of a line looks. Text has only the sixteen basic colours, which follow the person's own
/// choice of them, and of these red, green and cyan, which are readable on light and on dark.
package enum Style: Equatable, Sendable {
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
  /// On an area of a colour, in a colour that is readable on it: by their numbers among 256.
  case area(Int, text: Int? = nil)

  fileprivate var isArea: Bool { if case .area = self { true } else { false } }

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
    case .area(let area, nil): "48;5;\(area)"
    case .area(let area, let text?): "38;5;\(text);48;5;\(area)"
    }
  }
}

/// A line of a report on its way to a terminal.
package struct ScreenLine {
  private var bytes: [UInt8] = []
  /// The style that is on at the end.
  private var style = Style.plain
  /// How many columns it takes, TABs aside.
  package private(set) var width = 0
  private let abilities: ScreenAbilities

  package init(on abilities: ScreenAbilities) { self.abilities = abilities }

  /// - Parameter target: The address that the text leads to.
  package mutating func add(_ text: Visible, _ style: Style = .plain, target: [UInt8]? = nil) {
    if text.isEmpty { return }
    width += text.displayWidth
    if let target { link(target) }
    if abilities.isColored { turn(to: style, for: text) }
    bytes += text
    if self.style.isArea { turnOff() }
    if target != nil { link([]) }
  }

  /// Adds a function's name, which may have a place and a mark after it: as much of it as there is
  /// room for.
  package mutating func add(name text: Visible, _ style: Style = .plain) {
    let shown = ShownName(text, room: abilities.columns.map { $0 - width })
    let path = directoryEnd(shown.name)
    add(shown.name[..<path], .faint)
    add(shown.name[path...], style)
    if !shown.place.isEmpty {
      if !shown.name.isEmpty { add(" ") }
      add(shown.place, style == .faint ? .faint : .place, target: address(shown.fullPlace))
    }
    add(shown.mark, .faint)
  }

  /// The address of a place such as `path:12`.
  private func address(_ place: Visible) -> [UInt8]? {
    guard let address = abilities.address, let position = SourcePosition(place) else { return nil }
    return address(position.path, position.line)
  }

  /// The line with all styles off at its end.
  package var finished: [UInt8] { style == .plain ? bytes : bytes + Self.reset }

  private static let reset = "\u{1b}[m".bytes

  package mutating func add(_ text: String, _ style: Style = .plain) {
    add(Array(text.utf8)[...], style)
  }

  package mutating func add(blanks count: Int) {
    add([UInt8](repeating: UInt8(ascii: " "), count: max(count, 0))[...])
  }

  /// Turns on a style. Blanks look the same in all of them but areas, which end with their text.
  private mutating func turn(to style: Style, for text: Visible) {
    if style == self.style { return }
    if !style.isArea, text.allSatisfy({ $0 == " " }) { return }
    turnOff()
    if style != .plain { bytes += "\u{1b}[\(style.parameters)m".utf8 }
    self.style = style
  }

  private mutating func turnOff() {
    if style != .plain { bytes += Self.reset }
    style = .plain
  }

  /// Begins a link, or ends it where there is no address.
  private mutating func link(_ address: [UInt8]) {
    bytes += "\u{1b}]8;;".utf8
    bytes += address
    bytes += "\u{1b}\\".utf8
  }
}
