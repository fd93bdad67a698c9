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
      let name = report == .list ? source : function
      guard let name, report != .list || profile.hasSource(name) else { return [] }
      return commands.lines(report, of: profile.names.copy(of: name))
    }
    return finding
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
  /// Whether the source file of a function of that name is known.
  fileprivate func hasSource(_ name: NameIndex) -> Bool {
    functions.contains { $0.name == name && !$0.filename.isEmpty }
  }
}
