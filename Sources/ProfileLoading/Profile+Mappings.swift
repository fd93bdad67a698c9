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

/// Whether Go's `url.Parse` takes the text for a URL with a scheme.
func isAbsoluteURL(_ text: [UInt8]) -> Bool {
  guard let colon = text.firstIndex(of: UInt8(ascii: ":")),
    let first = text.first, isLetter(first),
    text[..<colon].allSatisfy({
      isLetter($0) || (0x30...0x39).contains($0) || [0x2b, 0x2d, 0x2e].contains($0)
    })
  else { return false }
  if text.contains(where: { $0 < 0x20 || $0 == 0x7f }) { return false }
  let rest = text[(colon + 1)...].prefix { $0 != UInt8(ascii: "#") }
  let path = rest.prefix { $0 != UInt8(ascii: "?") }
  guard path.first == UInt8(ascii: "/") else { return true }
  guard path.starts(with: "//".utf8) else { return hasSoundEscapes(path) }
  let authority = path.dropFirst(2).prefix { $0 != UInt8(ascii: "/") }
  return isSoundAuthority(authority) && hasSoundEscapes(path.dropFirst(2 + authority.count))
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte | 0x20) }

/// Whether each `%` begins a byte in hexadecimal.
private func hasSoundEscapes(_ text: ArraySlice<UInt8>) -> Bool {
  text.indices.allSatisfy { position in
    guard text[position] == UInt8(ascii: "%") else { return true }
    let digits = text[(position + 1)...].prefix(2)
    return digits.count == 2 && digits.allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
  }
}

/// Whether a host, with a port or without, could be one.
private func isSoundAuthority(_ text: ArraySlice<UInt8>) -> Bool {
  let host = text[(text.lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? text.startIndex)...]
  let forbidden = Array(" \\^`{|}%".utf8)
  if host.contains(where: forbidden.contains) { return false }
  var port = host[(host.lastIndex(of: UInt8(ascii: ":")) ?? host.endIndex)...]
  if host.first == UInt8(ascii: "[") {
    guard let end = host.lastIndex(of: UInt8(ascii: "]")) else { return false }
    port = host[(end + 1)...]
  }
  return port.isEmpty
    || (port.first == UInt8(ascii: ":")
      && port.dropFirst().allSatisfy { (0x30...0x39).contains($0) })
}
