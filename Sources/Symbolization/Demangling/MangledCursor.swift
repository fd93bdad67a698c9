/// Reads a mangled name from left to right. The C++, Rust and D parsers share it.
///
/// After the end it yields NUL, which no grammar here accepts, so a parser need not check for the
/// end.
struct MangledCursor {
  let bytes: [UInt8]
  private(set) var position: Int
  /// The position at which this cursor ends; at most `bytes.count`.
  private(set) var end: Int

  init(_ bytes: [UInt8], from start: Int = 0, to end: Int? = nil) {
    self.bytes = bytes
    self.end = min(end ?? bytes.count, bytes.count)
    position = min(start, self.end)
  }

  var isAtEnd: Bool { position >= end }

  /// The next byte as a scalar, so that it can be matched against character literals.
  var next: Unicode.Scalar { peek(0) }

  func peek(_ offset: Int) -> Unicode.Scalar {
    let index = position + offset
    return index < end ? Unicode.Scalar(bytes[index]) : "\0"
  }

  var isAtDigit: Bool { ("0"..."9").contains(next) }

  mutating func skip(_ count: Int = 1) {
    position = min(position + count, end)
  }

  /// Consumes `expected` if it comes next.
  mutating func take(_ expected: Unicode.Scalar) -> Bool {
    guard position < end, next == expected else { return false }
    position += 1
    return true
  }

  /// Consumes `first` and `second` if they come next.
  mutating func take(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    guard next == first, peek(1) == second else { return false }
    position += 2
    return true
  }

  mutating func expect(_ expected: Unicode.Scalar) throws(DemanglingFailure) {
    guard take(expected) else { throw .malformed }
  }

  /// Whether the text from here on begins with `prefix`.
  func isNext(_ prefix: String) -> Bool {
    bytes[position..<end].starts(with: prefix.utf8)
  }

  /// Consumes the next `count` bytes.
  mutating func take(count: Int) throws(DemanglingFailure) -> Range<Int> {
    guard count >= 0, count <= end - position else { throw .malformed }
    defer { position += count }
    return position..<position + count
  }

  /// Consumes everything before the next `stop`, or before the end.
  mutating func takeUntil(_ stop: Unicode.Scalar) -> Range<Int> {
    let start = position
    while position < end, next != stop { position += 1 }
    return start..<position
  }

  /// Consumes a decimal number below `limit`.
  mutating func decimal(below limit: Int = 1 << 31) throws(DemanglingFailure) -> Int {
    guard isAtDigit else { throw .malformed }
    var value = 0
    while isAtDigit {
      value = value * 10 + Int(next.value - 48)
      guard value < limit else { throw .malformed }
      position += 1
    }
    return value
  }

  /// Moves to another part of the text, for a back reference.
  mutating func move(to range: Range<Int>) {
    end = min(range.upperBound, bytes.count)
    position = min(range.lowerBound, end)
  }

  /// Returns to an earlier place.
  mutating func rewind(to earlier: Int) {
    position = min(earlier, position)
  }
}
