import Bytes

/// The link from a binary to its separate debug file.
struct DebugLink: Hashable, Sendable {
  let name: [UInt8]
  /// The CRC-32 of the whole file.
  let checksum: UInt32
}

/// The link from a debug file to the file with what several debug files share.
struct AlternateLink: Hashable, Sendable {
  let path: [UInt8]
  /// In lower-case hexadecimal digits.
  let buildID: [UInt8]
}

extension ElfImage {
  /// The section `.gnu_debuglink`: a name, padded to a multiple of 4 bytes, and the checksum.
  var debugLink: DebugLink? {
    guard let section = section(named: ".gnu_debuglink"), let bytes = try? stored(section) else {
      return nil
    }
    let name = bytes.text(at: 0, limit: 4096)
    let end = (name.count + 4) & ~3
    guard !name.isEmpty, end + 4 <= bytes.count else { return nil }
    let fields = ElfFields(region: bytes, is64Bit: is64Bit, isBigEndian: isBigEndian)
    return DebugLink(name: name, checksum: fields.word(at: end))
  }

  /// The section `.gnu_debugaltlink`: a path and a build id.
  var alternateLink: AlternateLink? {
    guard let section = section(named: ".gnu_debugaltlink"), let bytes = try? stored(section) else {
      return nil
    }
    let path = bytes.text(at: 0, limit: 4096)
    guard !path.isEmpty, path.count + 1 < bytes.count else { return nil }
    let buildID = bytes.array(path.count + 1..<min(bytes.count, path.count + 65))
    return AlternateLink(path: path, buildID: Self.hexadecimal(buildID))
  }

  /// Whether the file itself has DWARF.
  package var hasDebugInformation: Bool {
    ["info", "line"].contains { name in
      let section = section(named: ".debug_" + name) ?? section(named: ".zdebug_" + name)
      return section.map { !$0.isAbsent && $0.byteCount > 0 } ?? false
    }
  }
}
