// Text as Go's `fmt` and `strings` have it, for what is compared with pprof.

/// Text in quotes, as `%q` writes it.
func goQuoted(_ text: [UInt8]) -> String {
  var result = "\""
  var position = 0
  while position < text.count {
    let (scalar, length) = firstScalar(of: text[position...])
    if let scalar {
      result += escaped(scalar)
    } else {
      result += "\\x" + hex(UInt32(text[position]), digits: 2)
    }
    position += length
  }
  return result + "\""
}

private func escaped(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "\"", "\\": "\\" + String(scalar)
  case "\u{7}": "\\a"
  case "\u{8}": "\\b"
  case "\t": "\\t"
  case "\n": "\\n"
  case "\u{b}": "\\v"
  case "\u{c}": "\\f"
  case "\r": "\\r"
  case _ where isPrintable(scalar): String(scalar)
  case _ where scalar.value < 0x80: "\\x" + hex(scalar.value, digits: 2)
  case _ where scalar.value < 0x10000: "\\u" + hex(scalar.value, digits: 4)
  default: "\\U" + hex(scalar.value, digits: 8)
  }
}

private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
    .paragraphSeparator:
    false
  case .spaceSeparator: scalar == " "
  default: true
  }
}

private func hex(_ value: UInt32, digits: Int) -> String {
  let text = String(value, radix: 16)
  return String(repeating: "0", count: max(digits - text.count, 0)) + text
}

/// A number in as few digits as tell it from its neighbours, as `%v` writes it: with an exponent
/// from a million on and below 10⁻⁴.
func goShortest(_ number: Double) -> String {
  if number.isNaN { return "NaN" }
  if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
  if number == 0 { return number.sign == .minus ? "-0" : "0" }
  let (digits, exponent) = decimal(number.magnitude)
  let sign = number < 0 ? "-" : ""
  if exponent < -4 || exponent >= 6 {
    let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
    let power = "\(exponent.magnitude)"
    return sign + digits.prefix(1) + fraction + (exponent < 0 ? "e-" : "e+")
      + (power.count < 2 ? "0" : "") + power
  }
  if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
  let zeros = String(repeating: "0", count: max(exponent + 1 - digits.count, 0))
  let fraction = digits.dropFirst(exponent + 1)
  return sign + digits.prefix(exponent + 1) + zeros + (fraction.isEmpty ? "" : "." + fraction)
}

/// The digits of a positive number without zeros at its ends, and the power of ten of the first.
private func decimal(_ number: Double) -> (digits: String, exponent: Int) {
  let parts = number.description.split(separator: "e")
  let shift = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
  let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
  let all = mantissa.joined()
  let digits = all.drop { $0 == "0" }
  let exponent = mantissa[0].count - 1 - (all.count - digits.count) + shift
  let end = digits.lastIndex { $0 != "0" } ?? digits.startIndex
  return (String(digits[...end]), exponent)
}

/// The words between white space.
func words(of line: [UInt8]) -> [[UInt8]] {
  var words: [[UInt8]] = []
  var word: [UInt8] = []
  var position = 0
  while position < line.count {
    let (scalar, length) = firstScalar(of: line[position...])
    if let scalar, scalar.properties.isWhitespace {
      if !word.isEmpty { words.append(word) }
      word = []
    } else {
      word += line[position..<position + length]
    }
    position += length
  }
  return word.isEmpty ? words : words + [word]
}

/// The text without white space at its ends.
func trimmed(_ text: ArraySlice<UInt8>) -> [UInt8] {
  var start: Int?
  var end = text.startIndex
  var position = text.startIndex
  while position < text.endIndex {
    let (scalar, length) = firstScalar(of: text[position...])
    position += length
    if scalar?.properties.isWhitespace ?? false { continue }
    start = start ?? position - length
    end = position
  }
  return start.map { Array(text[$0..<end]) } ?? []
}

/// The scalar at the beginning and its length; `nil` where the first byte does not begin a valid one.
private func firstScalar(of text: ArraySlice<UInt8>) -> (Unicode.Scalar?, length: Int) {
  guard let first = text.first else { return (nil, 0) }
  if first < 0x80 { return (Unicode.Scalar(first), 1) }
  var decoder = UTF8()
  var bytes = text.prefix(4).makeIterator()
  guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return (nil, 1) }
  return (scalar, UTF8.encode(scalar)?.count ?? 1)
}
