// Reports are the same bytes wherever they go; only here do they become what a person sees. This
// step stands behind them all and reads their lines again, so that no report knows of terminals, and
// what goes into a file or a pipe cannot change by it. It relies on nothing: a line that is not as
// its layout has it is shown as it is.

/// How the lines of a report are laid out.
package enum ReportLayout: Sendable {
  /// `top`: a heading and rows of five values and a name.
  case table
  /// `tree` and `peek`: such rows between those of callers and callees.
  case tree
  /// `list`: source lines with two values.
  case listing
  /// `disasm`: instructions with two values.
  case disassembly
  /// `traces`: a value and a stack, again and again.
  case stacks
  /// `tags`: keys with their values.
  case labels
  /// `advise`: findings with what is below them.
  case findings
  /// `diff`: groups of columns and a name.
  case difference
  /// Lines that are as they are to be: coloured, safe to show, and no longer than the screen is wide.
  case painted
  /// Anything else.
  case plain
}

/// What a terminal can do.
package struct ScreenAbilities {
  /// How many columns it has, where that is known.
  package var columns: Int?
  package var isColored: Bool
  /// The address of a source file that reports name, and of a line in it; `nil` where there is none.
  package var address: ((_ path: ArraySlice<UInt8>, _ line: Int?) -> [UInt8]?)?

  package init(
    columns: Int? = nil, isColored: Bool = false,
    address: ((_ path: ArraySlice<UInt8>, _ line: Int?) -> [UInt8]?)? = nil
  ) {
    self.columns = columns
    self.isColored = isColored
    self.address = address
  }
}

/// The text of a report as a terminal shows it: coloured, each row on one line, with links.
package struct ScreenText {
  /// How many rows of the screen the lines take that were handed out.
  package private(set) var rows = 0

  private let layout: ReportLayout
  private let abilities: ScreenAbilities
  private var painter: LinePainter
  /// The beginning of a line whose end has not come.
  private var pending: [UInt8] = []

  /// A line longer than that is cut in two: names have no limit.
  private static let longestLine = 1 << 20

  package init(_ layout: ReportLayout, on abilities: ScreenAbilities) {
    self.layout = layout
    self.abilities = abilities
    painter = LinePainter(layout, abilities)
  }

  /// Takes a piece of the report.
  ///
  /// - Returns: The lines that it ends.
  package mutating func add(_ piece: [UInt8]) -> [UInt8] {
    var shown: [UInt8] = []
    var rest = piece[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      append(pending + rest[..<end], to: &shown)
      pending.removeAll()
      rest = rest[(end + 1)...]
    }
    pending += rest
    if pending.count > Self.longestLine { shown += finish() }
    return shown
  }

  /// The end of the report, where that was no end of a line.
  package mutating func finish() -> [UInt8] {
    var shown: [UInt8] = []
    if !pending.isEmpty { append(pending[...], to: &shown) }
    pending.removeAll()
    return shown
  }

  private mutating func append(_ line: ArraySlice<UInt8>, to shown: inout [UInt8]) {
    if layout == .painted {
      shown += line + [UInt8(ascii: "\n")]
      rows += 1
      return
    }
    let painted = painter.paint(visible(line))
    shown += painted.finished
    shown.append(UInt8(ascii: "\n"))
    // A TAB takes up to eight columns.
    let tabs = line.count { $0 == UInt8(ascii: "\t") }
    let width = painted.width + 7 * tabs
    rows += abilities.columns.map { max(1, (width + $0 - 1) / $0) } ?? 1
  }
}
