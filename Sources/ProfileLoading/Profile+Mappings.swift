import Profiles

extension Profile {
  /// Gives a profile without mappings one for all of its locations.
  mutating func addMappingIfNone() {
    guard mappings.isEmpty else { return }
    mappings.append(Mapping(id: 1))
    for position in locations.indices { locations[position].mapping = MappingIndex(0) }
  }

  /// Lets the command line name the program.
  mutating func nameMainBinary(_ binary: LoadRequest.MainBinary) {
    if mappings.isEmpty { return }
    if !binary.path.isEmpty { mappings[0].file = names.index(of: binary.path) }
    if !binary.buildID.isEmpty, mappings[0].buildID.isEmpty {
      mappings[0].buildID = names.index(of: binary.buildID)
    }
  }

  /// Empties the files of mappings that are URLs and have no build id: what a profile that was
  /// fetched from a server says of its program.
  mutating func removeURLsOfMappings() {
    for position in mappings.indices where mappings[position].buildID.isEmpty {
      if isAbsoluteURL(names.copy(of: mappings[position].file)) {
        mappings[position].file = Name.empty
      }
    }
  }
}
