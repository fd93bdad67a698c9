package import Profiles

/// Where the functions are that were inlined wherever they were sampled: no code is theirs, so reports
/// without inlined calls have nothing of them, and a disassembler finds their instructions in others.
package struct InlinedCalls: Sendable {
  /// By the name of such a function, that of the one whose code has most of it.
  private var hosts: [NameIndex: NameIndex] = [:]

  /// - Parameters:
  ///   - profile: With its inlined calls.
  ///   - column: The values by which the largest is told.
  /// - Complexity: One pass over the stacks.
  package init(_ profile: Profile, column: Int) {
    var weights = [Double](repeating: 0, count: profile.locations.count)
    for sample in profile.samples.indices {
      let value = Double(profile.samples.value(sample, column: column).magnitude)
      for location in profile.samples.stack(sample) { weights[location.position] += value }
    }
    var all: [NameIndex: [NameIndex: Double]] = [:]
    var standing: Set<NameIndex> = []
    for (location, weight) in zip(profile.locations, weights) where weight > 0 {
      let names = profile.lines[location.lines.positions].map { profile.functions[$0.function].name }
      guard let host = names.last else { continue }
      standing.insert(host)
      for name in Set(names.dropLast()) { all[name, default: [:]][host, default: 0] += weight }
    }
    for (name, found) in all where !standing.contains(name) && !name.isEmpty {
      hosts[name] = found.min { first, second in
        first.value != second.value
          ? first.value > second.value : profile.names.precedes(first.key, second.key)
      }?.key
    }
  }

  /// The function whose code has most of one that is always inlined; `nil` for others.
  func host(of name: NameIndex) -> NameIndex? { hosts[name] }
}
