import Bytes

extension Profile {
  /// Brings profiles with equal lists of sample types to the same units: for each type, and for the
  /// period, the finest one that any of them has.
  package static func unifyUnits(_ profiles: inout [Profile]) throws(ProfileCombinationError) {
    guard profiles.count > 1 else { return }
    // A profile that says nothing of its period has nothing that another could contradict.
    let periods = profiles.map { ($0, $0.periodType) }.filter { !isUnnamed($0) }
    let period = periods.isEmpty ? nil : try finest(periods, of: "period type")
    var types: [[UInt8]] = []
    for column in profiles[0].sampleTypes.indices {
      types.append(
        try finest(profiles.map { ($0, $0.sampleTypes[column]) }, of: "sample types"))
    }
    let periodName = periods.first.map { $0.0.names.copy(of: $0.1.type) }
    for position in profiles.indices {
      if let periodName, isUnnamed((profiles[position], profiles[position].periodType)) {
        profiles[position].periodType.type = profiles[position].names.index(of: periodName)
      }
      profiles[position].convert(to: types, period: period ?? [])
    }
  }

  /// Whether two units measure the same thing, so that values in one can be written in the other.
  package static func areConvertible(_ first: [UInt8], _ second: [UInt8]) -> Bool {
    if first == second { return true }
    guard let first = Unit(named: first.span), let second = Unit(named: second.span) else {
      return false
    }
    return first.family == second.family
  }

  private static func isUnnamed(_ owned: Owned) -> Bool {
    owned.profile.names[owned.type.type].isEmpty && owned.profile.names[owned.type.unit].isEmpty
  }

  /// The finest unit among compatible types.
  private static func finest(
    _ types: [(profile: Profile, type: ValueType)], of what: String
  ) throws(ProfileCombinationError) -> [UInt8] {
    var best = types[0]
    for next in types.dropFirst() {
      guard areCompatible(best, next) else {
        throw .incompatibleTypes(
          what: what, best.profile.text(of: best.type), next.profile.text(of: next.type))
      }
      if isFiner(next, than: best) { best = next }
    }
    return best.profile.names.copy(of: best.type.unit)
  }

  private typealias Owned = (profile: Profile, type: ValueType)

  private static func areCompatible(_ first: Owned, _ second: Owned) -> Bool {
    singular(first) == singular(second) && areConvertible(unitName(first), unitName(second))
  }

  private static func isFiner(_ first: Owned, than second: Owned) -> Bool {
    guard let a = unit(first), let b = unit(second) else { return false }
    return a.factor / b.factor < 1
  }

  /// The type's name without an `s` at its end.
  private static func singular(_ owned: Owned) -> [UInt8] {
    let name = owned.profile.names.copy(of: owned.type.type)
    return name.last == "s" ? Array(name.dropLast()) : name
  }

  private static func unitName(_ owned: Owned) -> [UInt8] {
    owned.profile.names.copy(of: owned.type.unit)
  }

  private static func unit(_ owned: Owned) -> Unit? {
    Unit(named: owned.profile.names[owned.type.unit])
  }

  private mutating func convert(to units: [[UInt8]], period periodUnit: [UInt8]) {
    let periodScale = ValueScale(from: names[periodType.unit], to: periodUnit.span)
    period = Int64(truncating: periodScale.scaled(period).amount)
    periodType.unit = names.index(of: periodUnit)
    var ratios: [Double] = []
    for (column, unit) in units.enumerated() {
      let scale = ValueScale(from: names[sampleTypes[column].unit], to: unit.span)
      ratios.append(scale.scaled(1).amount)
      sampleTypes[column].unit = names.index(of: unit)
    }
    scale(by: ratios)
  }
}
