// Reports are the same bytes wherever they go. Those in pprof's formats become what a person sees only
// here: their lines are read again, so that no such report knows of terminals, and what goes into a
// file or a pipe cannot change by it. It relies on nothing: a line that is not as its layout has it is
// shown as it is. Formats of our own say themselves what their parts are: `StyledText`.

package import Bytes

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

  private let abilities: ScreenAbilities
  /// Makes a line one of a terminal; `nil` where lines are as they are to be.
  private let paint: ((Visible) -> ScreenLine)?
  /// The beginning of a line whose end has not come.
  private var pending: [UInt8] = []

  /// A line longer than that is cut in two: names have no limit.
  private static let longestLine = 1 << 20

  /// - Parameter paint: Makes each line one of a terminal, in their order; `nil` where they are as they
  ///   are to be.
  package init(on abilities: ScreenAbilities, paint: ((Visible) -> ScreenLine)? = nil) {
    self.abilities = abilities
    self.paint = paint
  }

  /// Takes a piece of the report.
  ///
  /// - Returns: The lines that it ends.
  package mutating func add(_ piece: [UInt8]) -> [UInt8] {
    var shown: [UInt8] = []
    var rest = piece[...]
    while let end = rest.firstIndex(of: "\n") {
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
    let painted = paint?(visible(line))
    shown += painted?.finished ?? Array(line)
    shown.append("\n")
    // A TAB takes up to eight columns.
    let tabs = line.count { $0 == "\t" }
    let width = (painted?.width ?? line.widthWithoutSequences) + 7 * tabs
    rows += abilities.columns.map { max(1, (width + $0 - 1) / $0) } ?? 1
  }
}

extension Visible {
  /// How many columns a line takes that has sequences for styles in it, each `ESC [ … m`.
  fileprivate var widthWithoutSequences: Int {
    var text: Visible = []
    var rest = self
    while let start = rest.firstIndex(of: 0x1b) {
      text += rest[..<start]
      let end = rest[start...].firstIndex(of: "m") ?? rest.endIndex - 1
      rest = rest[(end + 1)...]
    }
    return (text + rest).displayWidth
  }
}
