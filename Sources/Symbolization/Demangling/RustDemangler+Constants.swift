// Constants of Rust, which are the values of const generic arguments.

extension RustDemangler {
  mutating func constant() throws(DemanglingFailure) {
    try enter()
    defer { budget.leave() }
    let kind = cursor.next
    if kind == "B" {
      return try reference { (self) throws(DemanglingFailure) in try self.constant() }
    }
    cursor.skip()
    switch kind {
    case "p": write("_")
    case "a", "s", "l", "x", "n", "i":
      if cursor.take("n") { write("-") }
      try writeInteger()
    case "h", "t", "m", "y", "o", "j": try writeInteger()
    case "b":
      let (value, digits) = try hexNumber()
      guard digits.count == 1, value < 2 else { throw .malformed }
      write(value == 0 ? "false" : "true")
    case "c": try writeCharacter()
    default: throw .malformed
    }
  }

  private mutating func writeInteger() throws(DemanglingFailure) {
    let (value, digits) = try hexNumber()
    if digits.count > 16 {
      write("0x")
      write(cursor.bytes[digits])
    } else {
      write(String(value))
    }
  }

  private mutating func writeCharacter() throws(DemanglingFailure) {
    let (value, digits) = try hexNumber()
    guard digits.count <= 6 else { throw .malformed }
    switch value {
    case 9: write("'\\t'")
    case 10: write("'\\n'")
    case 13: write("'\\r'")
    case 39: write("'\\''")
    case 92: write("'\\\\'")
    case 32...126: write([39, UInt8(value), 39])
    default: write("'\\u{\(String(value, radix: 16))}'")
    }
  }

  /// Reads hexadecimal digits up to `_`. The value is correct for up to 16 digits.
  private mutating func hexNumber() throws(DemanglingFailure) -> (UInt64, digits: Range<Int>) {
    let start = cursor.position
    var value: UInt64 = 0
    while !cursor.isAtEnd, cursor.next != "_" {
      let digit: UInt64
      switch cursor.next {
      case "0"..."9": digit = UInt64(cursor.next.value - 48)
      case "a"..."f": digit = UInt64(cursor.next.value - 87)
      default: throw .malformed
      }
      cursor.skip()
      if value == 0, digit == 0, cursor.next != "_" { throw .malformed }
      value = value << 4 | digit
    }
    let digits = start..<cursor.position
    _ = cursor.take("_")
    guard !digits.isEmpty else { throw .malformed }
    return (value, digits)
  }
}
