import CallGraphs
import Profiles

/// Which value of the samples is shown, and how it is written.
struct ValueSelection {
  /// The sample type by name or number; empty for the profile's own choice.
  let sampleIndex: [UInt8]
  let isMean: Bool
  let outputUnit: [UInt8]
  let divisor: Double

  init(_ arguments: Arguments, warnings: inout [String]) throws(UsageError) {
    var index = arguments.text("sample_index")
    for (selector, name) in Self.selectors where arguments.isSet(selector) {
      if index.isEmpty {
        index = Array(name.utf8)
      } else {
        warnings.append("Multiple value selections, ignoring -\(selector)")
      }
    }
    sampleIndex = index
    isMean = arguments.isSet("mean") || arguments.isSet("mean_delay")
    outputUnit = arguments.givenText("unit") ?? Array("minimum".utf8)
    divisor = arguments.number("divide_by") ?? 1
    if divisor == 0 { throw UsageError("zero divisor specified") }
  }

  /// Options that are sample types; the first that is set counts.
  private static let selectors = [
    ("total_delay", "delay"), ("mean_delay", "delay"), ("contentions", "contentions"),
    ("inuse_space", "inuse_space"), ("inuse_objects", "inuse_objects"),
    ("alloc_space", "alloc_space"), ("alloc_objects", "alloc_objects"),
  ]

  /// The measure that this means for a profile.
  func measure(of profile: Profile) throws(UsageError) -> Measure {
    Measure(valueColumn: try column(of: profile), isMean: isMean)
  }

  private func column(of profile: Profile) throws(UsageError) -> Int {
    let types = profile.sampleTypes.map { profile.names.copy(of: $0.type) }
    if types.isEmpty { throw UsageError("profile has no samples") }
    if sampleIndex.isEmpty { return Self.defaultColumn(of: profile) }
    let text = String(decoding: sampleIndex, as: UTF8.self)
    if let number = Int(text) {
      guard types.indices.contains(number) else {
        throw UsageError("sample_index \(text) is outside the range [0..\(types.count - 1)]")
      }
      return number
    }
    let prefix = Array("inuse_".utf8)
    let short = sampleIndex.starts(with: prefix) ? Array(sampleIndex.dropFirst(6)) : sampleIndex
    guard let column = types.firstIndex(where: { $0 == sampleIndex || $0 == short }) else {
      let list = types.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
      throw UsageError("sample_index \"\(text)\" must be one of: [\(list)]")
    }
    return column
  }

  /// The type that the profile says is its default, else the last.
  static func defaultColumn(of profile: Profile) -> Int {
    let named =
      profile.defaultSampleType.isEmpty
      ? nil : profile.sampleTypes.firstIndex { $0.type == profile.defaultSampleType }
    return named ?? profile.sampleTypes.count - 1
  }

  /// Says which of several sample types was chosen when nobody said.
  func note(on profile: Profile) -> String? {
    guard sampleIndex.isEmpty, profile.sampleTypes.count > 1 else { return nil }
    let chosen = Self.defaultColumn(of: profile)
    let names = profile.sampleTypes.map { profile.names.text(of: $0.type) }
    let others = names.indices.filter { $0 != chosen }.map { names[$0] }.joined(separator: ", ")
    return "Showing \(names[chosen]); also in the profile: \(others) (-sample_index=NAME)"
  }
}

/// A number of bytes with a unit that pprof knows, or without one.
func byteCount(_ text: [UInt8]) -> Int? {
  let digits = text.prefix { (0x30...0x39).contains($0) }
  guard let number = Int64(String(decoding: digits, as: UTF8.self)) else { return nil }
  let unitName = Array(text.dropFirst(digits.count))
  if unitName.isEmpty { return Int(exactly: number) }
  guard let unit = Unit(named: unitName.span), unit.family == .memory else { return nil }
  return Int(exactly: Double(number) * unit.factor)
}
