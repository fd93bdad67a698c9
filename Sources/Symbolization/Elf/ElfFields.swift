import Bytes

/// Reads the numbers of an ELF file in its class and byte order.
struct ElfFields: Sendable {
  let region: ByteRegion
  let is64Bit: Bool
  let isBigEndian: Bool

  /// An unsigned number of up to 8 bytes; 0 if it does not lie within the bytes.
  func number(at offset: Int, size: Int) -> UInt64 {
    var cursor = ByteCursor(region.bytes)
    guard cursor.move(to: offset) else { return 0 }
    return cursor.number(size: size, isBigEndian: isBigEndian) ?? 0
  }

  /// A number of 2 bytes.
  func half(at offset: Int) -> UInt16 { UInt16(truncatingIfNeeded: number(at: offset, size: 2)) }

  /// A number of 4 bytes.
  func word(at offset: Int) -> UInt32 { UInt32(truncatingIfNeeded: number(at: offset, size: 4)) }

  /// A number that is as wide as an address.
  func address(at offset: Int) -> UInt64 { number(at: offset, size: is64Bit ? 8 : 4) }

  /// A number that is as wide as an address, whose offset differs between the two classes.
  func address(_ offset64: Int, _ offset32: Int, from start: Int) -> UInt64 {
    address(at: start + (is64Bit ? offset64 : offset32))
  }
}
