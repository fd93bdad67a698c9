/// The numbers of an ELF file, in its own class and byte order.
struct ElfFields: Sendable {
  let region: ByteRegion
  let is64Bit: Bool
  let isBigEndian: Bool

  /// An unsigned number of up to 8 bytes; 0 where it does not lie within the bytes.
  func number(at offset: Int, size: Int) -> UInt64 {
    let bytes = region.bytes
    guard offset >= 0, size <= bytes.count, offset <= bytes.count - size else { return 0 }
    var value: UInt64 = 0
    if isBigEndian {
      for index in offset..<offset + size { value = value << 8 | UInt64(bytes[index]) }
    } else {
      for index in 0..<size { value |= UInt64(bytes[offset + index]) << UInt64(8 * index) }
    }
    return value
  }

  /// A half word.
  func half(at offset: Int) -> UInt16 { UInt16(truncatingIfNeeded: number(at: offset, size: 2)) }

  /// A word of 4 bytes.
  func word(at offset: Int) -> UInt32 { UInt32(truncatingIfNeeded: number(at: offset, size: 4)) }

  /// A number that is as wide as an address.
  func address(at offset: Int) -> UInt64 { number(at: offset, size: is64Bit ? 8 : 4) }

  /// A number that is as wide as an address: where it stands in either class.
  func address(_ offset64: Int, _ offset32: Int, from start: Int) -> UInt64 {
    address(at: start + (is64Bit ? offset64 : offset32))
  }
}

extension ByteRegion {
  /// The bytes from an offset up to the next zero byte.
  ///
  /// - Parameter limit: How many there are at most: tables can be made that share one long text.
  func text(at offset: Int, limit: Int = 1 << 20) -> [UInt8] {
    guard offset >= 0, offset < count else { return [] }
    let bytes = self.bytes
    let last = min(count, offset + limit)
    var end = offset
    while end < last, bytes[end] != 0 { end += 1 }
    return array(offset..<end)
  }

  /// Whether the bytes from an offset up to the next zero byte are those of the text.
  func hasText(_ text: [UInt8], at offset: Int) -> Bool {
    guard offset >= 0, offset < count, text.count < count - offset else { return false }
    let bytes = self.bytes
    for index in text.indices where bytes[offset + index] != text[index] { return false }
    return bytes[offset + text.count] == 0
  }

  /// A part given by numbers of the file; `nil` where it does not lie within the bytes.
  func part(at offset: UInt64, byteCount: UInt64) -> ByteRegion? {
    guard let offset = Int(exactly: offset), let byteCount = Int(exactly: byteCount),
      offset <= count, byteCount <= count - offset
    else { return nil }
    return ByteRegion(self, offset..<offset + byteCount)
  }

  /// A copy of the bytes of a range.
  func array(_ range: Range<Int>) -> [UInt8] {
    let range = range.clamped(to: 0..<count)
    let bytes = self.bytes
    var copy: [UInt8] = []
    copy.reserveCapacity(range.count)
    for index in range { copy.append(bytes[index]) }
    return copy
  }
}
