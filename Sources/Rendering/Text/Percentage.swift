import Bytes
import Profiles

/// A share of a total as pprof writes it: six characters or more, never a sign.
package func percentage(_ value: Int64, of total: Int64) -> [UInt8] {
  let ratio = total == 0 ? 0 : (Double(value) / Double(total)).magnitude * 100
  if ratio >= 99.95, ratio <= 100.05 { return "  100%".bytes }
  let digits = ratio >= 1 ? ratio.fixed(decimals: 2) : ratio.twoSignificantDigits()
  let padding = [UInt8](repeating: UInt8(ascii: " "), count: max(0, 5 - digits.count))
  return padding + digits + "%".bytes
}

/// A share without the blanks in front.
package func trimmedPercentage(_ value: Int64, of total: Int64) -> [UInt8] {
  Array(percentage(value, of: total).drop { $0 == " " })
}
