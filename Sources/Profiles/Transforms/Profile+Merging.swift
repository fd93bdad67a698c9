extension Profile {
  /// Merges profiles of the same sample types into one.
  ///
  /// Samples with equal stacks and labels add up; samples whose values are all zero, and rows that
  /// no sample names, are left out; ids count from 1 in order of first use.
  ///
  /// - Precondition: There is at least one profile.
  package static func merged(
    _ profiles: consuming [Profile]
  ) throws(ProfileCombinationError) -> Profile {
    for position in profiles.indices {
      try profiles[0].checkMergeable(with: profiles[position])
    }
    try checkRowCounts(profiles)
    // Taken out one by one, so that each is freed before the next is added.
    profiles.reverse()
    var merger = ProfileMerger(profiles.removeLast())
    while let next = profiles.popLast() { merger.add(next) }
    let merged = merger.finish()
    // Samples that have cancelled out, and what only they named, go in a second pass.
    return merged.samples.hasZeroSample ? (consume merged).compacted() : merged
  }

  /// The profile without samples of value 0 and rows that no sample names.
  public consuming func compacted() -> Profile {
    let merged = ProfileMerger(self).finish()
    return merged.samples.hasZeroSample ? (consume merged).compacted() : merged
  }

  /// Checks that 32 bits are enough to number the rows of all profiles together.
  private static func checkRowCounts(
    _ profiles: borrowing [Profile]
  ) throws(ProfileCombinationError) {
    var (samples, entries, labels, lines) = (0, 0, 0, 0)
    for position in profiles.indices {
      samples += profiles[position].samples.count
      entries += profiles[position].samples.stackLocations.count
      labels += profiles[position].samples.labels.count
      lines += profiles[position].lines.count
    }
    if max(samples, entries, labels, lines) > Int(UInt32.max) { throw .tooManyRows }
  }

  /// Combines the profiles of one group of sources: their common sample types, in the finest units,
  /// merged. A lone profile is not merged, and so keeps its unused rows.
  ///
  /// - Precondition: There is at least one profile.
  public static func combining(
    _ profiles: consuming [Profile]
  ) throws(ProfileCombinationError) -> Profile {
    try reduceToCommonSampleTypes(&profiles)
    try unifyUnits(&profiles)
    return profiles.count == 1 ? profiles[0] : try merged(consume profiles)
  }

  /// How a base is taken off a profile.
  public enum Subtraction: Sendable {
    /// Equal samples cancel out (`-base`).
    case plain
    /// Samples of the base stay apart, under a label, and give the total (`-diff_base`).
    case difference
  }

  /// This profile minus `base`.
  ///
  /// - Parameter isNormalized: Whether this profile is scaled first, so that its sums are those of
  ///   the base.
  public consuming func subtracting(
    _ base: consuming Profile, _ subtraction: Subtraction, isNormalized: Bool = false
  ) throws(ProfileCombinationError) -> Profile {
    if subtraction == .difference { base.markAsBase() }
    if isNormalized {
      var pair = [consume self, base]
      try Self.reduceToCommonSampleTypes(&pair)
      try Self.unifyUnits(&pair)
      self = pair[0]
      base = pair[1]
      try normalize(to: base)
    }
    base.negate()
    return try Self.combining([consume self, consume base])
  }

  /// The label that samples of a base carry.
  package static let baseLabel = "pprof::base"

  private mutating func markAsBase() {
    let key = names.index(of: Self.baseLabel)
    let mark = Label(key: key, value: .text(names.index(of: "true")))
    let names = names
    samples.replaceLabels { _, labels in
      names.inLabelOrder(labels.filter { $0.key != key || !$0.isText } + [mark])
    }
  }
}
