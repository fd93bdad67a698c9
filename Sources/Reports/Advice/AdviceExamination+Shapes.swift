import Profiles
import Statistics

// The rules that are not about names. What is small in itself is left out whatever its share: the
// largest part of next to nothing is no news.

extension AdviceExamination {
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

  /// - Parameter named: The rules about names that have found something, which is then no news.
  func finding(_ rule: AdviceRule, unless named: RuleMask) -> Finding? {
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
      !explains(named, reading.flat[name.position].weight, where: { profile.leafName($0) == name })
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
    if code.isPseudo[name.position] { return false }
    let isSomebodys = code.isOwn[name.position] || !code.runtimes.contains(.go)
    return isSomebodys && code.rules[name.position] & named == 0
  }

  /// Whether rules have found most of some samples, and so have said more of them.
  private func explains(
    _ found: RuleMask, _ weight: Double, where isMeant: (SampleIndex) -> Bool
  ) -> Bool {
    if found == 0 { return false }
    var explained = 0.0
    for sample in profile.samples.indices
    where isMeant(sample) && !code.isWaiting(sample, profile, subject) {
      let mask = profile.samples.stack(sample).reduce(RuleMask(0)) {
        $0 | code.places[$1.position].rules
      }
      if mask & found != 0 { explained += subject.tally(sample, profile.samples).weight }
    }
    return explained > weight / 2
  }

  private func fork(_ rule: AdviceRule, _ named: RuleMask) -> Finding? {
    let fork = Fork(reading, profile, code, subject, threshold: rule.threshold)
    guard let fork else { return nil }
    let count = reading.whole.count * fork.weight / reading.whole.weight
    let tally = Tally(weight: fork.weight, count: count)
    let isKnown = explains(named, fork.weight) { sample in
      profile.samples.stack(sample).contains { location in
        profile.lines(of: location).contains {
          profile.functions[$0.function].name == fork.name
        }
      }
    }
    if isKnown || !standsOut(tally, rule) { return nil }
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
      profile.samples.indices.reduce(0.0) {
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

  private var delayNanoseconds: Double {
    guard let unit = Unit(named: subject.unit.span), unit.family == .time else { return .infinity }
    return reading.total.weight * unit.factor
  }
}
