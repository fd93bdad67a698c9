import Bytes
import Testing

@testable import Rendering
@testable import Reports
@testable import Statistics

/// What a report in one of pprof's formats looks like on a terminal.
struct PaintingTests {
  private func shown(
    _ report: String, _ layout: ReportLayout = .table, columns: Int? = 80, isColored: Bool = false,
    address: ((ArraySlice<UInt8>, Int?) -> [UInt8]?)? = nil
  ) -> String {
    var text = ScreenText(
      layout, on: ScreenAbilities(columns: columns, isColored: isColored, address: address))
    let lines = text.add(Array(report.utf8))
    return String(decoding: lines + text.finish(), as: UTF8.self)
  }

  private let top = """
    File: workshop
    Showing nodes accounting for 1.13s, 89.68% of 1.26s total
          flat  flat%   sum%        cum   cum%
         0.30s 23.81% 23.81%      0.30s 23.81%  workshop/shapes.Mix (inline)
         0.04s  3.17% 67.46%      0.04s  3.17%  workshop/shapes.(*Tree[go.shape.int,go.shape.string]).Get
             0     0% 84.13%      0.01s  0.79%  main.main

    """

  @Test func `without colours and with room enough, a report is as it was`() {
    #expect(shown(top, columns: 120) == top)
    #expect(shown(top, columns: nil) == top)
  }

