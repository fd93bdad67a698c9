import Bytes
import Glibc

// Doubles as text, rounded exactly as C's printf and Go's strconv do (nearest, ties to even on the
// exact binary value). Reports print five numbers a row, which integer arithmetic
// covers; what is larger or smaller than reports hold goes to `vsnprintf`.

extension Double {
  /// As `%.<decimals>f`.
  package func fixed(decimals: Int) -> [UInt8] {
    guard isFinite, let hundredths = magnitude.scaledToInteger(powerOfTen: decimals) else {
      return printed("%.*f", decimals)
    }
    var digits = Array(String(hundredths).utf8)
    while digits.count <= decimals { digits.insert(UInt8(ascii: "0"), at: 0) }
    if decimals > 0 { digits.insert(UInt8(ascii: "."), at: digits.count - decimals) }
    return sign == .minus ? "-".bytes + digits : digits
  }

  /// As `%.2g`: two significant digits.
  package func twoSignificantDigits() -> [UInt8] {
    guard self >= 1e-4, self < 1 else {
      return self == 0 ? "0".bytes : printed("%.*g", 2)
    }
    // As many decimals as show two digits. Rounding may add a digit, 0.0996 to 0.100; it is a zero,
    // and zeros at the end go in any case.
    let decimals = self >= 0.1 ? 2 : self >= 0.01 ? 3 : self >= 0.001 ? 4 : 5
    let text = fixed(decimals: decimals)
    let end = text.lastIndex { $0 != "0" } ?? 0
    return Array(text[...(text[end] == "." ? end - 1 : end)])
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
    if isNaN { return "NaN".bytes }
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
