// Numbers and truth values as Go's `flag` and `strconv` read them.

/// Why a value was refused.
enum ValueFault: Error {
  case syntax, range
  case expected(String)

  var reason: String {
    switch self {
    case .syntax: "parse error"
    case .range: "value out of range"
    case .expected(let values): "expected \(values)"
    }
  }
}

/// The truth value that Go's flags accept.
func goBool(_ text: String) -> Bool? {
  switch text {
  case "1", "t", "T", "TRUE", "true", "True": true
  case "0", "f", "F", "FALSE", "false", "False": false
  default: nil
  }
}

/// An integer: decimal, `0x`, `0o`, `0b`, or octal with a leading 0; underscores between digits.
func goInteger(_ text: String) throws(ValueFault) -> Int {
  var digits = Substring(text)
  let isNegative = digits.first == "-"
  if isNegative || digits.first == "+" { digits = digits.dropFirst() }
  var radix = 10
  var hasPrefix = false
  if digits.first == "0", digits.count > 1 {
    let letter = digits.dropFirst().first?.lowercased()
    radix = letter == "x" ? 16 : letter == "b" ? 2 : 8
    digits = digits.dropFirst(["x", "b", "o"].contains(letter) ? 2 : 1)
    hasPrefix = true
  }
  let plain = try withoutUnderscores(digits, mayStartWithOne: hasPrefix)
  guard !plain.isEmpty, plain.allSatisfy({ $0.isASCII && $0.isHexDigit }),
    plain.allSatisfy({ ($0.hexDigitValue ?? 16) < radix })
  else { throw .syntax }
  guard let value = Int((isNegative ? "-" : "") + plain, radix: radix) else { throw .range }
  return value
}

/// A number: decimal, hexadecimal with an exponent of two, infinity or not-a-number.
func goDouble(_ text: String) throws(ValueFault) -> Double {
  let lowered = text.lowercased()
  let unsigned = lowered.first == "-" || lowered.first == "+" ? lowered.dropFirst() : lowered[...]
  if ["inf", "infinity"].contains(unsigned) {
    return lowered.first == "-" ? -.infinity : .infinity
  }
  if lowered == "nan" { return .nan }
  let isHex = unsigned.hasPrefix("0x")
  let plain = try withoutUnderscores(
    isHex ? unsigned.dropFirst(2) : unsigned, mayStartWithOne: isHex)
  let mantissa = plain.prefix { $0 != (isHex ? "p" : "e") }
  let exponent = plain.dropFirst(mantissa.count + 1)
  let digits = mantissa.filter { $0 != "." }
  let hasExponent = mantissa.count < plain.count
  guard !digits.isEmpty, mantissa.count - digits.count <= 1, !isHex || hasExponent,
    digits.allSatisfy({ $0.isASCII && (isHex ? $0.isHexDigit : $0.isWholeNumber) }),
    !hasExponent || isSignedDigits(exponent)
  else { throw .syntax }
  // Swift reads a number without digits before its point as no number.
  let sign = lowered.first == "-" ? "-" : ""
  let whole = (isHex ? "0x0" : "0") + plain
  guard let value = Double(sign + whole) ?? Double(sign + whole.replacingEmptyFraction) else {
    throw .syntax
  }
  if value.isInfinite { throw .range }
  return value
}

private func isSignedDigits(_ text: Substring) -> Bool {
  let digits = text.first == "-" || text.first == "+" ? text.dropFirst() : text
  return !digits.isEmpty && digits.allSatisfy { $0.isASCII && $0.isWholeNumber }
}

/// The digits without the single underscores that may separate them.
private func withoutUnderscores(
  _ text: Substring, mayStartWithOne: Bool
) throws(ValueFault) -> String {
  var previous: Character = mayStartWithOne ? "0" : "."
  for character in text {
    if character == "_" || previous == "_" {
      let other = character == "_" ? previous : character
      guard other.isHexDigit else { throw .syntax }
    }
    previous = character
  }
  if previous == "_" { throw .syntax }
  return String(text.filter { $0 != "_" })
}

extension String {
  /// `1.e5` as `1.0e5`.
  fileprivate var replacingEmptyFraction: String {
    guard let point = firstIndex(of: ".") else { return self }
    var result = self
    result.insert("0", at: index(after: point))
    return result
  }
}
