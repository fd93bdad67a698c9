import CallGraphs
package import Profiles

/// What stands out in a profile, largest first, with its evidence and where to look next.
package struct AdviceReport: Report {
  /// What stands out.
  package private(set) var findings: [Finding] = []
  /// Why the findings, or their absence, may mislead.
  package private(set) var doubts: [Doubt] = []
  /// How many rules there were for such a program and such values.
  package private(set) var ruleCount = 0
  /// How each type's values are written.
  private(set) var formats: [[UInt8]: ValueFormat] = [:]
  /// What is known of each type that was read.
  private(set) var descriptions: [Description] = []
  let view: View

  /// Why a reading is to be taken with care.
  package enum Doubt: Equatable, Sendable {
    /// Shares of so few samples are off by much.
    case fewSamples(Int)
    /// So much of what was sampled are threads that wait; shares are of the others.
    case waitingThreads(share: Double)
  }

  /// A type of values, and how much there is of it.
  struct Description: Sendable {
    let type: [UInt8]
    let total: Int64
    /// How many samples, or objects; `nil` where that is not known or the same as the total.
    let count: Int64?
    /// How many processors were busy on average, where that is known.
    let busyProcessors: Double?
    let durationNanoseconds: Int64
    let kind: SampleKind
  }

  /// Fewer samples than this, and a share of a tenth is off by six points.
  private static let fewestSamples = 100.0
  /// How many functions and callers a finding names.
  private static let partCount = 3

  /// Reads a profile.
  ///
  /// - Parameters:
  ///   - view: With source files, by which programs are told apart. Its values say which type is
  ///     read; of a heap profile all in bytes are.
  ///   - commands: How the command lines are written that show more.
  /// - Throws: Where the pattern of a rule does not compile.
  /// - Complexity: One pass over the samples for all rules, and few more for what stands out.
  package init(
    of view: View, rules: AdviceRules = AdviceRules(), commands: CommandSpelling
  ) throws(PatternError) {
    self.view = view
    let (profile, valuation) = (view.profile, view.valuation)
    let kinds = try RuntimeNames.all()
    let runtimes = profile.runtimes(kinds)
    let applicable = rules.rules.filter { runtimes.contains($0.runtime) && $0.threshold <= 1 }
    let subjects = AdviceSubject.all(of: profile, shown: valuation.measure.valueColumn)
    if subjects.isEmpty || profile.samples.isEmpty { return }
    let code = try NamedCode(profile, applicable, kinds, runtimes)
    for subject in subjects {
      let examination = AdviceExamination(
        profile, code, subject, applicable,
        commands.showing(subject.type, unless: subject.column == profile.defaultColumn))
      ruleCount += applicable.count { $0.kinds.contains(subject.kind) }
      describe(subject, examination, profile, valuation)
      findings += examination.findings(partCount: Self.partCount)
    }
    sort(applicable)
  }

  /// Largest first; of equal ones in the order of the table.
  private mutating func sort(_ rules: [AdviceRule]) {
    var order: [String: Int] = [:]
    for (position, rule) in rules.enumerated() { order[rule.name] = position }
    findings.sort { first, second in
      first.share != second.share
        ? first.share > second.share
        : (order[first.rule.name] ?? 0, first.sampleType.count)
          < (order[second.rule.name] ?? 0, second.sampleType.count)
    }
  }

  private mutating func describe(
    _ subject: AdviceSubject, _ examination: AdviceExamination, _ profile: Profile,
    _ valuation: Valuation
  ) {
    let reading = examination.reading
    formats[subject.type] =
      Valuation(
        of: profile, Measure(valueColumn: subject.column), outputUnit: valuation.outputUnit,
        dividedBy: 1
      ).format
    let isCounted = reading.total.count > 0 && subject.kind != .goroutines
    descriptions.append(
      Description(
        type: subject.type, total: Int64(clamping: reading.total.weight),
        count: isCounted ? Int64(clamping: reading.total.count) : nil,
        busyProcessors: examination.busyProcessors,
        durationNanoseconds: profile.durationNanoseconds, kind: subject.kind))
    guard subject.kind == .time, reading.total.weight > 0 else { return }
    let samples = reading.whole.count
    if isCounted, samples < Self.fewestSamples { doubts.append(.fewSamples(Int(samples))) }
    if reading.waiting.weight > 0 {
      doubts.append(.waitingThreads(share: reading.waiting.weight / reading.total.weight))
    }
  }
}

extension Int64 {
  /// The nearest integer, or the largest one.
  init(clamping value: Double) { self = Int64(exactly: value.rounded()) ?? .max }
}
