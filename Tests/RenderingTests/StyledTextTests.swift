import Bytes
import Testing

@testable import Rendering

/// What a comparison looks like, in a file and on a terminal.
struct StyledTextTests {
  private let plain = """
    before = a
    ----------- total -----------
    before  after      Δ      Δ %
      60ms   70ms  +10ms  +16.67%  cpu

    Showing 4 of 4 rows
    --------------- flat ----------------  ------------ cum ------------
    before  after      Δ  Δ %       share  before  after      Δ      Δ %
         0   40ms  +40ms  new     0→57.1%       0   40ms  +40ms      new  work/shapes.Mix
      50ms   30ms  -20ms    ~  83.3→42.9%    50ms   30ms  -20ms  -40.00%  f

    """

  private var text: StyledText {
    func cells(_ texts: String..., style: Style) -> [GroupedTable.Cell] {
      texts.enumerated().map { column, text in
        GroupedTable.Cell(Array(text.utf8), (2...3).contains(column) ? style : .plain)
      }
    }
    func group(_ title: String, _ columns: [String]) -> GroupedTable.Group {
      GroupedTable.Group(title: Array(title.utf8), columns: columns)
    }
    let columns = ["before", "after", "Δ", "Δ %"]
    var text = StyledText()
    text.line("before = a", .faint)
    var totals = GroupedTable([group("total", columns)])
    totals.add(cells("60ms", "70ms", "+10ms", "+16.67%", style: .warm), name: "cpu".bytes)
    totals.write(to: &text)
    text.endLine()
    text.line("Showing 4 of 4 rows")
    var rows = GroupedTable([group("flat", columns + ["share"]), group("cum", columns)])
    rows.add(
      cells("0", "40ms", "+40ms", "new", "0→57.1%", style: .warm)
        + cells("0", "40ms", "+40ms", "new", style: .warm), name: "work/shapes.Mix".bytes)
    rows.add(
      cells("50ms", "30ms", "-20ms", "~", "83.3→42.9%", style: .faint)
        + cells("50ms", "30ms", "-20ms", "-40.00%", style: .cool), name: "f".bytes)
    rows.write(to: &text)
    return text
  }

  private func shown(columns: Int?, isColored: Bool = false) -> [Substring] {
    let screen = ScreenAbilities(columns: columns, isColored: isColored)
    return String(decoding: text.bytes(on: screen), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test func `elsewhere than on a screen there are no styles, and all columns`() {
    #expect(String(decoding: text.bytes, as: UTF8.self) == plain)
    #expect(text.bytes(on: nil) == text.bytes)
  }

  @Test func `with room enough, a screen shows the same`() {
    #expect(shown(columns: nil).joined(separator: "\n") == plain)
    #expect(shown(columns: 97).joined(separator: "\n") == plain)
  }

  @Test func `where it is narrow the later groups of columns give room to the names`() {
    let lines = shown(columns: 72)
    #expect(lines[6] == "--------------- flat ----------------  …")
    #expect(lines[7] == "before  after      Δ  Δ %       share")
    #expect(lines[8] == "     0   40ms  +40ms  new     0→57.1%  work/shapes.Mix")
    #expect(shown(columns: 95)[6].hasSuffix("  …"))
  }

  @Test(arguments: [1, 20, 40, 60])
  func `values stay whole however narrow it is`(columns: Int) {
    #expect(shown(columns: columns)[9].hasPrefix("  50ms   30ms  -20ms    ~  83.3→42.9%  f"))
  }

  @Test func `a name is shortened to the room there is`() {
    #expect(shown(columns: 52)[8].hasSuffix("0→57.1%  …/shapes.Mix"))
  }

  @Test func `each part has its style`() {
    let lines = shown(columns: nil, isColored: true)
    #expect(lines[0] == "\u{1b}[2mbefore = a\u{1b}[m")
    #expect(lines[2] == "\u{1b}[1mbefore  after      Δ      Δ %\u{1b}[m")
    #expect(lines[3].contains("\u{1b}[31m  +10ms  +16.67%"))
    #expect(lines[8].contains("\u{1b}[31m  +40ms  new"))
    #expect(lines[9].contains("\u{1b}[2m  -20ms    ~"))
    #expect(lines[9].contains("\u{1b}[32m  -20ms  -40.00%"))
  }

  @Test func `an area ends with its text, and the next begins anew`() {
    var text = StyledText()
    text.write("ab", .area(252, text: 16))
    text.write("c ", .area(252, text: 16))
    text.write(blanks: 1)
    text.line("  ", .area(7))
    let shown = text.bytes(on: ScreenAbilities(isColored: true))
    #expect(
      String(decoding: shown, as: UTF8.self)
        == "\u{1b}[38;5;16;48;5;252mab\u{1b}[m\u{1b}[38;5;16;48;5;252mc \u{1b}[m \u{1b}[48;5;7m  \u{1b}[m\n"
    )
  }

  @Test func `what a terminal would obey is written out on screens only`() {
    var text = StyledText()
    text.write(name: "a\u{1b}[2Jb".bytes)
    text.line("\u{7}")
    #expect(text.bytes == "a\u{1b}[2Jb\u{7}\n".bytes)
    #expect(text.bytes(on: ScreenAbilities()) == "a\\x1b[2Jb\\x07\n".bytes)
  }
}

struct ScreenTextTests {
  @Test func `lines that are as they are to be take the rows that they fill`() {
    var text = ScreenText(on: ScreenAbilities(columns: 10, isColored: true))
    let lines = "\u{1b}[38;5;16m1234567890\u{1b}[m\n\u{1b}[1m12345678901\u{1b}[m\n".bytes
    #expect(text.add(lines) == lines)
    #expect(text.rows == 3)
  }
}
