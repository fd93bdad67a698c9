package import Rendering

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
  /// Formats of our own: lines that are as they are to be, coloured and safe to show.
  case painted
  /// Anything else.
  case plain
}

extension ScreenText {
  /// The text of a report whose lines are laid out like that.
  package init(_ layout: ReportLayout, on abilities: ScreenAbilities) {
    if layout == .painted {
      self.init(on: abilities)
    } else {
      var painter = LinePainter(layout, abilities)
      self.init(on: abilities) { painter.paint($0) }
    }
  }
}
