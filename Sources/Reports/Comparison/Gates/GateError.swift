package import Profiles
import Rendering
import Statistics

/// What is wrong with a gate, and where in its expression.
package struct GateError: Error, Sendable {
  package enum Problem: Equatable, Sendable {
    // What is written makes no gate.
    case empty, noMetric, noOpening, noClosing, noPattern, patternOfTotal
    case noComparison, otherComparison, negative, noNumber, badUnit, tooMany
    case badPattern(PatternError.Reason)

    // The profiles have nothing of the kind.
    case noSampleType([[UInt8]])
    /// The unit of the threshold is not one of the metric's, which counts `unit`.
    case otherUnit(type: [UInt8], unit: [UInt8], threshold: String)
    /// No profile names a function that matches; these come near.
    case noFunction(nearest: [[UInt8]])
    /// Such a function is named, but the filters leave no sample that has it.
    case noSample([UInt8])
    /// The values of the profiles cannot be compared.
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

  init(_ problem: Problem, in gate: Gate, at position: Int) {
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
    case .standard: "the standard gate"
    case .file(let path, let line): "\(quoted(path)):\(line)"
    }
  }

  private var sentence: String {
    switch problem {
    case .empty: "expected a gate, such as 'total > +3%'"
    case .noMetric: "expected total, cum(RE), flat(RE) or a sample type before this"
    case .noOpening: "unexpected )"
    case .noClosing: "no ) before the last > closes this"
    case .noPattern: "expected a regular expression for functions in parentheses"
    case .patternOfTotal: "total is of all functions; cum(RE) and flat(RE) are of some"
    case .noComparison: "expected > and how much it may grow, such as > +5%"
    case .otherComparison: "a gate is a limit to growth: expected > and how much it may grow"
    case .negative: "a gate is a limit to growth, which is not negative"
    case .noNumber: "expected a number, such as 5 or 0.5"
    case .badUnit: "expected %, pp, a unit of memory (B kB MB GB TB PB) or of time (ns us ms s hrs)"
    case .tooMany: "too many gates; 1000 are the most"
    case .badPattern(let reason): "\(reason) in the regular expression"
    case .noSampleType(let types):
      "expected total, cum(RE), flat(RE) or a sample type of the profiles: \(list(types))"
    case .otherUnit(let type, let unit, let other):
      "\(quoted(type)) is in \(unit.isEmpty ? "no unit" : quoted(unit)), not in \(other)"
    case .noFunction(let nearest):
      "no profile has a function that matches"
        + (nearest.isEmpty ? "" : "; nearest names: \(list(nearest))")
    case .noSample(let name): "\(quoted(name)) matches, but is in the stack of no sample"
    case .severalUnits(let type, let first, let second):
      "\(quoted(type)) is in \(quoted(first)) in one profile, and in \(quoted(second)) in another"
    }
  }

  private func list(_ names: [[UInt8]]) -> String {
    names.map(quoted).joined(separator: ", ")
  }
}
