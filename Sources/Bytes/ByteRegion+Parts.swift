extension ByteRegion {
  /// The bytes from an offset up to the next zero byte.
  ///
  /// - Parameter limit: The most bytes to copy. A hostile table can share one long text many times.
  package func text(at offset: Int, limit: Int = 1 << 20) -> [UInt8] {
    guard offset >= 0, offset < count else { return [] }
    let bytes = self.bytes
    let last = min(count, offset + limit)
    var end = offset
    while end < last, bytes[end] != 0 { end += 1 }
    return array(offset..<end)
  }

  /// Whether the bytes from an offset up to the next zero byte are equal to the text.
  package func hasText(_ text: [UInt8], at offset: Int) -> Bool {
    guard offset >= 0, offset < count, text.count < count - offset else { return false }
    let bytes = self.bytes
    for index in text.indices where bytes[offset + index] != text[index] { return false }
    return bytes[offset + text.count] == 0
  }

  /// The part at an offset that a file gives; `nil` if it does not lie within the bytes.
  package func part(at offset: UInt64, byteCount: UInt64) -> ByteRegion? {
    guard let offset = Int(exactly: offset), let byteCount = Int(exactly: byteCount),
      offset <= count, byteCount <= count - offset
    else { return nil }
    return ByteRegion(self, offset..<offset + byteCount)
  }

  /// A copy of the bytes of a range.
  package func array(_ range: Range<Int>) -> [UInt8] {
    let range = range.clamped(to: 0..<count)
    let bytes = self.bytes
    var copy: [UInt8] = []
    copy.reserveCapacity(range.count)
    for index in range { copy.append(bytes[index]) }
    return copy
  }
}
