import Profiles

/// All rules, asked about one type of values.
struct AdviceExamination {
  let reading: StackReading
  private let profile: Profile
  private let code: NamedCode
  private let subject: AdviceSubject
  /// With their numbers in `NamedCode`.
  private let rules: [(number: Int, rule: AdviceRule)]
  private let exceptions: [RuleMask]
  private let commands: CommandSpelling

  /// What is below this is chance, whatever its share.
  private static let fewestSamples = 5.0
  /// A lock that delays a program for less than this does not matter.
  private static let leastDelayNanoseconds = 10e6
  /// A heap that is smaller is no more than what any program has.
  private static let leastMemory = 1e6
  /// Programs with fewer goroutines at one stack have them for their work.
  private static let fewestGoroutines = 1000.0
  /// Fewer small objects than this do not matter.
  private static let fewestObjects = 100_000.0
  /// Objects up to this size are small: one line of a processor's cache.
  private static let smallObject = 64.0
  /// Programs that allocate less than ten times of what they keep reuse their memory.
  private static let leastChurn = 10.0
  /// Below this, what is allocated does not matter.
  private static let leastAllocation = 64e6

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

  private func standsOut(_ tally: Tally, _ rule: AdviceRule) -> Bool {
    guard tally.weight >= rule.threshold * reading.whole.weight, tally.weight > 0 else {
      return false
    }
    return subject.kind != .time || tally.count == 0 || tally.count >= Self.fewestSamples
  }

  // MARK: Rules about shapes

  /// - Parameter named: The rules about names that have found something, which is then no news.
  private func finding(_ rule: AdviceRule, unless named: RuleMask) -> Finding? {
    switch rule.test {
    case .through: nil
    case .oneFunction: oneFunction(rule, named)
    case .fork: fork(rule, named)
    case .onePlace: onePlace(rule, among: reading.places)
    case .smallObjects: smallObjects(rule)
    case .churn: churn(rule)
    case .sameStack: sameStack(rule)
    case .unnamed: unnamed(rule)
    case .idleness: idleness(rule)
    }
  }

  private func oneFunction(_ rule: AdviceRule, _ named: RuleMask) -> Finding? {
    guard let name = largest(reading.flat, where: { isNews($0, named) }),
      standsOut(reading.flat[name.position], rule),
      !explains(named, samplesIn: name)
    else { return nil }
    let callers = OwnCallers(of: name, profile, code, subject) { profile.leafName($0) == name }
    return finding(
      rule, reading.flat[name.position],
      functions: [(name, reading.flat[name.position].weight)],
      callers: profile.ordered(callers.weights))
  }

  /// Whether a function that is hot by itself says something: what Go's runtime spends is said by
  /// the rules about it, or is no one function's fault; a library's function may be the work.
  private func isNews(_ name: NameIndex, _ named: RuleMask) -> Bool {
    let isSomebodys = code.isOwn[name.position] || !code.runtimes.contains(.go)
    return isSomebodys && code.rules[name.position] & named == 0
  }

  /// Whether rules have found most of the samples that are in a function.
  private func explains(_ found: RuleMask, samplesIn name: NameIndex) -> Bool {
    if found == 0 { return false }
    var explained = 0.0
    for sample in 0..<profile.samples.count where profile.leafName(sample) == name {
      let mask = profile.samples.stack(sample).reduce(RuleMask(0)) {
        $0 | code.rulesOfLocation[$1.position]
      }
      if mask & found != 0 { explained += subject.tally(sample, profile.samples).weight }
    }
    return explained > reading.flat[name.position].weight / 2
  }

  private func fork(_ rule: AdviceRule, _ named: RuleMask) -> Finding? {
    let fork = Fork(
      reading, profile, code, subject, threshold: rule.threshold, unless: named)
    guard let fork else { return nil }
    let count = reading.whole.count * fork.weight / reading.whole.weight
    let tally = Tally(weight: fork.weight, count: count)
    if !standsOut(tally, rule) { return nil }
    return finding(
      rule, tally, functions: fork.callees, callers: [(fork.name, fork.weight)],
      peeked: fork.name)
  }

  private func onePlace(_ rule: AdviceRule, among places: [Tally]) -> Finding? {
    if subject.kind == .delay, delayNanoseconds < Self.leastDelayNanoseconds { return nil }
    if subject.kind == .inUse, reading.total.weight < Self.leastMemory { return nil }
    guard let name = largest(places), standsOut(places[name.position], rule) else { return nil }
    return place(rule, name, places[name.position])
  }