  @Test func `on a narrow screen each row is one line, and its values are whole`() {
    #expect(
      shown(top, columns: 62) == """
        File: workshop
        Showing nodes accounting for 1.13s, 89.68% of 1.26s total
          flat  flat%   sum%    cum   cum%
         0.30s 23.81% 23.81%  0.30s 23.81%  …/shapes.Mix (inline)
         0.04s  3.17% 67.46%  0.04s  3.17%  …/shapes.(*Tree[…]).Get
             0     0% 84.13%  0.01s  0.79%  main.main

        """)
  }

  @Test(arguments: [20, 40, 50, 72, 79, 80, 99, 100])
  func `no row is wider than the screen, as far as its values fit`(columns: Int) {
    for line in shown(top, columns: columns).split(separator: "\n").dropFirst(3) {
      #expect(line.count <= max(columns, 44), "\(line)")
    }
  }

  @Test func `large shares stand out, nothing steps back`() {
    let lines = shown(top, columns: nil, isColored: true).split(separator: "\n")
    #expect(lines[0] == "\u{1b}[2mFile: workshop\u{1b}[m")
    #expect(lines[2] == "\u{1b}[1m      flat  flat%   sum%        cum   cum%\u{1b}[m")
    #expect(lines[3].hasPrefix("\u{1b}[1;31m     0.30s 23.81%\u{1b}[m\u{1b}[2m 23.81%\u{1b}[m"))
    #expect(lines[3].hasSuffix("\u{1b}[1mshapes.Mix\u{1b}[m\u{1b}[2m (inline)\u{1b}[m"))
    #expect(lines[4].hasPrefix("\u{1b}[31m     0.04s  3.17%\u{1b}[m"))
    #expect(lines[5].hasPrefix("\u{1b}[2m         0     0% 84.13%\u{1b}[m"))
  }

  @Test func `what shrank is green`() {
    let row = "      flat  flat%\n    -0.30s 23.81% 23.81%     -0.30s 23.81%  f\n"
    #expect(shown(row, isColored: true).contains("\u{1b}[1;32m    -0.30s 23.81%\u{1b}[m"))
  }

  @Test func `colours aside, the text is the same`() {
    let colored = shown(top, columns: 120, isColored: true)
    #expect(colored.replacing(#/\x{1b}\[[0-9;]*m/#, with: "") == top)
  }

  @Test func `the calls of a node are below it where it is narrow`() {
    let tree = """
      Showing nodes accounting for 970ms, 76.98% of 1260ms total
      ----------------------------------------------------------+-------------
            flat  flat%   sum%        cum   cum%   calls calls% + context \t \t 
      ----------------------------------------------------------+-------------
                                                   300ms   100% |   workshop/shapes.Spin (inline)
           300ms 23.81% 23.81%      300ms 23.81%                | workshop/shapes.Mix
      ----------------------------------------------------------+-------------

      """
    #expect(
      shown(tree, .tree, columns: 60) == """
        Showing nodes accounting for 970ms, 76.98% of 1260ms total
        -------------------------------------+-------------
           flat  flat%   sum%     cum   cum% + context
        -------------------------------------+-------------
                                300ms   100% |   …/shapes.Spin
          300ms 23.81% 23.81%   300ms 23.81% | workshop/shapes.Mix
        -------------------------------------+-------------

        """)
  }

  private let listing = """
    Total: 1s
    ROUTINE ======================== main.f in src/main.go
         300ms      300ms (flat, cum) 30.00% of Total
             .          .      1:func f() {
         300ms      300ms      2:\tg()\t// twice

    """

  @Test func `source lines with samples are strong`() {
    let lines = shown(listing, .listing, isColored: true).split(separator: "\n")
    #expect(lines[1].contains("\u{1b}[1mmain.f\u{1b}[m"))
    #expect(lines[1].hasSuffix("\u{1b}[36msrc/main.go\u{1b}[m"))
    #expect(lines[3].hasSuffix("func f() {"))
    #expect(lines[4].hasPrefix("\u{1b}[1;31m     300ms\u{1b}[m"))
    #expect(lines[4].hasSuffix("\u{1b}[1m\tg()\t// twice\u{1b}[m"))
  }

  @Test func `errors in a listing are red`() {
    let text = shown("Total: 1s\n Error: could not find file\n", .listing, isColored: true)
    #expect(text.hasSuffix("\u{1b}[31m Error: could not find file\u{1b}[m\n"))
  }

  @Test func `files and their lines are links`() {
    func address(_ path: ArraySlice<UInt8>, _ line: Int?) -> [UInt8]? {
      "file:///x/\(String(decoding: path, as: UTF8.self))#\(line ?? 0)".bytes
    }
    let text = shown(listing, .listing, address: address)
    #expect(
      text.contains("\u{1b}]8;;file:///x/src/main.go#0\u{1b}\\src/main.go\u{1b}]8;;\u{1b}\\"))
    #expect(text.contains("\u{1b}]8;;file:///x/src/main.go#2\u{1b}\\2:\u{1b}]8;;\u{1b}\\"))
    let row =
      "      flat  flat%\n     0.30s 23.81% 23.81%      0.30s 23.81%  a.F very/long/dir/f.go:7\n"
    #expect(
      shown(row, columns: 60, address: address)
        .contains(" \u{1b}]8;;file:///x/very/long/dir/f.go#7\u{1b}\\…/f.go:7\u{1b}]8;;\u{1b}\\"))
  }

  @Test
  func `the place of an instruction comes nearer, and goes where nothing of it could be read`() {
    let code = """
      Total: 300B
            100B       100B       1009: subq $8, %rsp                           ;leaf calls.c:9
                                                                                ;leaf calls.c:12

      """
    #expect(
      shown(code, .disassembly, columns: 66) == """
        Total: 300B
              100B       100B       1009: subq $8, %rsp    ;leaf calls.c:9
                                                          ;leaf calls.c:12

        """)
    #expect(shown(code, .disassembly, columns: 52).contains("%rsp\n"))
  }

  @Test func `labels and stacks have their colours`() {
    let tags = " phase: Total 330ms of 1.26s (26.19%)\n        330ms (26.19%): spin\n"
    #expect(
      shown(tags, .labels, isColored: true) == """
        \u{1b}[1m phase:\u{1b}[m Total 330ms of 1.26s (26.19%)
        \u{1b}[1;31m        330ms (26.19%)\u{1b}[m\u{1b}[2m:\u{1b}[m\u{1b}[1m spin\u{1b}[m

        """)
    let stack = "-----------+-------\n     key:  value\n      10ms   leaf\n             root\n"
    #expect(
      shown(stack, .stacks, isColored: true) == """
        \u{1b}[2m-----------+-------\u{1b}[m
        \u{1b}[36m     key:\u{1b}[m  value
        \u{1b}[1m      10ms   leaf\u{1b}[m
                     root

        """)
  }

  @Test(arguments: [
    ("a\u{1b}[31mb", #"a\x1b[31mb"#), ("a\u{7f}", #"a\x7f"#), ("\u{9b}2J", #"\u009b2J"#),
    ("a\rb", #"a\x0db"#), ("line\r", "line"), ("a\tb", "a\tb"), ("\u{202e}x", #"\u202ex"#),
    ("größe 世界", "größe 世界"),
  ])
  func `what a terminal would obey is written out`(text: String, shown: String) {
    #expect(self.shown(text + "\n", .plain) == shown + "\n")
  }

  @Test func `bytes that are no text are written out`() {
    var text = ScreenText(.plain, on: ScreenAbilities())
    let shown = text.add([0x61, 0xff, 0x9b, 0xc3, 0x0a])
    #expect(String(decoding: shown, as: UTF8.self) == #"a\xff\x9b\xc3"# + "\n")
  }

  @Test func `lines come out when they end, in whatever pieces they come`() {
    var whole = ScreenText(.table, on: ScreenAbilities(columns: 80, isColored: true))
    var pieces = ScreenText(.table, on: ScreenAbilities(columns: 80, isColored: true))
    let expected = whole.add(Array(top.utf8))
    var result: [UInt8] = []
    for byte in top.utf8 { result += pieces.add([byte]) }
    #expect(result == expected)
    #expect(pieces.finish().isEmpty)
    #expect(pieces.rows == whole.rows)
  }

  @Test func `a line that does not fit takes several rows`() {
    var text = ScreenText(.plain, on: ScreenAbilities(columns: 10))
    _ = text.add("\n123\n12345678901\n".bytes)
    #expect(text.rows == 4)
  }

  @Test(arguments: [
    ReportLayout.table, .tree, .listing, .disassembly, .stacks, .labels, .plain,
  ])
  func `no line is too strange`(layout: ReportLayout) {
    let starts = [
      "      flat  flat%", "-----", "Total: ", "ROUTINE ======================== ", ";",
    ]
    let fields = ["1.2s", "50%", ".", "-", "(", "", "|", "\t", "99999999999999999999:", "世", "[<("]
    for start in starts {
      for first in fields {
        for second in fields {
          let line = "\(first) \(second)"
          let lines = "\(start)\n\(start) \(line)\n\(line) \(line)  \(line) \(line)\n\(line)"
          for columns in [1, 7, 80] { _ = shown(lines, layout, columns: columns, isColored: true) }
        }
      }
    }
  }
}
