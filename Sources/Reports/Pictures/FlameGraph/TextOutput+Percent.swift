import Rendering

extension TextOutput {
  /// Writes a share as a percentage with four decimals at most, as `12.5%`.
  mutating func write(percent share: Double) {
    let parts = Int64((share * 1_000_000).rounded())
    write(parts / 10_000)
    var (fraction, digits) = (parts % 10_000, 4)
    if fraction > 0 {
      while fraction % 10 == 0 { (fraction, digits) = (fraction / 10, digits - 1) }
      write(".")
      let text = String(fraction)
      for _ in text.utf8.count..<digits { append("0") }
      write(text)
    }
    write("%")
  }
}
