extension GateReport {
  /// The gates as structured reports tell them, what failed first.
  var facts: [Fact] {
    [
      Fact("passed", .flag(failures.isEmpty)),
      Fact("any_change", .flag(strictness == .anyChange)),
      Fact("methods", .texts(methods.map { Array($0.utf8) })),
      Fact("gates", each: verdicts.map { facts(of: $0) }),
    ]
  }

  private func facts(of verdict: GateVerdict) -> [Fact] {
    let comparison = verdict.comparison
    let unit = verdict.gate.isOfShares ? Array("percent of the total".utf8) : verdict.subject.unit
    return [
      Fact("gate", .text(verdict.gate.text)), Fact("outcome", .text(verdict.outcome.name)),
      Fact("sample_type", .text(verdict.subject.type)), Fact("unit", .text(unit)),
      Fact("before", .number(comparison.before)), Fact("after", .number(comparison.after)),
      Fact("change", .number(comparison.change)),
      // Not a number where nothing was before.
      Fact("relative_change", .number(comparison.relativeChange)),
      Fact("p", verdict.probability.map(Cell.number) ?? .absent),
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
  /// The word for programs.
  fileprivate var name: [UInt8] {
    switch self {
    case .passed: Array("passed".utf8)
    case .unproven: Array("not significant".utf8)
    case .failed: Array("failed".utf8)
    }
  }
}
