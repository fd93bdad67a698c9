// Templates of D and their arguments: types, values, symbols and foreign names.

import Bytes

extension DDemangler {
  /// Reads `__T name argument… Z`.
  ///
  /// - Parameter length: The length that precedes the template, which must be right.
  mutating func template(length: Int?) throws(DemanglingFailure) -> [UInt8] {
    try enter()
    defer { leave() }
    let start = cursor.position
    cursor.skip(3)
    guard isAtTemplateName else { throw .malformed }
    var text = try templateName()
    text += "!(".utf8
    var isFirst = true
    while !cursor.take("Z") {
      if !isFirst { text += ", ".utf8 }
      isFirst = false
      // `H` marks an argument that the template is specialized for.
      _ = cursor.take("H")
      text += try argument()
      try pay(for: text)
    }
    if let length, cursor.position - start != length { throw .malformed }
    return text + ")".bytes
  }

  private var isAtTemplateName: Bool {
    cursor.isAtDigit || cursor.next == "Q" || cursor.next == "_"
  }

  private mutating func templateName() throws(DemanglingFailure) -> [UInt8] {
    var text: [UInt8] = []
    try identifier(onto: &text)
    return text
  }

  private mutating func argument() throws(DemanglingFailure) -> [UInt8] {
    let kind = cursor.next
    cursor.skip()
    switch kind {
    case "S": return try symbolArgument()
    case "T": return try type()
    case "V":
      let letter = typeLetter()
      let name = try type()
      return try value(of: name, letter)
    case "X":
      // A foreign name is taken as it is.
      let length = try cursor.decimal()
      return Array(cursor.bytes[try cursor.take(count: length)])
    default: throw .malformed
    }
  }

  private mutating func symbolArgument() throws(DemanglingFailure) -> [UInt8] {
    if cursor.next == "_", cursor.peek(1) == "D" { return try symbol() }
    if cursor.next == "Q" || cursor.next == "_" {
      return try qualifiedName(showsModifiers: false)
    }
    return try oldSymbolArgument()
  }

  /// Reads a symbol that follows its length. The symbol itself begins with a digit, so the end of
  /// the length is found by trial, from the longest length on.
  private mutating func oldSymbolArgument() throws(DemanglingFailure) -> [UInt8] {
    let start = cursor
    let outer = saved
    var digitCount = takingDigits()
    guard digitCount > 0, digitCount < 10 else { throw .malformed }
    while digitCount > 0 {
      cursor = start
      saved = outer
      var length = 0
      for index in 0..<digitCount { length = length * 10 + Int(cursor.peek(index).value) - 48 }
      cursor.skip(digitCount)
      let begin = cursor.position
      do {
        let isMangled = cursor.next == "_" && cursor.peek(1) == "D"
        let text = isMangled ? try symbol() : try qualifiedName(showsModifiers: false)
        if cursor.position - begin == length { return text }
      } catch .malformed {
        // The length must have fewer digits.
      }
      digitCount -= 1
    }
    // There is no length.
    cursor = start
    saved = outer
    return try qualifiedName(showsModifiers: false)
  }

  // MARK: Values

  private mutating func value(
    of type: [UInt8], _ letter: Unicode.Scalar,
  ) throws(DemanglingFailure) -> [UInt8] {
    try enter()
    defer { leave() }
    let kind = cursor.next
    if cursor.isAtDigit { return try integer(letter) }
    if kind == "f" {
      cursor.skip()
      return try symbol()
    }
    cursor.skip()
    switch kind {
    case "n": return "null".bytes
    case "N": return try "-".bytes + integer(letter)
    case "i": return try integer(letter)
    case "e": return try real()
    case "c":
      let realPart = try real()
      guard cursor.take("c") else { throw .malformed }
      return try realPart + "+".bytes + real() + "i".bytes
    case "a", "w", "d": return try string(kind)
    case "A": return try elements(letter == "H" ? .pairs : .list)
    case "S": return try type + elements(.structure)
    default: throw .malformed
    }
  }

