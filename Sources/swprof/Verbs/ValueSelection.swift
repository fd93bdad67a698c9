import Bytes
import CallGraphs
import Profiles
import Rendering
import Reports

/// Which value of the samples is shown, and how it is written.
struct ValueSelection {
  /// The sample type by name or number; empty for the profile's own choice.
  let sampleIndex: [UInt8]
  let isMean: Bool
  let outputUnit: [UInt8]
  let divisor: Double

  init(_ settings: Settings.Values) throws(UsageError) {
    sampleIndex = settings.sampleIndex
    isMean = settings.isMean
    outputUnit = settings.unit
    divisor = settings.divisor
    if divisor == 0 { throw UsageError("zero divisor specified") }
  }

  /// The measure that this means for a profile.
  func measure(of profile: Profile) throws(UsageError) -> Measure {
    Measure(valueColumn: try Self.column(sampleIndex, of: profile), isMean: isMean)
  }

  /// The values of a measure, written as was asked for.
  func valuation(of profile: Profile, _ measure: Measure) -> Valuation {
    Valuation(of: profile, measure, outputUnit: outputUnit, dividedBy: divisor)
  }

  /// The column of values that a name or number means; the profile's own choice where it is empty.
  static func column(_ sampleIndex: [UInt8], of profile: Profile) throws(UsageError) -> Int {
    let types = profile.sampleTypes.map { profile.names.copy(of: $0.type) }
    if types.isEmpty { throw UsageError("profile has no samples") }
    if sampleIndex.isEmpty { return profile.defaultColumn }
    let text = String(decoding: sampleIndex, as: UTF8.self)
    if let number = Int(text) {
      guard types.indices.contains(number) else {
        throw UsageError("sample_index \(text) is outside the range [0..\(types.count - 1)]")
      }
      return number
    }
    guard let column = profile.valueColumn(named: sampleIndex) else {
      let list = types.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
      throw UsageError("sample_index \(goQuoted(sampleIndex)) must be one of: [\(list)]")
    }
    return column
  }

  /// Says which of several sample types was chosen when nobody said.
  func note(on profile: Profile) -> String? {
    guard sampleIndex.isEmpty, profile.sampleTypes.count > 1 else { return nil }
    let chosen = profile.defaultColumn
    let names = profile.sampleTypes.map { profile.names.text(of: $0.type) }
    let others = names.indices.filter { $0 != chosen }.map { names[$0] }.joined(separator: ", ")
    return "Showing \(names[chosen]); also in the profile: \(others) (-sample_index=NAME)"
  }
}

/// A number of bytes with a unit that pprof knows, or without one.
func byteCount(_ text: [UInt8]) -> Int? {
  let digits = text.prefix { $0.isDigit }
  guard let number = Int64(String(decoding: digits, as: UTF8.self)) else { return nil }
  let unitName = Array(text.dropFirst(digits.count))
  if unitName.isEmpty { return Int(exactly: number) }
  guard let unit = Unit(named: unitName.span), unit.family == .memory else { return nil }
  return Int(exactly: Double(number) * unit.factor)
}
