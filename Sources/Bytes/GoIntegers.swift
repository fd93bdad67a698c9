/// Integer literals as Go's `strconv` reads them, with its verdicts.
package enum GoIntegers {
  /// A signed number in decimal.
  package static func decimal(_ text: Span<UInt8>) throws(IntegerFault) -> Int64 {
    try signed(text) { digits throws(IntegerFault.Reason) in try magnitude(digits, radix: 10) }
  }

  /// A signed number in the base that its prefix says: `0x`, `0o`, `0b`, or `0` for octal.
  package static func prefixed(_ text: Span<UInt8>) throws(IntegerFault) -> Int64 {
    try signed(text) { digits throws(IntegerFault.Reason) in try prefixedMagnitude(digits) }
  }

  /// An unsigned number in the base that its prefix says; `nil` for any other text.
  package static func unsigned(_ text: Span<UInt8>) -> UInt64? { try? prefixedMagnitude(text) }

  /// An unsigned number of hexadecimal digits.
  package static func hexadecimal(_ text: Span<UInt8>) throws(IntegerFault) -> UInt64 {
    do throws(IntegerFault.Reason) {
      return try magnitude(text, radix: 16)
    } catch {
      throw IntegerFault(literal: text.array, reason: error, kind: .unsigned)
    }
  }

  private static func signed(
    _ text: Span<UInt8>, magnitude: (Span<UInt8>) throws(IntegerFault.Reason) -> UInt64
  ) throws(IntegerFault) -> Int64 {
    let isNegative = !text.isEmpty && text[0] == "-"
    let hasSign = isNegative || (!text.isEmpty && text[0] == "+")
    do throws(IntegerFault.Reason) {
      let size = try magnitude(text.extracting((hasSign ? 1 : 0)...))
      let lowest = UInt64(1) << 63
      if size > lowest || (size == lowest && !isNegative) { throw .valueOutOfRange }
      return Int64(bitPattern: isNegative ? 0 &- size : size)
    } catch {
      throw IntegerFault(literal: text.array, reason: error, kind: .signed)
    }
  }

  private static func prefixedMagnitude(
    _ text: Span<UInt8>
  ) throws(IntegerFault.Reason) -> UInt64 {
    guard text.count > 1, text[0] == "0" else {
      return try separatedMagnitude(text, radix: 10, isAfterPrefix: false)
    }
    let radix: UInt64? =
      switch text[1] | 0x20 {
      case "x": 16
      case "o": 8
      case "b": 2
      default: nil
      }
    guard let radix, text.count > 2 else {
      return try separatedMagnitude(text.extracting(1...), radix: 8, isAfterPrefix: true)
    }
    return try separatedMagnitude(text.extracting(2...), radix: radix, isAfterPrefix: true)
  }

  /// The number when each `_` stands between digits, or between the prefix and a digit.
  private static func separatedMagnitude(
    _ text: Span<UInt8>, radix: UInt64, isAfterPrefix: Bool
  ) throws(IntegerFault.Reason) -> UInt64 {
    var digits: [UInt8] = []
    var isAfterDigit = isAfterPrefix
    var isMisplaced = false
    for position in text.indices {
      if text[position] == "_" {
        if !isAfterDigit { isMisplaced = true }
        isAfterDigit = false
      } else {
        digits.append(text[position])
        isAfterDigit = true
      }
    }
    if text.isEmpty, isAfterPrefix { return 0 }
    let number = try magnitude(digits.span, radix: radix)
    if isMisplaced || !isAfterDigit { throw .invalidSyntax }
    return number
  }

  /// The first wrong digit or the first one too many decides, whichever comes first.
  private static func magnitude(
    _ text: Span<UInt8>, radix: UInt64
  ) throws(IntegerFault.Reason) -> UInt64 {
    if text.isEmpty { throw .invalidSyntax }
    var number: UInt64 = 0
    for position in text.indices {
      guard let digit = text[position].hexadecimalValue, digit < radix else {
        throw .invalidSyntax
      }
      let (product, isTooLarge) = number.multipliedReportingOverflow(by: radix)
      let (sum, isCarried) = product.addingReportingOverflow(UInt64(digit))
      if isTooLarge || isCarried { throw .valueOutOfRange }
      number = sum
    }
    return number
  }
}

/// Why a text is not an integer.
package struct IntegerFault: Error, Equatable, Sendable {
  package enum Reason: Error, Sendable { case invalidSyntax, valueOutOfRange }
  package enum Kind: Sendable { case signed, unsigned }

  package let literal: [UInt8]
  package let reason: Reason
  package let kind: Kind
}

extension IntegerFault: CustomStringConvertible {
  package var description: String {
    let function = kind == .signed ? "ParseInt" : "ParseUint"
    let words = reason == .invalidSyntax ? "invalid syntax" : "value out of range"
    return "strconv.\(function): parsing \"\(String(decoding: literal, as: UTF8.self))\": \(words)"
  }
}
