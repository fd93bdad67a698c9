import Bytes
import Profiles
import Rendering
import Statistics

/// What is wrong with a gate, and where in its expression.
package struct GateError: Error, Sendable {
  package enum Problem: Equatable, Sendable {
    // What is written makes no gate.
    case noOpening, noClosing, noComparison, otherComparison, negative, noNumber, badUnit, tooMany
    case empty(example: String)
    case noMetric(expected: String)
    /// There is no such metric, or nothing to measure by it.
    case metric(String)

    /// The unit of the threshold is not one of the metric's, which counts `unit`.
    case otherUnit(type: [UInt8], unit: [UInt8], threshold: String)
    /// The values of two runs cannot be compared.
    case severalUnits(type: [UInt8], [UInt8], [UInt8])
  }

  package let problem: Problem
  package let expression: [UInt8]
  package let origin: Gate.Origin
  /// How many bytes of the expression come before the fault.
  package let position: Int

  init(
    _ problem: Problem, in expression: [UInt8], from origin: Gate.Origin, at position: Int
  ) {
    self.problem = problem
    self.expression = expression
    self.origin = origin
    self.position = position
  }

  package init(_ problem: Problem, in gate: Gate, at position: Int) {
    self.init(problem, in: gate.text, from: gate.origin, at: position)
  }
}

extension GateError: CustomStringConvertible {
  /// What is wrong, then the expression, then a caret below the place.
  package var lines: [String] {
    // Long ones are shown from a little before the fault.
    let start = position > 100 ? position - 40 : 0
    let shown = expression[start...].prefix(160)
    let before = visible(shown[..<min(max(position, start), shown.endIndex)]).displayWidth
    let text = String(decoding: visible(shown), as: UTF8.self)
    return [
      "\(place): \(sentence)", "  " + text.replacing("\t", with: " "),
      "  " + String(repeating: " ", count: before) + "^",
    ]
  }

  package var description: String { lines.joined(separator: "\n") }

  private var place: String {
    switch origin {
    case .option: "-fail_if"
    case .file(let path, let line): "\(quoted(path)):\(line)"
    }
  }

  private var sentence: String {
    switch problem {
    case .empty(let example): "expected a gate, such as '\(example)'"
    case .noMetric(let metrics): "expected \(metrics) before this"
    case .metric(let sentence): sentence
    case .noOpening: "unexpected )"
    case .noClosing: "no ) before the last > closes this"
    case .noComparison: "expected > and how much it may grow, such as > +5%"
    case .otherComparison: "a gate is a limit to growth: expected > and how much it may grow"
    case .negative: "a gate is a limit to growth, which is not negative"
    case .noNumber: "expected a number, such as 5 or 0.5"
    case .badUnit: "expected %, pp, a unit of memory (B kB MB GB TB PB) or of time (ns us ms s hrs)"
    case .tooMany: "too many gates; 1000 are the most"
    case .otherUnit(let type, let unit, let other):
      "\(quoted(type)) is in \(unit.isEmpty ? "no unit" : quoted(unit)), not in \(other)"
    case .severalUnits(let type, let first, let second):
      "\(quoted(type)) is in \(quoted(first)) in one profile, and in \(quoted(second)) in another"
    }
  }
}
