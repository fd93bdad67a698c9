import Bytes
import CallGraphs
import Gates
import Profiles

/// Which samples of a profile a gate counts.
struct GateMatches {
  /// By function, whether it matches; `nil` where all samples count.
  private let functions: [Bool]?
  /// By location, whether a sample counts that has it: anywhere, or as its leaf.
  private let isMatch: [Bool]
  private let scope: ProfileMetric.Scope

  init(_ metric: ProfileMetric, _ profile: Profile) {
    guard let (pattern, scope) = metric.functions else {
      (functions, isMatch, scope) = (nil, [], .stack)
      return
    }
    self.scope = scope
    let functions = Self.functions(of: profile, matching: pattern)
    self.functions = functions
    isMatch = Self.locations(of: profile, functions, scope)
  }

  private static func locations(
    of profile: borrowing Profile, _ functions: [Bool], _ scope: ProfileMetric.Scope
  ) -> [Bool] {
    profile.locations.map { location in
      let lines = profile.lines[location.lines.positions]
      return (scope == .leaf ? lines.prefix(1) : lines).contains {
        functions[$0.function.position]
      }
    }
  }

  /// By function, whether its name matches; where the expression has a colon, also its file and name, as
  /// in `file.js:run`: names alone do not tell anonymous functions apart.
  private static func functions(of profile: Profile, matching pattern: Pattern) -> [Bool] {
    var matches = NameMatches(pattern, profile.names)
    let asksForFiles = pattern.expression.contains(":")
    return profile.functions.map { function in
      if function.name.isEmpty { return false }
      if matches.contains(function.name, profile.names) { return true }
      guard asksForFiles, !function.filename.isEmpty else { return false }
      let place = profile.names.copy(of: function.filename) + ":".bytes
      return pattern.matches((place + profile.names.copy(of: function.name)).span)
    }
  }

  /// Whether a sample counts.
  func contains(_ sample: SampleIndex, of profile: borrowing Profile) -> Bool {
    if functions == nil { return true }
    let stack = profile.samples.stackRange(sample)
    for position in scope == .leaf ? stack.prefix(1) : stack
    where isMatch[profile.samples.stackLocations[position].position] { return true }
    return false
  }

  /// What the gate counts of the profile; `nil` where that is the total.
  func amount(
    of profile: borrowing Profile, _ measure: Measure, _ error: SamplingError
  ) -> GateAmount? {
    if functions == nil { return nil }
    var (value, divisor): (Int64, Int64) = (0, 0)
    var variance = 0.0
    let values = profile.samples.columns
    for sample in profile.samples.indices where contains(sample, of: profile) {
      let own = measure.value(sample, of: values)
      value &+= own.value
      divisor &+= own.divisor
      variance += error.variance(of: sample, in: values)
    }
    return GateAmount(
      value: Double(value) / (divisor == 0 ? 1 : Double(divisor)), variance: variance)
  }

  /// Whether a function that matches is in the stack of a sample, counted or not.
  func match(in profile: borrowing Profile) -> GateTally.Match {
    guard let functions, let first = functions.firstIndex(of: true) else {
      return self.functions == nil ? .sampled : .none
    }
    let isMatch = Self.locations(of: profile, functions, .stack)
    if profile.samples.stackLocations.contains(where: { isMatch[$0.position] }) { return .sampled }
    return .named(profile.names.copy(of: profile.functions[first].name))
  }
}
