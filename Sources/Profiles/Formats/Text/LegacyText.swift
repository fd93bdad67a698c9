import Bytes

// What the legacy readers ask of a line.

extension Span where Element == UInt8 {
  /// Whether the trimmed text is empty or begins with `#`.
  var isBlankOrComment: Bool { isEmpty || self[0] == "#" }

  /// Whether the line announces the memory map.
  var isMemoryMapSentinel: Bool {
    contains("--- Memory map: ---") || contains("MAPPED_LIBRARIES:")
  }
}

extension UInt8 {
  /// A digit of the addresses in stacks, which are in lower case.
  var isAddressDigit: Bool { isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self) }

  /// A member of the run after `@` that a row's addresses are looked for in.
  var isStackByte: Bool { self == 0x20 || self == "x" || isAddressDigit }
}