  private func smallObjects(_ rule: AdviceRule) -> Finding? {
    let small = reading.places.map { tally in
      tally.count > 0 && tally.weight / tally.count <= Self.smallObject ? tally : Tally()
    }
    guard let name = largest(small), standsOut(small[name.position], rule),
      small[name.position].count >= Self.fewestObjects
    else { return nil }
    let tally = small[name.position]
    var finding = place(rule, name, tally)
    finding.remark =
      "\(Int64(clamping: tally.count)) objects of \(Int64(tally.weight / tally.count)) bytes"
    return finding
  }

  private func churn(_ rule: AdviceRule) -> Finding? {
    let inUse = AdviceSubject.all(of: profile, shown: subject.column).first { $0.kind == .inUse }
    let kept = inUse.map { subject in
      (0..<profile.samples.count).reduce(0.0) {
        $0 + subject.tally($1, profile.samples).weight
      }
    }
    guard let kept, reading.total.weight >= Self.leastAllocation,
      reading.total.weight >= Self.leastChurn * kept
    else { return nil }
    return onePlace(rule, among: reading.places)
  }

  private func sameStack(_ rule: AdviceRule) -> Finding? {
    guard let largest = reading.largest, largest.tally.weight >= Self.fewestGoroutines,
      standsOut(largest.tally, rule)
    else { return nil }
    let names = profile.samples.stack(largest.sample).flatMap { location in
      profile.lines(of: location).map { profile.functions[$0.function].name }
    }
    let own = names.first { code.isOwn[$0.position] }
    let weight = largest.tally.weight
    return finding(
      rule, largest.tally, functions: names.first.map { [($0, weight)] } ?? [],
      callers: own.map { [($0, weight)] } ?? [], peeked: own ?? names.first)
  }

  private func unnamed(_ rule: AdviceRule) -> Finding? {
    let tally = reading.nameless
    return standsOut(tally, rule) ? finding(rule, tally, functions: [], callers: []) : nil
  }

  private func idleness(_ rule: AdviceRule) -> Finding? {
    guard let busy = busyProcessors, 1 - busy >= rule.threshold,
      profile.durationNanoseconds >= 1_000_000_000
    else { return nil }
    return finding(rule, reading.whole, functions: [], callers: [], share: 1 - busy)
  }

  // MARK: Parts of findings

  private func place(_ rule: AdviceRule, _ name: NameIndex, _ tally: Tally) -> Finding {
    let callers = OwnCallers(of: name, profile, code, subject) { sample in
      profile.samples.stack(sample).lazy.map { code.ownName[$0.position] }.first { !$0.isEmpty }
        == name
    }
    return finding(
      rule, tally, functions: [(name, tally.weight)], callers: profile.ordered(callers.weights),
      listed: name)
  }

  /// - Parameters:
  ///   - peeked: The function whose callers and callees are to be looked at; the first by itself.
  ///   - listed: The one whose source is; the first caller, or else the function, by itself.
  private func finding(
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

  /// The name with the largest value; of equal ones the first by its bytes.
  private func largest(
    _ tallies: [Tally], where isMeant: (NameIndex) -> Bool = { _ in true }
  ) -> NameIndex? {
    var best: NameIndex?
    for position in tallies.indices.dropFirst() where tallies[position].weight > 0 {
      let name = NameIndex(position)
      if !isMeant(name) { continue }
      guard let known = best else {
        best = name
        continue
      }
      let (weight, other) = (tallies[position].weight, tallies[known.position].weight)
      if weight > other || (weight == other && profile.names.precedes(name, known)) { best = name }
    }
    return best
  }

  /// How many processors were busy on average, where values are processor time.
  var busyProcessors: Double? {
    guard subject.kind == .time, !subject.includesWaiting, profile.durationNanoseconds > 0,
      let unit = Unit(named: subject.unit.span), unit.family == .time
    else { return nil }
    return reading.total.weight * unit.factor / Double(profile.durationNanoseconds)
  }

  private var delayNanoseconds: Double {
    guard let unit = Unit(named: subject.unit.span), unit.family == .time else { return .infinity }
    return reading.total.weight * unit.factor
  }
}

extension Profile {
  /// Whether the source file of a function of that name is known.
  fileprivate func hasSource(_ name: NameIndex) -> Bool {
    functions.contains { $0.name == name && !$0.filename.isEmpty }
  }
}
