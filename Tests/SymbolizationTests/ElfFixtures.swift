import Bytes
import Symbolization

/// The files of `Fixtures/Binaries/elf`.
enum ElfFixtures {
  static let directory =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    .joined(separator: "/") + "/Fixtures/Binaries/elf"

  static func path(_ name: String) -> [UInt8] { "\(directory)/\(name)".bytes }

  /// A binary whose separate files are looked for only in the fixtures.
  static func binary(_ name: String) throws -> Binary {
    let places = DebugFilePlaces(directories: [path("places")], usesServers: false)
    return try Binary(path: path(name), places: places)
  }

  static func image(_ name: String) throws -> ElfImage { try ElfImage(opening: path(name)) }
}

extension Binary {
  /// The address in the file of an address in a mapping.
  mutating func virtualAddress(
    of address: UInt64, mappedFrom start: UInt64, to limit: UInt64, offset: UInt64
  ) throws(BinaryError) -> VirtualAddress {
    let placement = try placement(start: start, limit: limit, offset: offset)
    return try virtualAddress(of: address, in: placement)
  }
}

extension [UInt8] {
  /// The bytes as text, for messages of tests.
  var text: String { String(decoding: self, as: UTF8.self) }
}

extension ByteRegion {
  /// A copy of all bytes.
  var copy: [UInt8] {
    let bytes = self.bytes
    return bytes.indices.map { bytes[$0] }
  }
}
