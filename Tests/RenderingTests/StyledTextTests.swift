import Bytes
import Testing

@testable import Rendering

/// What a comparison looks like, in a file and on a terminal.
struct StyledTextTests {
  private let plain = """
    before = a
         ----------- total -----------
         before  after      Δ      Δ %
    cpu    60ms   70ms  +10ms  +16.67%

    Showing 4 of 4 rows
                     --------------- flat ----------------  ------------ cum ------------
                     before  after      Δ  Δ %       share  before  after      Δ      Δ %
    work/shapes.Mix       0   40ms  +40ms  new     0→57.1%       0   40ms  +40ms      new
    f                  50ms   30ms  -20ms    ~  83.3→42.9%    50ms   30ms  -20ms  -40.00%

    """

  private var text: StyledText {
    func cells(_ texts: String..., style: Style) -> [GroupedTable.Cell] {
      texts.enumerated().map { column, text in
        GroupedTable.Cell(Array(text.utf8), (2...3).contains(column) ? style : .plain)
      }
    }
    func group(_ title: String, _ columns: [GroupedTable.Column]) -> GroupedTable.Group {
      GroupedTable.Group(title: Array(title.utf8), columns: columns)
    }
    func columns(_ rank: Int? = nil) -> [GroupedTable.Column] {
      zip(["before", "after", "Δ", "Δ %"], [2, 1, 0, 0]).map { title, own in
        GroupedTable.Column(title, rank: rank ?? own)
      }
    }
    var text = StyledText()
    text.line("before = a", .faint)
    var totals = GroupedTable([group("total", columns())])
    totals.add(cells("60ms", "70ms", "+10ms", "+16.67%", style: .warm), name: "cpu".bytes)
    text.write(totals)
    text.endLine()
    text.line("Showing 4 of 4 rows")
    var rows = GroupedTable([
      group("flat", columns() + [GroupedTable.Column("share", rank: 6)]), group("cum", columns(4)),
    ])
    rows.add(
      cells("0", "40ms", "+40ms", "new", "0→57.1%", style: .warm)
        + cells("0", "40ms", "+40ms", "new", style: .warm), name: "work/shapes.Mix".bytes)
    rows.add(
      cells("50ms", "30ms", "-20ms", "~", "83.3→42.9%", style: .faint)
        + cells("50ms", "30ms", "-20ms", "-40.00%", style: .cool), name: "f".bytes)
    text.write(rows)
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

  @Test func `where it is narrow columns give room to the names, those of the highest rank first`()
  {
    let lines = shown(columns: 80)
    #expect(lines[7] == "                 before  after      Δ  Δ %  before  after      Δ      Δ %")
    #expect(shown(columns: 50)[7] == "                 before  after      Δ  Δ %")
    #expect(shown(columns: 30)[7] == "                     Δ  Δ %")
  }

  @Test(arguments: [31, 40, 50])
  func `two rows never look alike`(columns: Int) {
    var table = GroupedTable([
      GroupedTable.Group(title: [], columns: [GroupedTable.Column("Δ")])
    ])
    let names = [
      "workshop/shapes.(*Tree[go.shape.int,go.shape.string]).insert",
      "workshop/shapes.(*Tree[go.shape.int,go.shape.float64]).insert",
      "workshop/shapes.(*Tree[go.shape.int,go.shape.float64]).insert.func1.insert",
      "workshop/other.(*Tree[go.shape.int,go.shape.string]).insert",
    ]
    for name in names { table.add([GroupedTable.Cell("1".bytes)], name: Array(name.utf8)) }
    var text = StyledText()
    text.write(table)
    let lines = String(decoding: text.bytes(on: ScreenAbilities(columns: columns)), as: UTF8.self)
      .split(separator: "\n").suffix(names.count)
    #expect(Set(lines).count == names.count, "\(lines)")
  }

  @Test(arguments: [1, 20, 40, 60])
  func `values stay whole however narrow it is`(columns: Int) {
    let row = shown(columns: columns)[9]
    #expect(row.hasPrefix("f ") && row.hasSuffix("  -20ms    ~"))
  }

  @Test func `a name is shortened to the room there is`() {
    #expect(shown(columns: 24)[8] == "…/shapes.Mix  +40ms  new")
  }

  @Test func `each part has its style`() {
    let lines = shown(columns: nil, isColored: true)
    #expect(lines[0] == "\u{1b}[2mbefore = a\u{1b}[m")
    #expect(lines[2] == "     \u{1b}[1mbefore  after      Δ      Δ %\u{1b}[m")
    #expect(lines[3].contains("\u{1b}[31m+10ms  +16.67%"))
    #expect(lines[8].contains("\u{1b}[31m+40ms  new"))
    #expect(lines[9].contains("\u{1b}[2m-20ms    ~"))
    #expect(lines[9].contains("\u{1b}[32m-20ms  -40.00%"))
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
