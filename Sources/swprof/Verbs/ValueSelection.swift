import Bytes
import CallGraphs
import Profiles
import Rendering
import Reports
import System

/// Which value of the samples is shown, and how it is written.
struct ValueSelection {
  /// The sample type by name or number; empty for the profile's own choice.
  let sampleIndex: [UInt8]
  let isMean: Bool
  let outputUnit: [UInt8]
  let divisor: Double
  private let choice: Choice

  /// Which type is shown where nobody says it.
  enum Choice {
    /// As pprof has it, whether it has values or not.
    case usual
    /// One that has values.
    case withValues
  }

  init(_ settings: Settings.Values, _ choice: Choice = .usual) throws(UsageError) {
    self.choice = choice
    sampleIndex = settings.sampleIndex
    isMean = settings.isMean
    outputUnit = settings.unit
    divisor = settings.divisor
    if divisor == 0 { throw UsageError("zero divisor specified") }
  }

  /// The measure that this means for a profile.
  func measure(of profile: Profile) throws(UsageError) -> Measure {
    let usual = try Self.column(sampleIndex, of: profile)
    return Measure(
      valueColumn: isChosen(of: profile) ? profile.shownColumn : usual, isMean: isMean)
  }

  /// Whether the type is chosen by its values.
  private func isChosen(of profile: Profile) -> Bool {
    choice == .withValues && sampleIndex.isEmpty && profile.sampleTypes.count > 1
  }

  /// The column that would be shown if it had values; `nil` where it is shown.
  func columnPassedOver(of profile: Profile) -> Int? {
    guard isChosen(of: profile), profile.shownColumn != profile.defaultColumn else { return nil }
    return profile.defaultColumn
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

  /// Says which of several sample types was chosen when nobody said, where that may surprise and
  /// somebody is there to read it.
  func note(on profile: Profile) -> String? {
    if let note = noteOfZeroes(on: profile) { return note }
    guard sampleIndex.isEmpty, StandardStream.errors.isTerminal,
      mayAnotherBeWanted(of: profile)
    else { return nil }
    let chosen = profile.defaultColumn
    let names = names(of: profile)
    let others = names.indices.filter { $0 != chosen }.map { names[$0] }.joined(separator: ", ")
    return "Showing \(names[chosen]); also in the profile: \(others) (-sample_index=NAME)"
  }

  /// Says which sample type is shown in place of one that is zero everywhere.
  func noteOfZeroes(on profile: Profile) -> String? {
    guard let zero = columnPassedOver(of: profile) else { return nil }
    let names = names(of: profile)
    return "Showing \(names[profile.shownColumn]), as \(names[zero]) is zero in all samples "
      + "(-sample_index=NAME)"
  }

  private func names(of profile: Profile) -> [String] {
    profile.sampleTypes.map { profile.names.text(of: $0.type) }
  }

  /// Whether the profile holds more than one kind of amount: how often something was seen that has
  /// one is no other.
  private func mayAnotherBeWanted(of profile: Profile) -> Bool {
    let amounts = profile.sampleTypes.indices.filter {
      Unit(named: profile.names[profile.sampleTypes[$0].unit]) != nil
    }
    return amounts.isEmpty ? profile.sampleTypes.count > 1 : amounts != [profile.defaultColumn]
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
