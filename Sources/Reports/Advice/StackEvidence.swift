import Profiles

// The second pass, for what stands out alone: which functions a finding is made of, and which of the
// program's own call them. Each sample counts for one function, the outermost that the rule is
// about, as it says what was wanted (`growslice`, not the allocator below it); and for one caller,
// the nearest function of the program's own above that.

/// What the findings on names are made of.
struct StackEvidence {
  /// By number of the rule, then by name.
  private(set) var functions: [Int: [Double]] = [:]
  /// By number of the rule, then by name of the caller; empty where nothing of the program's own is.
  private(set) var callers: [Int: [Double]] = [:]

  /// - Parameter found: The rules that stand out.
  init(
    _ profile: Profile, _ code: NamedCode, _ subject: AdviceSubject, exceptions: [RuleMask],
    found: RuleMask
  ) {
    var rest = found
    while rest != 0 {
      functions[rest.trailingZeroBitCount] = Array(repeating: 0, count: profile.names.count)
      callers[rest.trailingZeroBitCount] = Array(repeating: 0, count: profile.names.count)
      rest &= rest &- 1
    }
    if found == 0 { return }
    for sample in profile.samples.indices {
      let weight = subject.tally(sample, profile.samples).weight
      if weight == 0 { continue }
      if code.isWaiting(sample, profile, subject) { continue }
      var mask: RuleMask = 0
      for location in profile.samples.stack(sample) {
        mask |= code.places[location.position].rules
      }
      let wanted = Self.counted(mask & found, mask, exceptions)
      if wanted != 0 { visit(sample, weight, wanted, profile, code) }
    }
  }

  /// The rules that do not leave the sample to another one.
  private static func counted(
    _ found: RuleMask, _ mask: RuleMask, _ exceptions: [RuleMask]
  ) -> RuleMask {
    var result = found
    var rest = found
    while rest != 0 {
      let rule = rest.trailingZeroBitCount
      rest &= rest &- 1
      if mask & exceptions[rule] != 0 { result &= ~(1 << RuleMask(rule)) }
    }
    return result
  }

  /// Goes from the root to the leaf until each rule has met its first function.
  private mutating func visit(
    _ sample: SampleIndex, _ weight: Double, _ wanted: RuleMask, _ profile: Profile,
    _ code: NamedCode
  ) {
    var rest = wanted
    var own = Name.empty
    for location in profile.samples.stack(sample).reversed() {
      for line in profile.lines(of: location).reversed() {
        let name = profile.functions[line.function].name
        var met = code.rules[name.position] & rest
        rest &= ~met
        while met != 0 {
          functions[met.trailingZeroBitCount]?[name.position] += weight
          callers[met.trailingZeroBitCount]?[own.position] += weight
          met &= met &- 1
        }
        if rest == 0 { return }
        if code.isOwn[name.position] { own = name }
      }
    }
  }
}

/// What calls one function: the nearest functions of the program's own above it, and how much for
/// each.
struct OwnCallers {
  private(set) var weights: [Double]

  /// - Parameter isCounted: Whether a sample is one of the function.
  init(
    of function: NameIndex, _ profile: Profile, _ code: NamedCode, _ subject: AdviceSubject,
    where isCounted: (SampleIndex) -> Bool
  ) {
    weights = Array(repeating: 0, count: profile.names.count)
    for sample in profile.samples.indices where isCounted(sample) {
      let weight = subject.tally(sample, profile.samples).weight
      if weight == 0 { continue }
      weights[Self.caller(of: function, sample, profile, code).position] += weight
    }
  }

  private static func caller(
    of function: NameIndex, _ sample: SampleIndex, _ profile: Profile, _ code: NamedCode
  ) -> NameIndex {
    var isBelow = true
    for location in profile.samples.stack(sample) {
      for line in profile.lines(of: location) {
        let name = profile.functions[line.function].name
        if name == function {
          isBelow = false
        } else if !isBelow, code.isOwn[name.position] {
          return name
        }
      }
    }
    return Name.empty
  }
}
