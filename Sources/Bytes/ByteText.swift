// What readers of text ask of a span of bytes. Text here is ASCII with foreign bytes in between; only
// trimming knows Unicode, because Go's does.

extension Span where Element == UInt8 {
  /// The text without Unicode white space at its ends.
  @_lifetime(copy self)
  package func trimmed() -> Span<UInt8> {
    var start = 0
    var end = count
    while start < end {
      let length = spaceLength(at: start, before: end)
      if length == 0 { break }
      start += length
    }
    while start < end {
      let length = spaceLength(endingAt: end, after: start)
      if length == 0 { break }
      end -= length
    }
    return extracting(start..<end)
  }

  package func hasPrefix(_ text: String) -> Bool { hasText(text, at: 0) }

  package func hasSuffix(_ text: String) -> Bool {
    text.utf8.count <= count && hasText(text, at: count - text.utf8.count)
  }

  package func contains(_ text: String) -> Bool { position(of: text) != nil }

  /// Where the ASCII text is first found at or after `start`.
  package func position(of text: String, from start: Int = 0) -> Int? {
    guard let first = text.utf8.first else { return start }
    var position = start
    while position + text.utf8.count <= count {
      if self[position] == first, hasText(text, at: position) { return position }
      position += 1
    }
    return nil
  }

  /// Whether the text is found at `position`.
  package func hasText(_ text: String, at position: Int) -> Bool {
    var position = position
    guard text.utf8.count <= count - position else { return false }
    for byte in text.utf8 {
      if self[position] != byte { return false }
      position += 1
    }
    return true
  }

  /// The end of the run of bytes, from `start` on, that the condition holds for.
  @inlinable
  package func end(from start: Int, while isMember: (UInt8) -> Bool) -> Int {
    var position = start
    while position < count, isMember(self[position]) { position &+= 1 }
    return position
  }

  /// A copy of the bytes.
  package var array: [UInt8] {
    var copy: [UInt8] = []
    copy.reserveCapacity(count)
    copy.append(contentsOf: self)
    return copy
  }

  private func spaceLength(at start: Int, before end: Int) -> Int {
    if self[start].isSpace { return 1 }
    for length in 2...3 where start + length <= end {
      if isSpace(start..<start + length) { return length }
    }
    return 0
  }

  private func spaceLength(endingAt end: Int, after start: Int) -> Int {
    if self[end - 1].isSpace { return 1 }
    for length in 2...3 where end - length >= start {
      if isSpace(end - length..<end) { return length }
    }
    return 0
  }

  /// Whether the two or three bytes are one of Unicode's `White_Space`.
  private func isSpace(_ range: Range<Int>) -> Bool {
    let (first, second) = (self[range.lowerBound], self[range.lowerBound + 1])
    if range.count == 2 { return first == 0xc2 && (second == 0x85 || second == 0xa0) }
    switch (first, second, self[range.lowerBound + 2]) {
    case (0xe1, 0x9a, 0x80), (0xe2, 0x80, 0x80...0x8a), (0xe2, 0x80, 0xa8...0xa9),
      (0xe2, 0x80, 0xaf), (0xe2, 0x81, 0x9f), (0xe3, 0x80, 0x80):
      return true
    default: return false
    }
  }
}

extension Array where Element == UInt8 {
  /// Appends the bytes of a span.
  @inlinable
  package mutating func append(contentsOf bytes: Span<UInt8>) {
    // SAFETY: the buffer is only read, while the span lends it.
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}

/// Orders byte strings as unsigned bytes, shorter first: negative, zero or positive like `memcmp`.
package func compareBytes(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Int {
  let common = min(first.count, second.count)
  for position in 0..<common where first[position] != second[position] {
    return first[position] < second[position] ? -1 : 1
  }
  return first.count - second.count
}
