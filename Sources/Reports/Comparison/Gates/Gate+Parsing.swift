import Profiles
import Statistics

// A pattern may hold anything, `>` and parentheses too, as names of C++ do. So it is told from what
// stands around it from the outside: the comparison is the last `>`, and the pattern reaches from the
// first `(` to the last `)` before it. What follows the comparison is never a pattern.
//
//     cum(std::vector<int>::at(int) const) > +5%
//        ╰────────── pattern ───────────╯ ╰── comparison

extension Gate {
  /// Reads an expression.
  package init(parsing text: [UInt8], from origin: Origin) throws(GateError) {
    let text = text.trimmed(text.indices)
    self = try GateParser(text: Array(text), origin: origin).gate()
  }

  /// The gates of a file: an expression a line; empty lines and those that begin with `#` do not count.
  package static func gates(
    inFile contents: [UInt8], path: [UInt8]
  ) throws(GateError) -> [Gate] {
    var gates: [Gate] = []
    // Some editors put it at the start of what is UTF-8.
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let text = contents.starts(with: mark) ? contents.dropFirst(mark.count) : contents[...]
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let text = Array(contents.trimmed(line.indices))
      if text.isEmpty || text[0] == UInt8(ascii: "#") { continue }
      let origin = Origin.file(path, line: index + 1)
      // So many gates nobody writes, and each costs a walk over all samples.
      if gates.count == 1_000 { throw GateError(.tooMany, in: text, from: origin, at: 0) }
      gates.append(try Gate(parsing: text, from: origin))
    }
    return gates
  }
}

private struct GateParser {
  let text: [UInt8]
  let origin: Gate.Origin

  func gate() throws(GateError) -> Gate {
    if text.isEmpty { throw fault(.empty, at: 0) }
    let comparison = try comparison()
    let (metric, subjectPosition) = try metric(before: comparison)
    let thresholdPosition = text.firstNonBlank(in: comparison + 1..<text.count)
    return Gate(
      metric: metric, threshold: try threshold(from: thresholdPosition), text: text,
      origin: origin, subjectPosition: subjectPosition, thresholdPosition: thresholdPosition)
  }

  private func fault(_ problem: GateError.Problem, at position: Int) -> GateError {
    GateError(problem, in: text, from: origin, at: position)
  }

  private func comparison() throws(GateError) -> Int {
    let close = text.lastIndex(of: UInt8(ascii: ")"))
    guard let position = text.lastIndex(of: UInt8(ascii: ">")), position > close ?? -1 else {
      let start = close.map { $0 + 1 } ?? 0
      let other = text[start...].firstIndex { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "=") }
      let place = close == nil ? text.count : text.firstNonBlank(in: start..<text.count)
      throw fault(.noComparison, at: other ?? place)
    }
    return position
  }

  // MARK: Metric

  private func metric(before end: Int) throws(GateError) -> (Gate.Metric, position: Int) {
    let open = text[..<end].firstIndex(of: UInt8(ascii: "("))
    let name = Array(text.trimmed(0..<(open ?? end)))
    if name.isEmpty { throw fault(.noMetric, at: 0) }
    guard let open else {
      if let close = name.firstIndex(of: UInt8(ascii: ")")) { throw fault(.noOpening, at: close) }
      return try (metric(named: name), 0)
    }
    guard let close = text[..<end].lastIndex(of: UInt8(ascii: ")")), close > open else {
      throw fault(.noClosing, at: open)
    }
    let behind = text.firstNonBlank(in: close + 1..<end)
    if behind < end { throw fault(.noComparison, at: behind) }
    return try (metric(named: name, of: open + 1..<close), open + 1)
  }

  private func metric(named name: [UInt8]) throws(GateError) -> Gate.Metric {
    switch name {
    case Array("total".utf8): return .total
    case Array("cum".utf8), Array("flat".utf8): throw fault(.noPattern, at: name.count)
    default: return .sampleType(name, nil)
    }
  }

  private func metric(
    named name: [UInt8], of range: Range<Int>
  ) throws(GateError) -> Gate.Metric {
    if name == Array("total".utf8) { throw fault(.patternOfTotal, at: range.lowerBound - 1) }
    if text.trimmed(range).isEmpty { throw fault(.noPattern, at: range.lowerBound) }
    let pattern: Pattern
    do throws(PatternError) {
      pattern = try Pattern(Array(text[range]))
    } catch {
      throw fault(.badPattern(error.reason), at: range.lowerBound + (error.offset ?? 0))
    }
    switch name {
    case Array("cum".utf8): return .cumulative(pattern)
    case Array("flat".utf8): return .flat(pattern)
    default: return .sampleType(name, pattern)
    }
  }

  // MARK: Threshold

  private func threshold(from start: Int) throws(GateError) -> Gate.Threshold {
    var position = start
    if position == text.count { throw fault(.noNumber, at: position) }
    if text[position] == UInt8(ascii: "=") { throw fault(.otherComparison, at: position) }
    if text[position] == UInt8(ascii: "-") { throw fault(.negative, at: position) }
    if text[position] == UInt8(ascii: "+") {
      position = text.firstNonBlank(in: position + 1..<text.count)
    }
    let digits = text[position...].prefix { (0x30...0x39).contains($0) || $0 == 0x2e }
    guard digits.first != 0x2e, digits.last != 0x2e,
      let number = Double(String(decoding: digits, as: UTF8.self)), number.isFinite
    else { throw fault(.noNumber, at: position) }
    let unitPosition = text.firstNonBlank(in: digits.endIndex..<text.count)
    let unitName = Array(text[unitPosition...])
    switch unitName {
    case []: return .amount(number, nil)
    case Array("%".utf8): return .percent(number)
    case Array("pp".utf8): return .points(number)
    default:
      guard let unit = Unit(named: unitName.span) else { throw fault(.badUnit, at: unitPosition) }
      return .amount(number, unit)
    }
  }
}

extension [UInt8] {
  /// The part of a range between the blanks at its ends.
  fileprivate func trimmed(_ range: Range<Int>) -> ArraySlice<UInt8> {
    let start = firstNonBlank(in: range)
    let end = self[start..<range.upperBound].lastIndex { !$0.isBlank }.map { $0 + 1 }
    return self[start..<(end ?? start)]
  }

  /// The first position in a range that holds no blank, or the range's end.
  fileprivate func firstNonBlank(in range: Range<Int>) -> Int {
    self[range].firstIndex { !$0.isBlank } ?? range.upperBound
  }
}

extension UInt8 {
  /// Whether it is a blank, a TAB, or of a line end.
  fileprivate var isBlank: Bool { self == 0x20 || (0x09...0x0d).contains(self) }
}