  private mutating func integer(_ letter: Unicode.Scalar) throws(DemanglingFailure) -> [UInt8] {
    switch letter {
    case "a", "u", "w":
      let code = try cursor.decimal()
      return Array(character(code, letter).utf8)
    case "b":
      return Array((try cursor.decimal() == 0 ? "false" : "true").utf8)
    default:
      guard cursor.isAtDigit else { throw .malformed }
      let suffix: String
      switch letter {
      case "h", "t", "k": suffix = "u"
      case "l": suffix = "L"
      case "m": suffix = "uL"
      default: suffix = ""
      }
      return try digits() + Array(suffix.utf8)
    }
  }

  private func character(_ code: Int, _ letter: Unicode.Scalar) -> String {
    if letter == "a", (32..<127).contains(code) {
      return "'\(Unicode.Scalar(UInt8(truncatingIfNeeded: code)))'"
    }
    let (prefix, width) = letter == "a" ? ("\\x", 2) : letter == "u" ? ("\\u", 4) : ("\\U", 8)
    let hex = String(code, radix: 16)
    return "'\(prefix)\(String(repeating: "0", count: max(0, width - hex.utf8.count)))\(hex)'"
  }

  /// Reads a number in hexadecimal floating point, or `NAN`, `INF`, `NINF`.
  private mutating func real() throws(DemanglingFailure) -> [UInt8] {
    for (code, text) in [("NAN", "NaN"), ("INF", "Inf"), ("NINF", "-Inf")] where cursor.isNext(code)
    {
      cursor.skip(code.utf8.count)
      return Array(text.utf8)
    }
    var text: [UInt8] = cursor.take("N") ? "-0x".bytes : "0x".bytes
    guard let first = takeHexDigit() else { throw .malformed }
    text += [first] + ".".bytes
    while let digit = takeHexDigit() { text.append(digit) }
    guard cursor.take("P") else { throw .malformed }
    text += "p".utf8
    if cursor.take("N") { text += "-".utf8 }
    return try text + digits()
  }

  private mutating func takeHexDigit() -> UInt8? {
    switch cursor.next {
    case "0"..."9", "A"..."F", "a"..."f":
      defer { cursor.skip() }
      return UInt8(truncatingIfNeeded: cursor.next.value)
    default: return nil
    }
  }

  /// Reads a string: a length, `_`, and two hexadecimal digits for each byte.
  private mutating func string(_ kind: Unicode.Scalar) throws(DemanglingFailure) -> [UInt8] {
    let length = try cursor.decimal()
    guard cursor.take("_") else { throw .malformed }
    var text = "\"".bytes
    for _ in 0..<length {
      guard let high = takeHexDigit(), let low = takeHexDigit(),
        let byte = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16)
      else { throw .malformed }
      switch byte {
      case 9: text += "\\t".utf8
      case 10: text += "\\n".utf8
      case 11: text += "\\v".utf8
      case 12: text += "\\f".utf8
      case 13: text += "\\r".utf8
      case 32..<127: text.append(byte)
      default: text += "\\x".bytes + [high, low]
      }
    }
    text += "\"".utf8
    if kind != "a" { text.append(UInt8(truncatingIfNeeded: kind.value)) }
    return text
  }

  private enum Elements {
    case list, pairs, structure
  }

  /// Reads the values of an array, an associative array or a structure, after their number.
  private mutating func elements(_ kind: Elements) throws(DemanglingFailure) -> [UInt8] {
    let count = try cursor.decimal()
    var text = Array((kind == .structure ? "(" : "[").utf8)
    for index in 0..<count {
      if index > 0 { text += ", ".utf8 }
      text += try value(of: [], "\0")
      if kind == .pairs { text += try ":".bytes + value(of: [], "\0") }
      try pay(for: text)
    }
    return text + Array((kind == .structure ? ")" : "]").utf8)
  }
}
