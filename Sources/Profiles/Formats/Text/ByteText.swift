// What the legacy readers ask of a line of bytes. Text here is ASCII with foreign bytes in between;
// only trimming knows Unicode, because Go's does.

extension Span where Element == UInt8 {
  /// The text without Unicode white space at its ends.
  @_lifetime(copy self)
  func trimmed() -> Span<UInt8> {
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

  /// Whether the trimmed text is empty or begins with `#`.
  var isBlankOrComment: Bool { isEmpty || self[0] == UInt8(ascii: "#") }

  /// Whether the line announces the memory map.
  var isMemoryMapSentinel: Bool {
    contains("--- Memory map: ---") || contains("MAPPED_LIBRARIES:")
  }

  func hasPrefix(_ text: String) -> Bool { hasText(text, at: 0) }

  func contains(_ text: String) -> Bool { position(of: text) != nil }

  /// Where the ASCII text is first found at or after `start`.
  func position(of text: String, from start: Int = 0) -> Int? {
    guard let first = text.utf8.first else { return start }
    var position = start
    while position + text.utf8.count <= count {
      if self[position] == first, hasText(text, at: position) { return position }
      position += 1
    }
    return nil
  }

  /// Whether the text is found at `position`.
  func hasText(_ text: String, at position: Int) -> Bool {
    var position = position
    guard text.utf8.count <= count - position else { return false }
    for byte in text.utf8 {
      if self[position] != byte { return false }
      position += 1
    }
    return true
  }

  /// The end of the run of bytes, from `start` on, that the condition holds for.
  func end(from start: Int, while isMember: (UInt8) -> Bool) -> Int {
    var position = start
    while position < count, isMember(self[position]) { position &+= 1 }
    return position
  }

  /// A copy of the bytes.
  var array: [UInt8] {
    var copy: [UInt8] = []
    copy.reserveCapacity(count)
    copy.append(contentsOf: self)
    return copy
  }

  private func spaceLength(at start: Int, before end: Int) -> Int {
    if self[start].isASCIISpace { return 1 }
    for length in 2...3 where start + length <= end {
      if isSpace(start..<start + length) { return length }
    }
    return 0
  }

  private func spaceLength(endingAt end: Int, after start: Int) -> Int {
    if self[end - 1].isASCIISpace { return 1 }
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

extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  /// What regular expressions call `\s`, which has no vertical tab.
  var isPatternSpace: Bool { self == 0x20 || self == 9 || self == 10 || self == 12 || self == 13 }

  /// The value as a hexadecimal digit of either case.
  var hexadecimalValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// A digit of the addresses in stacks, which are in lower case.
  var isAddressDigit: Bool { isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self) }

  /// A member of the run after `@` that a row's addresses are looked for in.
  var isStackByte: Bool { self == 0x20 || self == UInt8(ascii: "x") || isAddressDigit }

  fileprivate var isASCIISpace: Bool { self == 0x20 || (9...13).contains(self) }
}
