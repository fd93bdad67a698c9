import Reports
import System

/// Standard output where a person looks at it: a terminal, or where colours were asked for.
///
/// Nothing else is ever coloured: what goes into a pipe or a file is pprof's to the byte, whatever the
/// environment says, so that a `CLICOLOR_FORCE` set for other programs breaks no script.
struct Screen {
  let columns: Int?
  let rows: Int?
  let isColored: Bool
  let links: LinkSupport
  /// What shows reports longer than the screen; `nil` where they just run through.
  let pager: PagerCommand?

  init?(_ looks: Looks) {
    let isTerminal = StandardStream.output.isTerminal
    if !isTerminal, looks.coloring != .always { return nil }
    let isAble = isTerminal && Environment.hasAbleTerminal
    isColored =
      switch looks.coloring {
      case .always: true
      case .never: false
      case .auto: isAble && Environment["NO_COLOR"] == nil
      }
    let size = isTerminal ? TerminalSize(of: .output) : nil
    (columns, rows) = (size?.columns, size?.rows)
    let mayPage = isAble && !looks.isUnpaged && rows != nil && StandardStream.input.isTerminal
    pager = mayPage ? PagerCommand() : nil
    let support = isAble ? LinkSupport { Environment[$0] } : .none
    links = pager.map { $0.isLess } ?? true ? support : .none
  }
}
