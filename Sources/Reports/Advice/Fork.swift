import Profiles
import Rendering

// Which function should one look at that has a high cumulative and a low own value? Not `main`: that
// everything is below it is no news. Not one that hands nearly all on to a single callee: then it
// is that one. So it is the function of the program's own with the largest share, short of nearly
// all, whose callees each explain part of it only.

/// A function below which work branches.
struct Fork {
  let name: NameIndex
  let weight: Double
  /// What it called, with how much of its own for each, largest first.
  let callees: [(name: NameIndex, weight: Double)]

  /// More than this share of everything, and it stands above the whole program.
  private static let mostOfAll = 0.9
  /// The largest share of everything that the function has itself.
  private static let mostItself = 0.05
  /// The largest share of the function that one callee has.
  private static let mostOfOne = 0.6

  /// - Parameter threshold: The least share of everything.
  init?(
    _ reading: StackReading, _ profile: Profile, _ code: NamedCode, _ subject: AdviceSubject,
    threshold: Double
  ) {
    let whole = reading.whole.weight
    let candidates = reading.cumulative.indices.filter { name in
      code.isOwn[name] && reading.cumulative[name] >= threshold * whole
        && reading.cumulative[name] <= Self.mostOfAll * whole
        && reading.flat[name].weight <= Self.mostItself * whole
        && !profile.isEntry(NameIndex(name))
    }
    if candidates.isEmpty { return nil }
    let ordered = candidates.sorted { first, second in
      let (one, other) = (reading.cumulative[first], reading.cumulative[second])
      return one != other ? one > other : profile.names.precedes(.init(first), .init(second))
    }
    let callees = Self.callees(of: Array(ordered.prefix(16)), profile, code, subject)
    for (position, name) in ordered.prefix(16).enumerated() {
      let weight = reading.cumulative[name]
      guard let largest = callees[position].first, largest.weight <= Self.mostOfOne * weight
      else { continue }
      self.name = NameIndex(name)
      self.weight = weight
      self.callees = callees[position]
      return
    }
    return nil
  }

  /// What each of some functions called directly, counted at its innermost occurrence in a stack.
  private static func callees(
    of functions: [Int], _ profile: Profile, _ code: NamedCode, _ subject: AdviceSubject
  ) -> [[(name: NameIndex, weight: Double)]] {
    var positions = [UInt8](repeating: 0, count: profile.names.count)
    for (position, name) in functions.enumerated() { positions[name] = UInt8(position + 1) }
    var sums = [[NameIndex: Double]](repeating: [:], count: functions.count)
    for sample in profile.samples.indices {
      let weight = subject.tally(sample, profile.samples).weight
      if weight == 0 { continue }
      if code.isWaiting(sample, profile, subject) { continue }
      var below = Name.empty
      var seen: UInt32 = 0
      for location in profile.samples.stack(sample) {
        for line in profile.lines(of: location) {
          let name = profile.functions[line.function].name
          let position = positions[name.position]
          if position != 0, seen & (1 << UInt32(position)) == 0 {
            seen |= 1 << UInt32(position)
            if !below.isEmpty { sums[Int(position) - 1][below, default: 0] += weight }
          }
          below = name
        }
      }
    }
    return sums.map { profile.ordered($0) }
  }
}

extension Profile {
  /// Names with what they have, largest first.
  func ordered(_ weights: [NameIndex: Double]) -> [(name: NameIndex, weight: Double)] {
    weights.filter { $0.value > 0 }.map { (name: $0.key, weight: $0.value) }.sorted {
      $0.weight != $1.weight ? $0.weight > $1.weight : names.precedes($0.name, $1.name)
    }
  }

  /// The names that have something, largest first; the empty one is left out.
  func ordered(_ weights: [Double]) -> [(name: NameIndex, weight: Double)] {
    var named: [NameIndex: Double] = [:]
    for (position, weight) in weights.enumerated() where position > 0 && weight > 0 {
      named[NameIndex(position)] = weight
    }
    return ordered(named)
  }

  /// Whether a program starts at a function of that name.
  fileprivate func isEntry(_ name: NameIndex) -> Bool {
    ["main", "main.main", "_start", "static Main.$main()"].contains(names.text(of: name))
  }
}
