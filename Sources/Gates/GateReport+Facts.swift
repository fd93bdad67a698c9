import Bytes
package import Rendering
import Statistics

extension GateReport {
  /// The gates as structured reports tell them, what failed first.
  package var fact: Fact { Fact("gates", each: verdicts.map { facts(of: $0) }) }

  private func facts(of verdict: GateVerdict) -> [Fact] {
    let comparison = verdict.comparison
    let unit = verdict.gate.isOfShares ? "%".bytes : verdict.subject.unit
    return [
      Fact("gate", .text(verdict.gate.text)),
      Fact("outcome", .text(Array(verdict.outcome.name.utf8))),
      Fact("sample_type", .text(verdict.subject.type)), Fact("unit", .text(unit)),
      Fact("before", .number(comparison.before)), Fact("after", .number(comparison.after)),
      Fact("change", .number(comparison.change)),
      Fact("change_ratio", .number(comparison.relativeChange)),
      Fact("p_adjusted", verdict.probability.map(Cell.number) ?? .absent),
      Fact("noise_before", verdict.noise.map { .number($0.before) } ?? .absent),
      Fact("noise_after", verdict.noise.map { .number($0.after) } ?? .absent),
      Fact("runs_needed", verdict.runsNeeded.map { .integer(Int64($0)) } ?? .absent),
      Fact("grew_most", each: (verdict.path?.steps ?? []).map { facts(of: $0) }),
    ]
  }

  private func facts(of step: GrownPath.Step) -> [Fact] {
    [
      Fact("name", .text(step.name)), Fact("file", .known(step.file)),
      Fact("line", .known(step.line)), Fact("change", .number(step.growth)),
    ]
  }
}

extension GateVerdict.Outcome {
  /// What programs know it by.
  fileprivate var name: String {
    switch self {
    case .passed: "passed"
    case .unproven: "not_significant"
    case .failed: "failed"
    }
  }
}
