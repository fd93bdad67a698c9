// What tests of gates have in common.

import CallGraphs
import Profiles

@testable import Gates
@testable import Reports

/// A profile of 10 ms ticks: stacks root first, with how many ticks each.
func ticks(_ stacks: [(String, Int64)]) -> Profile {
  var builder = ProfileBuilder(sampleTypes: [("samples", "count"), ("cpu", "nanoseconds")])
  var places: [String: LocationIndex] = [:]
  for (stack, count) in stacks {
    let locations = stack.split(separator: " ").map { name in
      let name = String(name)
      let place = places[name] ?? builder.place(name, "/src/\(name).go", 7)
      places[name] = place
      return place
    }
    builder.addSample(stack: locations.reversed(), values: [count, count * 10_000_000])
  }
  builder.setHeader(periodType: ("cpu", "nanoseconds"), period: 10_000_000)
  return builder.profile
}

func gateReport(
  _ gates: [String], _ old: [Profile], _ new: [Profile], isNormalized: Bool = false,
  _ strictness: GateReport.Strictness = .significantChanges
) throws -> GateReport {
  let gates = try gates.map {
    try ProfileGate(parsing: Array($0.utf8), from: .option, ProfileMetric.vocabulary)
  }
  func side(_ profiles: [Profile]) throws -> GatedProfiles {
    var tally = GateTally(gates)
    let measure = Measure(valueColumn: profiles[0].sampleTypes.count - 1)
    for profile in profiles { try tally.add(profile, GateTotals(gates, of: profile, measure)) }
    return GatedProfiles(tally, merged: try Profile.combining(profiles), measure)
  }
  return try GateReport(
    side(old), side(new), isNormalized: isNormalized, strictness)
}
