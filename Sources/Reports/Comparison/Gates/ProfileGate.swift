import Bytes
import CallGraphs
package import Gates
package import Profiles
import Rendering

/// A limit on how much something in profiles may grow.
///
///     total               the sum of all samples
///     cum(RE)             samples with a matching function anywhere in their stack, each once
///     flat(RE)            samples whose innermost function matches
///     TYPE, TYPE(RE)      the sum of all samples, and `cum`, of the sample type of that name
///
/// Functions match by name, whatever the rows of a report stand for.
package typealias ProfileGate = MetricGate<ProfileMetric>

/// What a gate measures of profiles.
package enum ProfileMetric: Sendable {
  case total
  case cumulative(Pattern)
  case flat(Pattern)
  case sampleType([UInt8], Pattern?)

  /// Which functions of a stack a pattern is asked of.
  enum Scope: Sendable { case stack, leaf }

  /// The pattern of functions, and which functions of a stack it is asked of.
  var functions: (pattern: Pattern, scope: Scope)? {
    switch self {
    case .total, .sampleType(_, nil): nil
    case .cumulative(let pattern), .sampleType(_, let pattern?): (pattern, .stack)
    case .flat(let pattern): (pattern, .leaf)
    }
  }

  /// The words of these metrics.
  package static let vocabulary = GateVocabulary<ProfileMetric>(
    metrics: metrics, example: "total > +3%", read: ProfileMetric.init)

  private static let metrics = "total, cum(RE), flat(RE) or a sample type"

  private init(_ name: [UInt8], _ argument: [UInt8]?) throws(GateMetricFault) {
    let isOfSome = name == "cum".bytes || name == "flat".bytes
    guard let argument else {
      if isOfSome { throw Problem.noPattern.fault(at: .endOfName) }
      self = name == "total".bytes ? .total : .sampleType(name, nil)
      return
    }
    if name == "total".bytes { throw Problem.patternOfTotal.fault(at: .parenthesis) }
    if argument.allSatisfy({ $0 == 0x20 || (0x09...0x0d).contains($0) }) {
      throw Problem.noPattern.fault(at: .argument(offset: 0))
    }
    let pattern: Pattern
    do throws(PatternError) {
      pattern = try Pattern(argument)
    } catch {
      throw Problem.badPattern(error.reason).fault(at: .argument(offset: error.offset ?? 0))
    }
    switch name {
    case "cum".bytes: self = .cumulative(pattern)
    case "flat".bytes: self = .flat(pattern)
    default: self = .sampleType(name, pattern)
    }
  }
}

extension ProfileMetric {
  /// What is wrong with a metric of profiles.
  enum Problem {
    case noPattern, patternOfTotal
    case badPattern(PatternError.Reason)
    /// The profiles have nothing of the kind; these they have.
    case noSampleType([[UInt8]])
    /// No profile has a value of that type.
    case noValues([UInt8])
    /// No profile names a function that matches; these come near.
    case noFunction(nearest: [[UInt8]])
    /// Such a function is named, but the filters leave no sample that has it.
    case noSample([UInt8])

    func fault(at place: GateMetricFault.Place) -> GateMetricFault {
      GateMetricFault(sentence, at: place)
    }

    var sentence: String {
      switch self {
      case .noPattern: "expected a regular expression for functions in parentheses"
      case .patternOfTotal: "total is of all functions; cum(RE) and flat(RE) are of some"
      case .badPattern(let reason): "\(reason) in the regular expression"
      case .noSampleType(let types): "expected \(metrics) of the profiles: \(list(types))"
      case .noValues(let type):
        "\(quoted(type)) is zero in every profile, so nothing is tested: name a sample type that has values"
      case .noFunction(let nearest):
        "no profile has a function that matches"
          + (nearest.isEmpty ? "" : "; nearest names: \(list(nearest))")
      case .noSample(let name): "\(quoted(name)) matches, but is in the stack of no sample"
      }
    }

    private func list(_ names: [[UInt8]]) -> String {
      names.map(quoted).joined(separator: ", ")
    }
  }
}

extension ProfileGate {
  /// The values that the gate looks at.
  func measure(of profile: Profile, orElse selected: Measure) throws(GateError) -> Measure {
    guard case .sampleType(let name, _) = metric else { return selected }
    guard let column = profile.valueColumn(named: name) else {
      let types = profile.sampleTypes.map { profile.names.copy(of: $0.type) }
      throw fault(.noSampleType(types), at: 0)
    }
    return Measure(valueColumn: column)
  }

  /// What profiles show to be wrong with it.
  func fault(_ problem: ProfileMetric.Problem, at position: Int) -> GateError {
    GateError(.metric(problem.sentence), in: gate, at: position)
  }
}

extension GateSubject {
  init(_ profile: Profile, _ measure: Measure) {
    let valueType = profile.sampleTypes[measure.valueColumn]
    self.init(
      type: profile.names.copy(of: valueType.type), unit: profile.names.copy(of: valueType.unit),
      isMean: measure.isMean)
  }
}
