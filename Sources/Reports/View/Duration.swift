/// A duration as Go writes it, cut to its first four characters, as `-raw` shows it.
func shortDuration(_ nanoseconds: Int64) -> String {
  String(durationText(nanoseconds).unicodeScalars.prefix(4))
}

/// A duration as Go writes it: `1h2m3.5s`, or `1.5µs` below a second.
private func durationText(_ nanoseconds: Int64) -> String {
  let sign = nanoseconds < 0 ? "-" : ""
  let magnitude = nanoseconds.magnitude
  switch magnitude {
  case 0: return "0s"
  case 1..<1_000: return "\(sign)\(magnitude)ns"
  case 1_000..<1_000_000: return sign + decimal(magnitude, per: 1_000) + "µs"
  case 1_000_000..<1_000_000_000: return sign + decimal(magnitude, per: 1_000_000) + "ms"
  default: break
  }
  let (minutes, rest) = magnitude.quotientAndRemainder(dividingBy: 60_000_000_000)
  let seconds = decimal(rest, per: 1_000_000_000) + "s"
  if minutes == 0 { return sign + seconds }
  if minutes < 60 { return "\(sign)\(minutes)m\(seconds)" }
  return "\(sign)\(minutes / 60)h\(minutes % 60)m\(seconds)"
}

/// A quotient with as many decimals as it has.
private func decimal(_ value: UInt64, per unit: UInt64) -> String {
  let (whole, rest) = value.quotientAndRemainder(dividingBy: unit)
  if rest == 0 { return String(whole) }
  var fraction = String(unit + rest).dropFirst()
  while fraction.last == "0" { fraction.removeLast() }
  return "\(whole).\(fraction)"
}
