import CallGraphs
import Profiles

@testable import Rendering
@testable import Reports

/// The example profile: calls, a function inlined in one place and called in another, recursion.
func exampleProfile() -> Profile {
  var builder = ProfileBuilder(sampleTypes: [("samples", "count"), ("cpu", "nanoseconds")])
  let mapping = builder.addMapping(
    start: 0x1000, limit: 0x9000, file: "/bin/prog", buildID: "abc123")
  let main = builder.addFunction(name: "main", filename: "/src/main.go")
  let a = builder.addFunction(name: "a", filename: "/src/a.go")
  let b = builder.addFunction(name: "b", filename: "/src/b.go")
  let inlined = builder.addFunction(name: "inl", filename: "/src/i.go")
  let recursive = builder.addFunction(name: "rec", filename: "/r.go")
  func place(_ lines: (FunctionIndex, Int64)...) -> LocationIndex {
    builder.addLocation(
      mapping: mapping, lines: lines.map { Line(function: $0.0, line: $0.1) })
  }
  let main10 = place((main, 10))
  let main11 = place((main, 11))
  let (rec1, rec2) = (place((recursive, 1)), place((recursive, 2)))
  builder.addSample(stack: [place((b, 30)), place((a, 20)), main10], values: [1, 10_000_000])
  builder.addSample(stack: [place((inlined, 5), (a, 21)), main10], values: [2, 20_000_000])
  builder.addSample(stack: [place((inlined, 6)), main11], values: [3, 30_000_000])
  builder.addSample(stack: [rec1, rec2, rec1, main10], values: [1, 10_000_000])
  builder.setHeader(
    timeNanoseconds: 1_700_000_000_123_456_789, durationNanoseconds: 2_000_000_000,
    periodType: ("cpu", "nanoseconds"), period: 10_000_000)
  return builder.profile
}

/// The values that reports show of a profile.
func valuation(
  _ profile: Profile, column: Int = 1, unit: String = "minimum", divisor: Double = 1,
  isMean: Bool = false
) -> Valuation {
  Valuation(
    of: profile, Measure(valueColumn: column, isMean: isMean), outputUnit: Array(unit.utf8),
    dividedBy: divisor)
}

/// The lines of a report, without the end of the last.
func lines(_ output: TextOutput) -> [String] {
  String(decoding: output.bytes, as: UTF8.self).split(
    separator: "\n", omittingEmptySubsequences: false
  ).dropLast().map(String.init)
}
