import Bytes

/// Reads the numbers and texts of DWARF from bytes that it borrows, in either byte order.
///
/// All decoding of DWARF goes through this cursor, which checks bounds. A read beyond the end
/// returns zero and moves the cursor to its end. So a loop that runs to the end does end, and
/// `isCut` says whether the end came too early.
struct DwarfCursor: ~Escapable {
  private var cursor: ByteCursor
  private let isBigEndian: Bool
  /// Whether a read went beyond the end, or met something that could not be understood.
  private(set) var isCut = false

  /// A cursor over a part of the bytes. Positions count from the first of all bytes.
  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>, _ range: Range<Int>, isBigEndian: Bool) {
    cursor = ByteCursor(bytes, range)
    self.isBigEndian = isBigEndian
  }

  /// A cursor from a position to the end of the bytes.
  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>, from start: Int, isBigEndian: Bool) {
    self.init(bytes, min(max(start, 0), bytes.count)..<bytes.count, isBigEndian: isBigEndian)
  }

  var position: Int { cursor.position }

  /// The position after the last byte that may be read.
  var end: Int { cursor.end }

  var isAtEnd: Bool { cursor.isAtEnd }

  /// The number of bytes that are left.
  var remaining: Int { cursor.remaining }

  /// Gives up. All further reads return zero.
  @_lifetime(self: copy self)
  mutating func cut() {
    cursor.moveToEnd()
    isCut = true
  }

  /// Moves the end to an earlier position.
  @_lifetime(self: copy self)
  mutating func limit(to end: Int) {
    cursor.limit(to: end)
  }

  /// Moves to a position. A position before the bytes or beyond the end cuts.
  @_lifetime(self: copy self)
  mutating func move(to position: Int) {
    if !cursor.move(to: position) { cut() }
  }

  @_lifetime(self: copy self)
  mutating func skip(_ count: Int) {
    if !cursor.skip(count) { cut() }
  }

  /// Skips the number of bytes that the file says.
  @_lifetime(self: copy self)
  mutating func skip(length: UInt64) {
    guard let count = Int(exactly: length) else { return cut() }
    skip(count)
  }

  @_lifetime(self: copy self)
  mutating func byte() -> UInt8 {
    if let byte = cursor.next() { return byte }
    cut()
    return 0
  }

  @_lifetime(self: copy self)
  private mutating func load<Number: FixedWidthInteger & BitwiseCopyable>(
    _ type: Number.Type
  ) -> Number {
    if let number = cursor.load(type, isBigEndian: isBigEndian) { return number }
    cut()
    return 0
  }

  @_lifetime(self: copy self)
  mutating func half() -> UInt16 { load(UInt16.self) }

  @_lifetime(self: copy self)
  mutating func word() -> UInt32 { load(UInt32.self) }

  @_lifetime(self: copy self)
  mutating func double() -> UInt64 { load(UInt64.self) }

  /// A number of one to eight bytes; other sizes are skipped and read as zero.
  @_lifetime(self: copy self)
  mutating func number(size: Int) -> UInt64 {
    guard (1...8).contains(size) else {
      skip(size)
      return 0
    }
    if let number = cursor.number(size: size, isBigEndian: isBigEndian) { return number }
    cut()
    return 0
  }

  /// An offset into a section: four bytes, or eight in the 64-bit format.
  @_lifetime(self: copy self)
  mutating func offset(is64Bit: Bool) -> UInt64 { is64Bit ? double() : UInt64(word()) }

  /// The length at the start of a unit, and whether the unit is in the 64-bit format.
  @_lifetime(self: copy self)
  mutating func initialLength() -> (length: UInt64, is64Bit: Bool) {
    let first = word()
    if first == 0xffff_ffff { return (double(), true) }
    // The values from 0xfffffff0 on are reserved.
    if first >= 0xffff_fff0 { cut() }
    return (isCut ? 0 : UInt64(first), false)
  }

  /// An unsigned LEB128 number; bits beyond 64 are dropped.
  @_lifetime(self: copy self)
  mutating func unsigned() -> UInt64 {
    let first = byte()
    return first < 0x80 ? UInt64(first) : longUnsigned(UInt64(first & 0x7f))
  }

  @_lifetime(self: copy self)
  private mutating func longUnsigned(_ low: UInt64) -> UInt64 {
    var value = low
    var shift: UInt64 = 7
    while true {
      let byte = byte()
      if shift < 64 { value |= UInt64(byte & 0x7f) << shift }
      if byte < 0x80 { return value }
      shift = min(shift &+ 7, 70)
    }
  }

  /// A signed LEB128 number; bits beyond 64 are dropped.
  @_lifetime(self: copy self)
  mutating func signed() -> Int64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = byte()
      if shift < 64 { value |= UInt64(byte & 0x7f) << shift }
      shift = min(shift &+ 7, 70)
      if byte < 0x80 {
        if byte & 0x40 != 0, shift < 64 { value |= UInt64.max << shift }
        return Int64(bitPattern: value)
      }
    }
  }

  /// Skips a LEB128 number.
  @_lifetime(self: copy self)
  mutating func skipLEB() {
    while byte() >= 0x80 {}
  }

  /// Skips a text and the zero byte that ends it.
  @_lifetime(self: copy self)
  mutating func skipText() {
    if !cursor.skip(past: 0) { isCut = true }
  }

  /// A text up to its zero byte, which is skipped too. A text without a zero byte reads as empty.
  @_lifetime(self: copy self)
  mutating func text() -> [UInt8] {
    let start = position
    skipText()
    return isCut ? [] : cursor.copy(of: start..<position &- 1)
  }
}
