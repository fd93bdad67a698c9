/// A measured number and the most it may be.
struct Figure {
  let name: String
  let value: Double
  let limit: Double
  let unit: String

  var isMet: Bool { value <= limit }

  /// One line of the report.
  var text: String {
    padded(name, 42) + padded(fixed(value, 3) + " " + unit, -12) + "   at most "
      + padded(fixed(limit, 3) + " " + unit, -12) + "   " + (isMet ? "ok" : "MISSED")
  }
}

extension Measurement {
  static let heading =
    padded("input", 12) + padded("program", 18) + padded("wall ms", -10) + padded("cpu ms", -10)
    + padded("peak MB", -10) + padded("× first", -10) + padded("runs", -6)

  /// One line of the report, with the time as a multiple of another's.
  func text(input: String, first: Measurement) -> String {
    padded(input, 12) + padded(name, 18) + padded(fixed(wallMilliseconds, 1), -10)
      + padded(fixed(cpuMilliseconds, 1), -10)
      + padded(fixed(Double(peakByteCount) / bytesPerMegabyte, 1), -10)
      + padded(fixed(wallMilliseconds / first.wallMilliseconds, 2), -10) + padded("\(runs)", -6)
  }
}

let bytesPerMegabyte = 1024.0 * 1024.0

/// A number with so many digits after the point.
private func fixed(_ number: Double, _ digits: Int) -> String {
  let scale = (0..<digits).reduce(1) { scale, _ in scale * 10 }
  let scaled = Int((number * Double(scale)).rounded())
  let fraction = String(scaled % scale)
  return "\(scaled / scale)." + String(repeating: "0", count: digits - fraction.count) + fraction
}

/// Text in a column of so many characters: to its left, or to its right where that is negative.
private func padded(_ text: String, _ width: Int) -> String {
  let blanks = String(repeating: " ", count: max(0, abs(width) - text.count))
  return width < 0 ? blanks + text : text + blanks
}
