// Bytes as ASCII characters. A byte is compared with a character literal as it is read in a
// specification: `byte == ","`, `case "0"..."9":`. These are overloads and no conformance of `UInt8`
// to `ExpressibleByUnicodeScalarLiteral`: a conformance would reach all code that links this module.

extension UInt8 {
  /// Whether the byte is the ASCII character.
  @inlinable
  package static func == (byte: UInt8, character: Unicode.Scalar) -> Bool {
    UInt32(byte) == character.value
  }

  @inlinable
  package static func != (byte: UInt8, character: Unicode.Scalar) -> Bool {
    UInt32(byte) != character.value
  }

  /// Whether a character of a `switch` is the byte.
  @inlinable
  package static func ~= (character: Unicode.Scalar, byte: UInt8) -> Bool {
    UInt32(byte) == character.value
  }

  /// Whether the byte is among the characters of a `switch`.
  @inlinable
  package static func ~= (characters: ClosedRange<Unicode.Scalar>, byte: UInt8) -> Bool {
    characters.contains(Unicode.Scalar(byte))
  }

  /// `0` to `9`.
  @inlinable
  package var isDigit: Bool { self &- 0x30 < 10 }

  /// `A` to `Z`.
  @inlinable
  package var isUppercase: Bool { self &- 0x41 < 26 }

  /// `a` to `z`.
  @inlinable
  package var isLowercase: Bool { self &- 0x61 < 26 }

  /// `A` to `Z` or `a` to `z`.
  @inlinable
  package var isLetter: Bool { (self | 0x20).isLowercase }

  /// A digit or a letter.
  @inlinable
  package var isLetterOrDigit: Bool { isLetter || isDigit }

  /// A blank, or one of the control characters from TAB to carriage return.
  @inlinable
  package var isSpace: Bool { self == 0x20 || self &- 9 < 5 }

  /// What regular expressions call `\s`: white space but for the vertical tab.
  @inlinable
  package var isPatternSpace: Bool { isSpace && self != 0x0b }

  /// What an ASCII terminal obeys in place of showing it: a control character.
  @inlinable
  package var isControl: Bool { self < 0x20 || self == 0x7f }

  /// The value as a hexadecimal digit of either case.
  @inlinable
  package var hexadecimalValue: UInt8? {
    if isDigit { return self &- 0x30 }
    let letter = (self | 0x20) &- 0x61
    return letter < 6 ? letter &+ 10 : nil
  }

  /// The letter in lower case; other bytes as they are.
  @inlinable
  package var lowercased: UInt8 { isUppercase ? self | 0x20 : self }
}

extension UInt8? {
  /// Whether there is a byte, and it is the ASCII character.
  @inlinable
  package static func == (byte: UInt8?, character: Unicode.Scalar) -> Bool {
    byte.map { $0 == character } ?? false
  }

  @inlinable
  package static func != (byte: UInt8?, character: Unicode.Scalar) -> Bool {
    !(byte == character)
  }

  /// Whether a character of a `switch` is the byte, if there is one.
  @inlinable
  package static func ~= (character: Unicode.Scalar, byte: UInt8?) -> Bool { byte == character }
}
