import Bytes
import Profiles
import Statistics

// An argument may hold anything, `>` and parentheses too, as patterns for names of C++ do. So it is told
// from what stands around it from the outside: the comparison is the last `>`, and the argument reaches
// from the first `(` to the last `)` before it. What follows the comparison is never an argument.
//
//     cum(std::vector<int>::at(int) const) > +5%
//        ╰────────── argument ──────────╯ ╰── comparison

extension MetricGate {
  /// Reads an expression.
  package init(
    parsing text: [UInt8], from origin: Gate.Origin, _ vocabulary: GateVocabulary<Metric>
  ) throws(GateError) {
    let text = text.trimmed(text.indices)
    self = try GateParser(text: Array(text), origin: origin, vocabulary: vocabulary).gate()
  }

  /// The gates of a file: one expression a line; empty lines and lines that begin with `#` are skipped.
  package static func gates(
    inFile contents: [UInt8], path: [UInt8], _ vocabulary: GateVocabulary<Metric>
  ) throws(GateError) -> [Self] {
    var gates: [Self] = []
    // Some editors put it at the start of what is UTF-8.
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let text = contents.starts(with: mark) ? contents.dropFirst(mark.count) : contents[...]
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let text = Array(contents.trimmed(line.indices))
      if text.isEmpty || text[0] == "#" { continue }
      let origin = Gate.Origin.file(path, line: index + 1)
      // Each gate costs a walk over all samples, so their number is limited.
      if gates.count == 1_000 { throw GateError(.tooMany, in: text, from: origin, at: 0) }
      gates.append(try Self(parsing: text, from: origin, vocabulary))
    }
    return gates
  }
}

private struct GateParser<Metric: Sendable> {
  let text: [UInt8]
  let origin: Gate.Origin
  let vocabulary: GateVocabulary<Metric>

  func gate() throws(GateError) -> MetricGate<Metric> {
    if text.isEmpty { throw fault(.empty(example: vocabulary.example), at: 0) }
    let comparison = try comparison()
    let (metric, subjectPosition) = try metric(before: comparison)
    let thresholdPosition = text.firstNonBlank(in: comparison + 1..<text.count)
    let gate = Gate(
      threshold: try threshold(from: thresholdPosition), text: text, origin: origin,
      subjectPosition: subjectPosition, thresholdPosition: thresholdPosition)
    return MetricGate(gate: gate, metric: metric)
  }

  private func fault(_ problem: GateError.Problem, at position: Int) -> GateError {
    GateError(problem, in: text, from: origin, at: position)
  }

  private func comparison() throws(GateError) -> Int {
    let close = text.lastIndex(of: ")")
    guard let position = text.lastIndex(of: ">"), position > close ?? -1 else {
      let start = close.map { $0 + 1 } ?? 0
      let other = text[start...].firstIndex { $0 == "<" || $0 == "=" }
      let place = close == nil ? text.count : text.firstNonBlank(in: start..<text.count)
      throw fault(.noComparison, at: other ?? place)
    }
    return position
  }

  // MARK: Metric

  private func metric(before end: Int) throws(GateError) -> (Metric, position: Int) {
    let open = text[..<end].firstIndex(of: "(")
    let name = Array(text.trimmed(0..<(open ?? end)))
    if name.isEmpty { throw fault(.noMetric(expected: vocabulary.metrics), at: 0) }
    guard let open else {
      if let close = name.firstIndex(of: ")") { throw fault(.noOpening, at: close) }
      return try (metric(named: name, nil), 0)
    }
    guard let close = text[..<end].lastIndex(of: ")"), close > open else {
      throw fault(.noClosing, at: open)
    }
    let next = text.firstNonBlank(in: close + 1..<end)
    if next < end { throw fault(.noComparison, at: next) }
    return try (metric(named: name, open + 1..<close), open + 1)
  }

  private func metric(
    named name: [UInt8], _ argument: Range<Int>?
  ) throws(GateError) -> Metric {
    do throws(GateMetricFault) {
      return try vocabulary.read(name, argument.map { Array(text[$0]) })
    } catch {
      let start = argument?.lowerBound ?? name.count
      let position =
        switch error.place {
        case .endOfName: name.count
        case .parenthesis: start - 1
        case .argument(let offset): start + offset
        }
      throw fault(.metric(error.sentence), at: position)
    }
  }

  // MARK: Threshold

  private func threshold(from start: Int) throws(GateError) -> Gate.Threshold {
    var position = start
    if position == text.count { throw fault(.noNumber, at: position) }
    if text[position] == "=" { throw fault(.otherComparison, at: position) }
    if text[position] == "-" { throw fault(.negative, at: position) }
    if text[position] == "+" {
      position = text.firstNonBlank(in: position + 1..<text.count)
    }
    let digits = text[position...].prefix { $0.isDigit || $0 == 0x2e }
    guard digits.first != 0x2e, digits.last != 0x2e,
      let number = Double(String(decoding: digits, as: UTF8.self)), number.isFinite
    else { throw fault(.noNumber, at: position) }
    let unitPosition = text.firstNonBlank(in: digits.endIndex..<text.count)
    let unitName = Array(text[unitPosition...])
    switch unitName {
    case []: return .amount(number, nil)
    case "%".bytes: return .percent(number)
    case "pp".bytes: return .points(number)
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
    let end = self[start..<range.upperBound].lastIndex { !$0.isSpace }.map { $0 + 1 }
    return self[start..<(end ?? start)]
  }

  /// The first position in a range that holds no blank, or the range's end.
  fileprivate func firstNonBlank(in range: Range<Int>) -> Int {
    self[range].firstIndex { !$0.isSpace } ?? range.upperBound
  }
}
