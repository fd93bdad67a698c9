package import CallGraphs
package import Gates
package import Profiles

extension GateAmount {
  /// The total of a profile.
  fileprivate init(of profile: Profile, _ measure: Measure, _ error: SamplingError) {
    let values = profile.samples.columns
    var variance = 0.0
    for sample in profile.samples.indices { variance += error.variance(of: sample, in: values) }
    self.init(value: Double(measure.total(of: profile)), variance: variance)
  }
}

/// What gates count of the profiles of one side, each looked at while it is there and then let go.
package struct GateTally: Sendable {
  let gates: [ProfileGate]
  /// By gate, what it counts of each profile, in the order in which these came.
  private(set) var runs: [[GateRun]]
  /// By gate, what the amounts are of; `nil` before the first profile.
  private(set) var subjects: [GateSubject?]
  /// By gate, whether there was a function that it names.
  private(set) var matches: [Match]

  /// Whether the function of a gate was there.
  enum Match: Equatable, Sendable {
    case none
    /// A function of that name, which no sample has.
    case named([UInt8])
    case sampled
  }

  package init(_ gates: [ProfileGate]) {
    self.gates = gates
    runs = Array(repeating: [], count: gates.count)
    subjects = Array(repeating: nil, count: gates.count)
    matches = Array(repeating: .none, count: gates.count)
  }

  /// Adds a profile.
  ///
  /// - Parameters:
  ///   - profile: Filtered; its functions are still functions.
  ///   - totals: Of the same profile.
  package mutating func add(_ profile: Profile, _ totals: GateTotals) throws(GateError) {
    for (index, gate) in gates.enumerated() {
      let subject = subjects[index] ?? totals.subjects[index]
      let factor = try gate.gate.factor(from: totals.subjects[index], to: subject)
      subjects[index] = subject
      let (total, error) = (totals.totals[index], totals.errors[index])
      let counted = GateMatches(gate.metric, profile)
      let amount = counted.amount(of: profile, totals.measures[index], error) ?? total
      runs[index].append(
        GateRun(
          amount: amount.multiplied(by: factor), total: total.multiplied(by: factor),
          error: error.known))
      matches[index].add(counted.match(in: profile))
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
    _ gates: [ProfileGate], of profile: Profile, _ measure: Measure
  ) throws(GateError) {
    selected = measure
    var measures: [Measure] = []
    for gate in gates { measures.append(try gate.measure(of: profile, orElse: measure)) }
    self.measures = measures
    subjects = measures.map { GateSubject(profile, $0) }
    for (gate, subject) in zip(gates, subjects) { try gate.gate.checkUnit(of: subject) }
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

extension GateTally.Match {
  /// Adds what another profile has.
  fileprivate mutating func add(_ other: GateTally.Match) {
    if self == .none || other == .sampled { self = other }
  }
}
