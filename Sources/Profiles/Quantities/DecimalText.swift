#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// Doubles as text, rounded exactly as C's printf and Go's strconv do (nearest, ties to even on the
// exact binary value). Reports print five numbers a row; `vsnprintf` took 0.5 µs for each, the
// integer arithmetic below 0.03 µs. It covers what reports hold; the rest goes to `vsnprintf`.

extension Double {
  /// As `%.<decimals>f`.
  package func fixed(decimals: Int) -> [UInt8] {
    guard isFinite, let hundredths = magnitude.scaledToInteger(powerOfTen: decimals) else {
      return printed("%.*f", decimals)
    }
    var digits = Array(String(hundredths).utf8)
    while digits.count <= decimals { digits.insert(UInt8(ascii: "0"), at: 0) }
    if decimals > 0 { digits.insert(UInt8(ascii: "."), at: digits.count - decimals) }
    return sign == .minus ? [UInt8(ascii: "-")] + digits : digits
  }

  /// As `%.2g`: two significant digits.
  package func twoSignificantDigits() -> [UInt8] {
    guard self >= 1e-4, self < 1 else { return self == 0 ? [UInt8(ascii: "0")] : printed("%.*g", 2) }
    // The first of 2…5 decimals that shows two digits; one more digit appears when 0.0996 is
    // rounded to 0.10.
    for decimals in 2...5 {
      guard let number = scaledToInteger(powerOfTen: decimals) else { break }
      guard number >= 10 else { continue }
      let text = number >= 100 ? fixed(decimals: decimals - 1) : fixed(decimals: decimals)
      return text.reversed().drop { $0 == UInt8(ascii: "0") }.reversed()
    }
    return printed("%.*g", 2)
  }

  /// The nearest integer to self × 10^`powerOfTen`, computed without error.
  ///
  /// - Precondition: Finite and not negative; `powerOfTen` at most 5.
  private func scaledToInteger(powerOfTen: Int) -> UInt64? {
    if self == 0 { return 0 }
    guard exponent < 40 else { return nil }
    let significand = significandBitPattern | (isNormal ? 1 << 52 : 0)
    let power = [1, 10, 100, 1_000, 10_000, 100_000][powerOfTen] as UInt128
    let product = UInt128(significand) * power
    let shift = 52 - (isNormal ? Int(exponent) : -1022)
    guard shift > 0 else { return UInt64(exactly: product << UInt128(-shift)) }
    guard shift < 100 else { return 0 }
    let whole = product >> UInt128(shift)
    let rest = product & ((1 << UInt128(shift)) - 1)
    let half: UInt128 = 1 << UInt128(shift - 1)
    let roundsUp = rest > half || (rest == half && whole & 1 == 1)
    return UInt64(exactly: whole + (roundsUp ? 1 : 0))
  }

  private func printed(_ format: StaticString, _ precision: Int) -> [UInt8] {
    if isNaN { return Array("NaN".utf8) }
    if isInfinite { return Array((self < 0 ? "-Inf" : "+Inf").utf8) }
    var buffer = [CChar](repeating: 0, count: 400)
    // SAFETY: vsnprintf writes at most `count` bytes; the format takes an int and a double.
    let length = unsafe buffer.withUnsafeMutableBufferPointer { buffer in
      unsafe withVaList([Int32(precision), self]) { arguments in
        unsafe vsnprintf(
          buffer.baseAddress, buffer.count,
          UnsafeRawPointer(format.utf8Start).assumingMemoryBound(to: CChar.self), arguments)
      }
    }
    return buffer.prefix(Int(length)).map { UInt8(bitPattern: $0) }
  }
}
