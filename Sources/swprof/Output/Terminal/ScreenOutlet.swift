import Rendering
import Reports
import System

/// A report on its way to a person's eyes: coloured, and shown by a pager where it is longer than the
/// screen.
///
/// The first screenful is held back until it is known which.
final class ScreenOutlet: Outlet {
  private enum State {
    /// Up to now everything fits on the screen.
    case held([UInt8], pager: PagerCommand)
    case direct
    case paged(Pager)
  }

  private var text: ScreenText
  private let rows: Int
  private var state: State

  init(_ layout: ReportLayout, on screen: Screen, links: SourceLinks?) {
    var abilities = ScreenAbilities(columns: screen.columns, isColored: screen.isColored)
    if let links { abilities.address = { links.address(of: $0, line: $1) } }
    text = ScreenText(layout, on: abilities)
    rows = screen.rows ?? .max
    state = screen.pager.map { .held([], pager: $0) } ?? .direct
  }

  func write(_ piece: [UInt8]) throws { try show(text.add(piece)) }

  func finish() throws {
    try show(text.finish())
    switch state {
    case .held(let bytes, _): try StandardStream.output.write(bytes)
    case .paged(let pager): pager.finish()
    case .direct: break
    }
  }

  private func show(_ shown: [UInt8]) throws {
    switch state {
    case .direct: try StandardStream.output.write(shown)
    case .paged(let pager): try pager.write(shown)
    case .held(let bytes, let command):
      // Below it the next prompt has to fit.
      if text.rows < rows {
        state = .held(bytes + shown, pager: command)
      } else if let pager = try? Pager(command) {
        state = .paged(pager)
        try pager.write(bytes + shown)
      } else {
        state = .direct
        try StandardStream.output.write(bytes + shown)
      }
    }
  }
}
