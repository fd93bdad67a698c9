import Bytes
import System

/// How errors look: red where they stand among reports on a terminal, as in the shell.
enum ErrorColor {
  case plain, red

  init(_ looks: Looks) {
    self =
      switch looks.coloring {
      case .always: .red
      case .never: .plain
      case .auto:
        StandardStream.errors.isTerminal && Environment.hasAbleTerminal
          && Environment["NO_COLOR"] == nil ? .red : .plain
      }
  }

  var start: [UInt8] { self == .red ? "\u{1b}[0;31m".bytes : [] }
  var end: [UInt8] { self == .red ? "\u{1b}[0m".bytes : [] }
}
