/// A frame that is known by name, without an address.
struct NamedFrame: Hashable {
  var name: NameIndex
  var systemName = Name.empty
  var file = Name.empty
  /// From 1; 0 is unknown.
  var line: Int64 = 0
}

/// Adds locations that have names and no addresses to a profile, each distinct one once. Those that
/// were there before are others.
struct NamedLocations {
  private struct Key: Hashable {
    let frames: [NamedFrame]
    let mapping: MappingIndex?
  }

  private var known: [Key: LocationIndex] = [:]
  private var functions: FunctionInterner
  private var lastID: UInt64

  init(_ profile: borrowing Profile) {
    functions = FunctionInterner(profile)
    lastID = profile.locations.reduce(0) { max($0, $1.id) }
  }

  /// The location of these frames, whose names are the profile's.
  ///
  /// - Parameter frames: Innermost first; all but the last are inlined into the next.
  mutating func location(
    of frames: [NamedFrame], mapping: MappingIndex? = nil, in profile: inout Profile
  ) -> LocationIndex {
    let key = Key(frames: frames, mapping: mapping)
    if let location = known[key] { return location }
    lastID &+= 1
    var location = Location(id: lastID)
    location.mapping = mapping
    let start = profile.lines.count
    for frame in frames {
      let function = functions.function(
        frame.name, systemName: frame.systemName, file: frame.file, in: &profile)
      profile.lines.append(Line(function: function, line: frame.line))
    }
    location.lines = LineRange(start..<profile.lines.count)
    profile.locations.append(location)
    let index = LocationIndex(profile.locations.count - 1)
    known[key] = index
    return index
  }
}
