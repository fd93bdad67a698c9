import Bytes
import Profiles
import RandomNumbers
import Testing

@testable import Gates

struct GateParsingTests {
  private func gate(_ text: String) throws -> SmallGate {
    try SmallGate(parsing: Array(text.utf8), from: .option, smallVocabulary)
  }

  private func threshold(_ gate: SmallGate) -> String {
    switch gate.gate.threshold {
    case .percent(let number): "\(number) %"
    case .points(let number): "\(number) pp"
    case .amount(let number, let unit): "\(number) \(unit?.symbol ?? "-")"
    }
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test(arguments: [
    ("total > +3%", "total", "3.0 %"), ("total>3%", "total", "3.0 %"),
    ("  total  >  + 0.5  pp ", "total", "0.5 pp"),
    ("cum(encoding/json.*) > +5%", "cum encoding/json.*", "5.0 %"),
    ("flat(^runtime\\.mallocgc$) > 2pp", "flat ^runtime\\.mallocgc$", "2.0 pp"),
    ("inuse_space(main.cache) > +50MB", "inuse_space main.cache", "50.0 MB"),
    ("alloc_objects > +10%", "alloc_objects", "10.0 %"), ("samples > +1000", "samples", "1000.0 -"),
    ("cum(f) > 20 ms", "cum f", "20.0 ms"), ("cpu > 1.25seconds", "cpu", "1.25 s"),
    ("cum(f) > 007kb", "cum f", "7.0 kB"), ("total\t>\t1%", "total", "1.0 %"),
    // A pattern may hold anything, as long as its outermost parentheses are the outermost.
    (
      "cum(std::vector<int, std::allocator<int> >::push_back) > +5%",
      "cum std::vector<int, std::allocator<int> >::push_back", "5.0 %"
    ),
    ("cum(operator>) > 1%", "cum operator>", "1.0 %"),
    ("flat(operator->\\(\\)) > 1%", "flat operator->\\(\\)", "1.0 %"),
    ("cum(^f\\(int (\\(\\*\\))?\\)$) > 1%", "cum ^f\\(int (\\(\\*\\))?\\)$", "1.0 %"),
    ("cum((a|b)(c|d)) > 1%", "cum (a|b)(c|d)", "1.0 %"), ("cum( f ) > 1%", "cum  f ", "1.0 %"),
    ("cum(a > 5%) > 1%", "cum a > 5%", "1.0 %"), ("cum(über) > 1%", "cum über", "1.0 %"),
  ])
  func `an expression is read`(text: String, metric: String, threshold: String) throws {
    let gate = try gate(text)
    #expect(gate.metric == metric)
    #expect(self.threshold(gate) == threshold)
  }

  @Test(arguments: [
    ("", 0, "expected a gate, such as 'total > +3%'"),
    ("total", 5, "expected > and how much it may grow, such as > +5%"),
    ("total < 5%", 6, "expected > and how much it may grow, such as > +5%"),
    ("cum(a>b) 5%", 9, "expected > and how much it may grow, such as > +5%"),
    ("cum(f) x > 5%", 7, "expected > and how much it may grow, such as > +5%"),
    ("total >= 5%", 7, "a gate is a limit to growth: expected > and how much it may grow"),
    ("total > -5%", 8, "a gate is a limit to growth, which is not negative"),
    ("total >", 7, "expected a number, such as 5 or 0.5"),
    ("total > + %", 10, "expected a number, such as 5 or 0.5"),
    ("total > .5%", 8, "expected a number, such as 5 or 0.5"),
    ("total > 1.2.3%", 8, "expected a number, such as 5 or 0.5"),
    (
      "total > 5 %%", 10,
      "expected %, pp, a unit of memory (B kB MB GB TB PB) or of time (ns us ms s hrs)"
    ),
    (
      "total > 5MiB", 9,
      "expected %, pp, a unit of memory (B kB MB GB TB PB) or of time (ns us ms s hrs)"
    ),
    ("> 5%", 0, "expected total or cum(NAME) before this"),
    ("(f) > 5%", 0, "expected total or cum(NAME) before this"),
    ("cum(f > 5%", 3, "no ) before the last > closes this"),
    ("cum f) > 5%", 5, "unexpected )"), ("cum > 5%", 3, "cum is of something"),
    ("total(f) > 5%", 5, "total is of all"), ("cum(ab!c) > 5%", 6, "an outcry is no name"),
  ])
  func `what is wrong is said with its place`(
    text: String, column: Int, sentence: String
  ) throws {
    let error = try #require(throws: GateError.self) { _ = try gate(text) }
    let caret = String(repeating: " ", count: column) + "^"
    #expect(error.lines == ["-fail_if: \(sentence)", "  \(text)", "  \(caret)"])
  }

  @Test(arguments: [
    ("cum(世界!) > 5%", "cum(世界!) > 5%"), ("cum(\u{1b}!) > 5%", "cum(\\x1b!) > 5%"),
  ])
  func `the caret is below what a terminal shows`(text: String, shown: String) throws {
    let error = try #require(throws: GateError.self) { _ = try gate(text) }
    #expect(error.lines.dropFirst() == ["  \(shown)", "          ^"])
  }

  @Test func `of a long expression the part with the fault is shown`() throws {
    let text = "cum(" + String(repeating: "x", count: 5_000) + ") 5%"
    let error = try #require(throws: GateError.self) { _ = try gate(text) }
    #expect(error.lines[1].count < 200)
    #expect(error.lines[1].hasSuffix("xxx) 5%"))
    #expect(error.lines[2] == "  " + String(repeating: " ", count: 40) + "^")
  }

  @Test func `a file has an expression a line, comments and empty lines`() throws {
    let text = "\u{feff}# a release\n\ntotal > +3%\r\n  # json\n\tcum(json#x) > 5%\n\n"
    let gates = try SmallGate.gates(
      inFile: Array(text.utf8), path: ".swprof-gates".bytes, smallVocabulary)
    #expect(gates.map { self.text($0.gate.text) } == ["total > +3%", "cum(json#x) > 5%"])
    #expect(
      gates.map(\.gate.origin) == [3, 5].map { .file(".swprof-gates".bytes, line: $0) })
  }

