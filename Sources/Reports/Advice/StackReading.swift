import Profiles

// One pass over the samples answers all rules at once. The masks of a stack's locations are joined,
// and each rule in the result gets the sample's value, once, however many of its functions are in
// the stack; so a share is never more than the whole. A rule that leaves samples to another one
// looks for that in the mask, too. What else rules ask for, the values of functions and places, is
// added up on the way.

/// The sums that rules are about.
struct StackReading {
  private(set) var total = Tally()
  /// Of threads that wait; in no other sum but the total.
  private(set) var waiting = Tally()
  /// By number of the rule.
  private(set) var through: [Tally]
  /// By name, of samples that are in the function itself.
  private(set) var flat: [Tally]
  /// By name, of samples with the function in their stack.
  private(set) var cumulative: [Double]
  /// By name, of samples whose innermost function of the program's own it is.
  private(set) var places: [Tally]
  /// Of samples that are in a function without a name and have none of the program's own above it.
  private(set) var nameless = Tally()
  /// The sample with the largest value.
  private(set) var largest: (sample: Int, tally: Tally)?

  /// - Parameter exceptions: By number of the rule, those whose samples it does not count.
  init(
    _ profile: Profile, _ code: NamedCode, _ subject: AdviceSubject, exceptions: [RuleMask]
  ) {
    let names = profile.names.count
    through = Array(repeating: Tally(), count: exceptions.count)
    flat = Array(repeating: Tally(), count: names)
    cumulative = Array(repeating: 0, count: names)
    places = flat
    var stamps = [Int](repeating: 0, count: names)
    for sample in 0..<profile.samples.count {
      let tally = subject.tally(sample, profile.samples)
      if tally.weight == 0 { continue }
      total += tally
      let leaf = profile.leafName(sample)
      if code.isWaiting(sample, profile, subject) {
        waiting += tally
        continue
      }
      flat[leaf.position] += tally
      if tally.weight > largest?.tally.weight ?? 0 { largest = (sample, tally) }
      let (mask, place) = visit(sample, tally.weight, profile, code, &stamps)
      places[place.position] += tally
      if leaf.isEmpty, place.isEmpty { nameless += tally }
      count(tally, mask, exceptions)
    }
  }

  /// Adds a sample to the functions of its stack.
  ///
  /// - Returns: The rules that these belong to, and the innermost function of the program's own.
  private mutating func visit(
    _ sample: Int, _ weight: Double, _ profile: borrowing Profile, _ code: borrowing NamedCode,
    _ stamps: inout [Int]
  ) -> (mask: RuleMask, place: NameIndex) {
    var mask: RuleMask = 0
    var place = Name.empty
    for entry in profile.samples.stackRange(sample) {
      let location = profile.samples.stackLocations[entry].position
      mask |= code.rulesOfLocation[location]
      if place.isEmpty { place = code.ownName[location] }
      for line in profile.locations[location].lines.positions {
        let name = profile.functions[profile.lines[line].function].name.position
        if stamps[name] == sample &+ 1 { continue }
        stamps[name] = sample &+ 1
        cumulative[name] += weight
      }
    }
    return (mask, place)
  }

  private mutating func count(_ tally: Tally, _ mask: RuleMask, _ exceptions: [RuleMask]) {
    var rest = mask
    while rest != 0 {
      let rule = rest.trailingZeroBitCount
      rest &= rest &- 1
      if mask & exceptions[rule] == 0 { through[rule] += tally }
    }
  }

  /// What shares are of: the samples of threads that ran.
  var whole: Tally {
    Tally(weight: total.weight - waiting.weight, count: max(total.count - waiting.count, 0))
  }
}

extension Profile {
  /// The name of the function that a sample is in; empty where it has none.
  func leafName(_ sample: Int) -> NameIndex {
    guard let leaf = samples.stack(sample).first, let line = lines(of: leaf).first else {
      return Name.empty
    }
    return functions[line.function].name
  }
}
