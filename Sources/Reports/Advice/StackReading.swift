import Profiles
import Rendering

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
  /// By name, of samples with the function in their stack; of the program's own functions alone.
  private(set) var cumulative: [Double]
  /// By name, of samples whose innermost function of the program's own it is.
  private(set) var places: [Tally]
  /// Of samples that are in a function without a name and have none of the program's own above it.
  private(set) var nameless = Tally()
  /// The sample with the largest value.
  private(set) var largest: (sample: SampleIndex, tally: Tally)?

  /// - Parameter exceptions: By number of the rule, the rules whose samples it leaves out.
  init(
    _ profile: Profile, _ code: NamedCode, _ subject: AdviceSubject, exceptions: [RuleMask]
  ) {
    let names = profile.names.count
    through = Array(repeating: Tally(), count: exceptions.count)
    flat = Array(repeating: Tally(), count: names)
    places = flat
    cumulative = []
    var cells = [Cell](repeating: Cell(), count: names)
    for sample in profile.samples.indices {
      let tally = subject.tally(sample, profile.samples)
      if tally.weight == 0 { continue }
      total += tally
      if code.isWaiting(sample, profile, subject) {
        waiting += tally
        continue
      }
      let leaf = profile.leafName(sample)
      flat[leaf.position] += tally
      if tally.weight > largest?.tally.weight ?? 0 { largest = (sample, tally) }
      let (mask, place) = Self.visit(sample, tally.weight, profile, code, &cells)
      places[place.position] += tally
      if leaf.isEmpty, place.isEmpty { nameless += tally }
      count(tally, mask, exceptions)
    }
    cumulative = cells.map(\.weight)
  }

  /// What one function has, and the last sample that was counted, from 1: side by side, so that a
  /// visit touches one line of the cache.
  private struct Cell {
    var weight = 0.0
    var stamp = 0

    mutating func add(_ value: Double, sample: SampleIndex) {
      weight += stamp <= sample.position ? value : 0
      stamp = sample.position &+ 1
    }
  }

  /// Adds a sample to the program's own functions in its stack. Spans and cells made this three times
  /// as fast as arrays of each did (200,000 samples).
  ///
  /// - Returns: The rules that its functions belong to, and the innermost of the program's own.
  private static func visit(
    _ sample: SampleIndex, _ weight: Double, _ profile: borrowing Profile,
    _ code: borrowing NamedCode,
    _ cells: inout [Cell]
  ) -> (mask: RuleMask, place: NameIndex) {
    var mask: RuleMask = 0
    var innermost = Name.empty
    var sums = cells.mutableSpan
    let places = code.places.span
    let stacks = profile.samples.stackLocations.span
    for entry in profile.samples.stackRange(sample) {
      let place = places[stacks[entry].position]
      mask |= place.rules
      if place.own.isEmpty { continue }
      if innermost.isEmpty { innermost = place.own }
      sums[place.own.position].add(weight, sample: sample)
      for other in place.others.positions {
        sums[code.ownNames[other].position].add(weight, sample: sample)
      }
    }
    return (mask, innermost)
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
  func leafName(_ sample: SampleIndex) -> NameIndex {
    guard let leaf = samples.stack(sample).first, let line = lines(of: leaf).first else {
      return Name.empty
    }
    return functions[line.function].name
  }
}
