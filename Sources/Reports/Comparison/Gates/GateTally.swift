package import CallGraphs
package import Profiles

/// What a gate counts of one profile, in the unit of the values, and its part of the error of sampling.
struct GateAmount: Equatable, Sendable {
  var value = 0.0
  /// The square of its standard error, where the profile tells that.
  var variance = 0.0

  func multiplied(by factor: Double) -> GateAmount {
    GateAmount(value: value * factor, variance: variance * factor * factor)
  }

  /// The part of a total, in percent.
  ///
  /// With the rest of the total, whose error is its own, it is a / (a + r), which a moves by
  /// (1 − share) / total and r by −share / total.
  func share(of total: GateAmount) -> GateAmount {
    if total.value == 0 { return GateAmount() }
    let share = value / total.value
    let rest = max(total.variance - variance, 0)
    let squares = (1 - share) * (1 - share) * variance + share * share * rest
    return GateAmount(
      value: share * 100, variance: squares / (total.value * total.value) * 10_000)
  }
}

extension GateAmount {
  /// The total of a profile.
  fileprivate init(of profile: Profile, _ measure: Measure, _ error: SamplingError) {
    value = Double(measure.total(of: profile))
    variance = profile.samples.indices.reduce(0) {
      $0 + error.variance(of: $1, in: profile.samples)
    }
  }
}

/// What a gate counts of one profile, and of what it is a part.
struct GateRun: Sendable {
  let amount: GateAmount
  let total: GateAmount
  /// How its values err.
  let error: SamplingError
}

/// What gates count of the profiles of one side, each looked at while it is there and then let go.
package struct GateTally: Sendable {
  let gates: [Gate]
  /// By gate, what it counts of each profile, in the order in which these came.
  private(set) var runs: [[GateRun]]
  /// By gate, what the amounts are of; `nil` before the first profile.
  private(set) var subjects: [GateSubject?]
  /// By gate, whether there was a function that it names.
  private(set) var findings: [Finding]

  /// Whether the function of a gate was there.
  enum Finding: Equatable, Sendable {
    case none
    /// A function of that name, which no sample has.
    case named([UInt8])
    case sampled
  }

  package init(_ gates: [Gate]) {
    self.gates = gates
    runs = Array(repeating: [], count: gates.count)
    subjects = Array(repeating: nil, count: gates.count)
    findings = Array(repeating: .none, count: gates.count)
  }

  /// Adds a profile.
  ///
  /// - Parameters:
  ///   - profile: Filtered; its functions are still functions.
  ///   - totals: Of the same profile.
  package mutating func add(_ profile: Profile, _ totals: GateTotals) throws(GateError) {
    for (index, gate) in gates.enumerated() {
      let subject = subjects[index] ?? totals.subjects[index]
      let factor = try gate.factor(from: totals.subjects[index], to: subject)
      subjects[index] = subject
      let (total, error) = (totals.totals[index], totals.errors[index])
      let matches = GateMatches(gate, profile)
      let amount = matches.amount(of: profile, totals.measures[index], error) ?? total
      runs[index].append(
        GateRun(
          amount: amount.multiplied(by: factor), total: total.multiplied(by: factor), error: error))
      findings[index].add(matches.finding(in: profile))
    }
  }
}

/// What the shares are of that gates count: taken before a profile is filtered, unless percentages are
/// of what filters leave.
package struct GateTotals: Sendable {
  /// What gates count that name no sample type.
  package let selected: Measure
  /// By gate, the values that it looks at.
  let measures: [Measure]
  let subjects: [GateSubject]
  let totals: [GateAmount]
  let errors: [SamplingError]

  /// - Parameter measure: What gates count that name no sample type.
  package init(
    _ gates: [Gate], of profile: Profile, _ measure: Measure
  ) throws(GateError) {
    selected = measure
    var measures: [Measure] = []
    for gate in gates { measures.append(try gate.measure(of: profile, orElse: measure)) }
    self.measures = measures
    subjects = measures.map { GateSubject(profile, $0) }
    for (gate, subject) in zip(gates, subjects) { try gate.checkUnit(of: subject) }
    let errors = measures.map { SamplingError(of: profile, valueColumn: $0.valueColumn) }
    self.errors = errors
    // Most gates look at the same values, and a total is a walk over all samples.
    var known: [Measure: GateAmount] = [:]
    totals = zip(measures, errors).map { measure, error in
      let total = known[measure] ?? GateAmount(of: profile, measure, error)
      known[measure] = total
      return total
    }
  }
}

/// What a gate's amounts are of.
struct GateSubject: Equatable, Sendable {
  /// The sample type.
  let type: [UInt8]
  let unit: [UInt8]
  let isMean: Bool

  init(_ profile: Profile, _ measure: Measure) {
    let valueType = profile.sampleTypes[measure.valueColumn]
    type = profile.names.copy(of: valueType.type)
    unit = profile.names.copy(of: valueType.unit)
    isMean = measure.isMean
  }
}

extension GateTally.Finding {
  /// Adds what another profile has.
  fileprivate mutating func add(_ other: GateTally.Finding) {
    if self == .none || other == .sampled { self = other }
  }
}

extension Gate {
  /// The values that the gate looks at.
  func measure(of profile: Profile, orElse selected: Measure) throws(GateError) -> Measure {
    guard case .sampleType(let name, _) = metric else { return selected }
    guard let column = profile.valueColumn(named: name) else {
      let types = profile.sampleTypes.map { profile.names.copy(of: $0.type) }
      throw GateError(.noSampleType(types), in: self, at: 0)
    }
    return Measure(valueColumn: column)
  }

  /// Checks that the threshold is in a unit of what is measured.
  fileprivate func checkUnit(of subject: GateSubject) throws(GateError) {
    guard case .amount(_, let unit?) = threshold else { return }
    if Unit(named: subject.unit.span)?.family != unit.family {
      throw GateError(
        .otherUnit(type: subject.type, unit: subject.unit, threshold: unit.symbol), in: self,
        at: thresholdPosition)
    }
  }

  /// By what values of one profile are multiplied to be in the unit of another.
  func factor(
    from found: GateSubject, to subject: GateSubject
  ) throws(GateError) -> Double {
    if found.unit == subject.unit { return 1 }
    guard let from = Unit(named: found.unit.span), let to = Unit(named: subject.unit.span),
      from.family == to.family
    else {
      throw GateError(
        .severalUnits(type: subject.type, subject.unit, found.unit), in: self, at: 0)
    }
    return from.factor / to.factor
  }
}
