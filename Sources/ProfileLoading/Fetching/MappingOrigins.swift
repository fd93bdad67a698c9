import Profiles

/// Which servers mappings came from, as only they know the functions of what has no symbols.
struct MappingOrigins {
  /// A server that a mapping of a profile came from.
  struct Origin {
    let server: WebAddress
    /// Where the mapping began in the process of that server.
    let start: UInt64
  }

  /// By build id, or else by the file's name.
  private var origins: [[UInt8]: [Origin]] = [:]

  /// Notes where the mappings of a profile are from. One that has neither a build id nor a name is
  /// called by the URL from now on, so that it is found again after merging.
  mutating func note(_ profile: inout Profile, from server: WebAddress) {
    for position in profile.mappings.indices {
      let mapping = profile.mappings[position]
      if mapping.buildID.isEmpty, mapping.file.isEmpty {
        profile.mappings[position].file = profile.names.index(of: server.text)
      }
      let name = mapping.buildID.isEmpty ? profile.mappings[position].file : mapping.buildID
      origins[profile.names.copy(of: name), default: []].append(
        Origin(server: server, start: mapping.start))
    }
  }

  var isEmpty: Bool { origins.isEmpty }

  func of(_ mapping: Mapping, in profile: borrowing Profile) -> [Origin] {
    [mapping.file, mapping.buildID].flatMap { name in
      name.isEmpty ? [] : origins[profile.names.copy(of: name)] ?? []
    }
  }
}