  @Test func `a fault in a file is told with file and line`() throws {
    let text = "total > 3%\n  cum(f > 5%\n"
    let error = try #require(throws: GateError.self) {
      _ = try SmallGate.gates(
        inFile: Array(text.utf8), path: "ci/gates".bytes, smallVocabulary)
    }
    #expect(
      error.lines == ["ci/gates:2: no ) before the last > closes this", "  cum(f > 5%", "     ^"])
  }

  @Test func `a file of a thousand gates is read, and no larger one`() throws {
    let line = "total > 3%\n".bytes
    func gates(_ count: Int) throws -> Int {
      try SmallGate.gates(
        inFile: Array(repeatElement(line, count: count).joined()), path: [0x66], smallVocabulary
      ).count
    }
    #expect(try gates(1_000) == 1_000)
    let error = try #require(throws: GateError.self) { _ = try gates(1_001) }
    #expect(error.lines[0] == "f:1001: too many gates; 1000 are the most")
  }

  @Test(arguments: 1...5)
  func `no text traps`(seed: UInt64) {
    let pieces = [
      "cum", "flat", "total", "(", ")", ">", "<", "=", "+", "-", "5", ".", "%", "pp", "MB", " ",
      "\t", "!", "*", "\\", "\u{0}", "é",
    ].map { Array($0.utf8) }
    var numbers = SeededNumbers(seed: seed)
    for _ in 0..<4_000 {
      let text = (0..<numbers.number(below: 12)).flatMap { _ in
        numbers.number(below: 8) == 0
          ? [UInt8(truncatingIfNeeded: numbers.number(below: 256))]
          : pieces[numbers.number(below: pieces.count)]
      }
      do throws(GateError) {
        let gate = try SmallGate(parsing: text, from: .option, smallVocabulary).gate
        #expect(text.contains(">"))
        #expect(gate.thresholdPosition < gate.text.count)
      } catch {
        #expect((0...text.count).contains(error.position))
        #expect(error.lines.count == 3)
      }
    }
  }
}

/// Numbers that look random and are the same for the same seed.
