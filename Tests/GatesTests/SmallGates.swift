// Gates on things that are no profiles.

import Bytes
import Statistics

@testable import Gates

typealias SmallGate = MetricGate<String>

/// Metrics told as `NAME` and `NAME ARGUMENT`.
let smallVocabulary = GateVocabulary<String>(
  metrics: "total or cum(NAME)", example: "total > +3%"
) { name, argument throws(GateMetricFault) in
  let name = String(decoding: name, as: UTF8.self)
  guard let argument else {
    if name == "cum" { throw GateMetricFault("cum is of something", at: .endOfName) }
    return name
  }
  if name == "total" { throw GateMetricFault("total is of all", at: .parenthesis) }
  if let outcry = argument.firstIndex(of: "!") {
    throw GateMetricFault("an outcry is no name", at: .argument(offset: outcry))
  }
  return "\(name) \(String(decoding: argument, as: UTF8.self))"
}

/// What a gate is held to: one run a side of 10 ms ticks.
struct SmallTrial {
  let gate: String
  let before: Double
  let after: Double
  var total: (before: Double, after: Double) = (190e9, 241e9)
  /// The names of the path that grew.
  var path: [String] = []

  private func side(_ amount: Double, of total: Double) -> GateSide {
    func ticks(_ value: Double) -> GateAmount { GateAmount(value: value, variance: value * 1e7) }
    return GateSide(
      GateSubject(type: "cpu".bytes, unit: "nanoseconds".bytes),
      [GateRun(amount: ticks(amount), total: ticks(total), error: .estimated)])
  }

  func trial(isNormalized: Bool = false) throws -> GateTrial {
    let gate = try SmallGate(parsing: Array(gate.utf8), from: .option, smallVocabulary).gate
    return try GateTrial(
      gate, from: side(before, of: total.before), to: side(after, of: total.after),
      isNormalized: isNormalized
    ) { _, after in
      let steps = path.map { name in
        GrownPath.Step(
          name: Array(name.utf8), file: "/src/\(name).go".bytes, line: 7,
          growth: (self.after - before) * after.factor(1))
      }
      return steps.isEmpty ? nil : GrownPath(steps: steps)
    }
  }
}

func gateReport(
  _ trials: [SmallTrial], _ strictness: GateReport.Strictness = .significantChanges,
  isNormalized: Bool = false
) throws -> GateReport {
  try GateReport(
    trials.map { try $0.trial(isNormalized: isNormalized) }, strictness,
    GateReport.Wording(command: "diff", runs: "profiles"), outputUnit: "minimum".bytes)
}
