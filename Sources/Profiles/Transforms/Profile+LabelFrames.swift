extension Profile {
  /// Adds frames made of labels at the ends of stacks: `roots` above the root, `leaves` below the
  /// leaf, the first of each nearest to the root.
  ///
  /// A frame's function is named by the values of its key and its file by the key; samples without
  /// the key get a frame without a name.
  ///
  /// - Parameter unit: The unit for numbers that have one.
  /// - Returns: Which of the two lists found no value in any sample.
  /// - Throws: When ids, which go on from the largest, come round to 0.
  public mutating func addLabelFrames(
    roots: [[UInt8]], leaves: [[UInt8]], unit: [UInt8]
  ) throws(ProfileDecodingError) -> [FilterKind] {
    guard !roots.isEmpty || !leaves.isEmpty else { return [] }
    var frames = LabelFrames(self, unit: unit)
    var (hasRoot, hasLeaf) = (roots.isEmpty, leaves.isEmpty)
    var stacks: [LocationIndex] = []
    var starts: [UInt32] = [0]
    for sample in samples.indices {
      // Frames run from the leaf to the root, so the last key comes first.
      let rootFrames = roots.reversed().map { frames.frame(sample, key: $0, &self) }
      let leafFrames = leaves.reversed().map { frames.frame(sample, key: $0, &self) }
      hasRoot = hasRoot || rootFrames.contains { $0.hasValue }
      hasLeaf = hasLeaf || leafFrames.contains { $0.hasValue }
      stacks += leafFrames.map(\.location)
      stacks += samples.stack(sample)
      stacks += rootFrames.map(\.location)
      starts.append(UInt32(stacks.count))
    }
    samples.stackLocations = stacks
    samples.stackStarts = starts
    if functions.contains(where: { $0.id == 0 }) {
      throw ProfileDecodingError(.reservedID(.function))
    }
    if locations.contains(where: { $0.id == 0 }) {
      throw ProfileDecodingError(.reservedID(.location))
    }
    return (hasRoot ? [] : [.tagRoot]) + (hasLeaf ? [] : [.tagLeaf])
  }
}

/// Makes frames of labels, one for each key and text.
private struct LabelFrames {
  private let unit: [UInt8]
  private var locations: NamedLocations

  init(_ profile: borrowing Profile, unit: [UInt8]) {
    self.unit = unit
    locations = NamedLocations(profile)
  }

  mutating func frame(
    _ sample: SampleIndex, key: [UInt8], _ profile: inout Profile
  ) -> (location: LocationIndex, hasValue: Bool) {
    let key = profile.names.index(of: key)
    let values = profile.samples.labels(sample).filter { $0.key == key }
      .map { valueText($0, profile) }
    let name = profile.names.index(of: Array(values.joined(separator: ",".utf8)))
    let location = locations.location(of: [NamedFrame(name: name, file: key)], in: &profile)
    return (location, !values.isEmpty)
  }

  private func valueText(_ label: Label, _ profile: Profile) -> [UInt8] {
    switch label.value {
    case .text(let text): profile.names.copy(of: text)
    case .number(let number, unit: nil): Array(String(number).utf8)
    case .number(let number, unit: let own?):
      ValueScale(from: profile.names[own], to: unit.span).text(number)
    }
  }
}
