/// Reads bytes that it borrows, from left to right.
///
/// All reading of binary formats goes through here, bounds-checked; what borrowing needs of lifetime
/// annotations stays in this file, and in the readers of single formats that wrap it: they say what
/// happens where the bytes end too soon. Here such a read returns `nil` and moves nothing.
///
/// Everything is inlinable, as decoders in other modules read each byte of a profile by these calls: as
/// real calls they made `top` of 200,000 samples run 16 % more instructions. For that the type itself
/// has to be `@usableFromInline`; of other `package` types no module inlines anything.
@usableFromInline
package struct ByteCursor: ~Escapable {
  /// All bytes, the ones before and after those that this cursor reads, too.
  @usableFromInline package let bytes: Span<UInt8>
  @usableFromInline var current: Int
  @usableFromInline var limit: Int

  /// A cursor over a part of the bytes, as far as it lies within them; positions count from their
  /// beginning.
  @inlinable
  @_lifetime(copy bytes)
  package init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    let range = range.clamped(to: 0..<bytes.count)
    self.bytes = bytes
    current = range.lowerBound
    limit = range.upperBound
  }

  /// A cursor over all bytes.
  @inlinable
  @_lifetime(copy bytes)
  package init(_ bytes: Span<UInt8>) {
    self.bytes = bytes
    current = 0
    limit = bytes.count
  }

  @inlinable
  package var position: Int { current }

  /// The position after the last byte that may be read.
  @inlinable
  package var end: Int { limit }

  @inlinable
  package var isAtEnd: Bool { current >= limit }

  /// How many bytes are left.
  @inlinable
  package var remaining: Int { limit &- current }

  // MARK: Moving

  /// Goes to a position; `false` where it is before the bytes or beyond the end.
  @inlinable
  @_lifetime(self: copy self)
  package mutating func move(to position: Int) -> Bool {
    if position < 0 || position > limit { return false }
    current = position
    return true
  }

  /// Skips bytes; `false` where there are not so many.
  @inlinable
  @_lifetime(self: copy self)
  package mutating func skip(_ count: Int) -> Bool {
    if count < 0 || count > remaining { return false }
    current &+= count
    return true
  }

  /// Skips all bytes up to one of that value, which is skipped too; `false`, and at the end, where there
  /// is none.
  @inlinable
  @_lifetime(self: copy self)
  package mutating func skip(past byte: UInt8) -> Bool {
    while current < limit {
      let next = bytes[current]
      current &+= 1
      if next == byte { return true }
    }
    return false
  }

  @inlinable
  @_lifetime(self: copy self)
  package mutating func moveToEnd() { current = limit }

  /// Makes the end come earlier.
  @inlinable
  @_lifetime(self: copy self)
  package mutating func limit(to end: Int) { limit = max(min(limit, end), current) }

  /// A cursor over the next bytes, which this one skips; `nil` where there are not so many.
  @inlinable
  @_lifetime(copy self)
  package mutating func part(_ count: Int) -> ByteCursor? {
    var part = self
    guard skip(count) else { return nil }
    part.limit = current
    return part
  }

  // MARK: Reading

  @inlinable
  @_lifetime(self: copy self)
  package mutating func next() -> UInt8? {
    guard current < limit else { return nil }
    let byte = bytes[current]
    current &+= 1
    return byte
  }

  /// The next bytes, which are skipped; `nil` where there are not so many.
  @inlinable
  @_lifetime(copy self)
  package mutating func span(_ count: Int) -> Span<UInt8>? {
    let start = current
    guard skip(count) else { return nil }
    return bytes.extracting(start..<current)
  }

  /// A copy of bytes that have been read, or will be.
  @inlinable
  package func copy(of range: Range<Int>) -> [UInt8] {
    var copy: [UInt8] = []
    copy.append(contentsOf: bytes.extracting(range))
    return copy
  }

  @inlinable
  @_lifetime(self: copy self)
  package mutating func load<Number: FixedWidthInteger & BitwiseCopyable>(
    _ type: Number.Type, isBigEndian: Bool
  ) -> Number? {
    guard MemoryLayout<Number>.size <= remaining else { return nil }
    // SAFETY: any bytes make an integer, and `RawSpan` checks that they lie within it.
    let number = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: current, as: Number.self)
    current &+= MemoryLayout<Number>.size
    return isBigEndian ? Number(bigEndian: number) : Number(littleEndian: number)
  }

  /// An unsigned number of up to eight bytes.
  @inlinable
  @_lifetime(self: copy self)
  package mutating func number(size: Int, isBigEndian: Bool) -> UInt64? {
    switch size {
    case 1: return next().map { UInt64($0) }
    case 2: return load(UInt16.self, isBigEndian: isBigEndian).map { UInt64($0) }
    case 4: return load(UInt32.self, isBigEndian: isBigEndian).map { UInt64($0) }
    case 8: return load(UInt64.self, isBigEndian: isBigEndian)
    default: return oddNumber(size: size, isBigEndian: isBigEndian)
    }
  }

  /// A number of a size that the processor has none of.
  @usableFromInline
  @_lifetime(self: copy self)
  mutating func oddNumber(size: Int, isBigEndian: Bool) -> UInt64? {
    guard (0...8).contains(size), size <= remaining else { return nil }
    var value: UInt64 = 0
    for place in 0..<size {
      let byte = UInt64(bytes[current &+ place])
      value = isBigEndian ? value << 8 | byte : value | byte << UInt64(8 * place)
    }
    current &+= size
    return value
  }
}
