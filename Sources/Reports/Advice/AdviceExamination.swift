import Bytes
import Profiles
import Statistics

/// All rules, asked about one type of values.
struct AdviceExamination {
  let reading: StackReading
  let profile: Profile
  let code: NamedCode
  let subject: AdviceSubject
  /// With their numbers in `NamedCode`.
  private let rules: [(number: Int, rule: AdviceRule)]
  private let exceptions: [RuleMask]
  private let commands: CommandSpelling
  private let inlined: InlinedCalls

  /// What is below this is chance, whatever its share.
  private static let fewestSamples = 5.0

  init(
    _ profile: Profile, _ code: NamedCode, _ subject: AdviceSubject, _ rules: [AdviceRule],
    _ commands: CommandSpelling
  ) {
    self.profile = profile
    self.code = code
    self.subject = subject
    self.commands = commands
    inlined = InlinedCalls(profile, column: subject.column)
    self.rules = rules.enumerated().map { ($0, $1) }.filter { $1.kinds.contains(subject.kind) }
    exceptions = rules.map { rule in
      guard case .through(_, let others) = rule.test else { return 0 }
      return rules.indices.filter { others.contains(rules[$0].name) }
        .reduce(0) { $0 | 1 << RuleMask($1) }
    }
    reading = StackReading(profile, code, subject, exceptions: exceptions)
  }

  /// What stands out, in the order of the rules.
  func findings(partCount: Int) -> [Finding] {
    if reading.whole.weight <= 0 { return [] }
    let named = namedFindings()
    let others = rules.compactMap { number, rule in
      finding(rule, unless: named.mask)
    }
    return (named.findings + others).map { finding in
      var finding = finding
      finding.functions = Array(finding.functions.prefix(partCount))
      finding.callers = Array(finding.callers.prefix(partCount))
      return finding
    }
  }

  // MARK: Rules about names

  private func namedFindings() -> (findings: [Finding], mask: RuleMask) {
    let standing = rules.filter { number, rule in
      guard case .through = rule.test else { return false }
      return standsOut(reading.through[number], rule)
    }
    let mask = standing.reduce(RuleMask(0)) { $0 | 1 << RuleMask($1.number) }
    let evidence = StackEvidence(profile, code, subject, exceptions: exceptions, found: mask)
    let findings = standing.map { number, rule in
      finding(
        rule, reading.through[number], functions: profile.ordered(evidence.functions[number] ?? []),
        callers: profile.ordered(evidence.callers[number] ?? []))
    }
    return (findings, mask)
  }

  func standsOut(_ tally: Tally, _ rule: AdviceRule) -> Bool {
    guard tally.weight >= rule.threshold * reading.whole.weight, tally.weight > 0 else {
      return false
    }
    return subject.kind != .time || tally.count == 0 || tally.count >= Self.fewestSamples
  }

  // MARK: Parts of findings

  func place(_ rule: AdviceRule, _ name: NameIndex, _ tally: Tally) -> Finding {
    let callers = OwnCallers(of: name, profile, code, subject) { sample in
      profile.samples.stack(sample).lazy.map { code.places[$0.position].own }.first { !$0.isEmpty }
        == name
    }
    return finding(
      rule, tally, functions: [(name, tally.weight)], callers: profile.ordered(callers.weights),
      listed: name)
  }

  /// - Parameters:
  ///   - peeked: The function whose callers and callees are to be looked at; the first by itself.
  ///   - listed: The one whose source is; the first caller, or else the function, by itself.
  func finding(
    _ rule: AdviceRule, _ tally: Tally, functions: [(name: NameIndex, weight: Double)],
    callers: [(name: NameIndex, weight: Double)], peeked: NameIndex? = nil,
    listed: NameIndex? = nil, share: Double? = nil
  ) -> Finding {
    let whole = reading.whole
    var finding = Finding(
      rule: rule, sampleType: subject.type, value: Int64(clamping: tally.weight),
      share: share ?? tally.weight / whole.weight, margin: share == nil ? margin(tally) : nil)
    func parts(_ list: [(name: NameIndex, weight: Double)]) -> [Finding.Part] {
      list.filter { $0.weight >= whole.weight / 200 }.map {
        Finding.Part(
          name: profile.names.copy(of: $0.name), value: Int64(clamping: $0.weight),
          share: $0.weight / whole.weight)
      }
    }
    finding.functions = parts(functions)
    finding.callers = parts(callers)
    let function = peeked ?? functions.first?.name
    let isItself = rule.test == .oneFunction
    let source = listed ?? (isItself ? function : callers.first?.name)
    finding.next = rule.next.flatMap { report -> [[UInt8]] in
      guard let name = subject(of: report, function, source: source) else { return [] }
      return commands.lines(report, of: profile.names.copy(of: name))
    }
    if isItself, let host = function.flatMap(inlined.host) {
      finding.remark = "inlined wherever it was sampled, most into "
        + quoted(profile.names.copy(of: host))
    }
    return finding
  }

  /// The function that a report is to be of; `nil` where it would have nothing to show.
  private func subject(
    of report: NextReport, _ function: NameIndex?, source: NameIndex?
  ) -> NameIndex? {
    switch report {
    case .list: source.flatMap { profile.hasSource($0) ? $0 : nil }
    case .disasm:
      // What is always inlined has no code of its own; its instructions are in another function.
      function.map { inlined.host(of: $0) ?? $0 }.flatMap { profile.hasCode($0) ? $0 : nil }
    case .peek, .top: function
    }
  }

  /// How far a share may be off: twice the standard deviation of a binomial, nearly.
  private func margin(_ tally: Tally) -> Double? {
    let count = reading.whole.count
    guard subject.kind == .time, count > 0 else { return nil }
    let share = min(tally.weight / reading.whole.weight, 1)
    return 1.96 * (share * (1 - share) / count).squareRoot()
  }

  /// How many processors were busy on average, where values are processor time.
  var busyProcessors: Double? {
    guard subject.kind == .time, !subject.includesWaiting, profile.durationNanoseconds > 0,
      let unit = Unit(named: subject.unit.span), unit.family == .time
    else { return nil }
    return reading.total.weight * unit.factor / Double(profile.durationNanoseconds)
  }
}

extension Profile {
  /// Whether a function of that name was sampled in the code of a binary that has a name.
  fileprivate func hasCode(_ name: NameIndex) -> Bool {
    locations.contains { location in
      guard let mapping = location.mapping, !mappings[mapping].file.isEmpty else { return false }
      return lines[location.lines.positions].last.map { functions[$0.function].name == name }
        ?? false
    }
  }

  /// Whether the source file of a function of that name is known.
  fileprivate func hasSource(_ name: NameIndex) -> Bool {
    functions.contains { $0.name == name && !$0.filename.isEmpty }
  }
}
