/// Tells binaries from profiles.
package enum ElfFile {
  /// Whether the file begins with a whole and sane ELF header.
  package static func isBinary(_ path: [UInt8]) -> Bool {
    guard let file = try? OpenFile(path, flags: 0) else { return false }
    let header = file.read(atMost: 64)
    guard header.count >= 52, header.starts(with: [0x7f, 0x45, 0x4c, 0x46]) else { return false }
    let is64 = header[4] == 2
    let isKnownClass = is64 || header[4] == 1
    let isKnownOrder = header[5] == 1 || header[5] == 2
    return isKnownClass && isKnownOrder && header[6] == 1 && header.count >= (is64 ? 64 : 52)
  }
}
