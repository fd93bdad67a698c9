import Bytes

/// The unit in which the numbers of each label key are meant.
///
/// A key has one unit in all of a profile: the first that any of its numbers has. A key without any
/// is counted in bytes if it is `request` or `alignment`, else in units named like the key.
public struct NumericLabelUnits: Sendable {
  private var units: [NameIndex: [UInt8]] = [:]
  /// Keys that have several units, by their names, with the one used and the others sorted.
  public private(set) var conflicts: [(key: String, used: String, others: [String])] = []

  public init(_ profile: Profile) {
    var firsts: [NameIndex: NameIndex?] = [:]
    var others: [NameIndex: Set<NameIndex>] = [:]
    var previous: (key: NameIndex, unit: NameIndex?)?
    for label in profile.samples.labels {
      guard case .number(_, let unit) = label.value else { continue }
      // Most numbers have the key and unit of the one before, and say nothing new.
      if let previous, previous == (label.key, unit) { continue }
      previous = (label.key, unit)
      let named = unit.flatMap { $0.isEmpty ? nil : $0 }
      if let first = firsts[label.key] ?? nil {
        if let named, named != first { others[label.key, default: []].insert(named) }
      } else {
        firsts[label.key] = .some(named)
      }
    }
    for (key, unit) in firsts { units[key] = Self.unit(unit, of: key, profile.names) }
    conflicts = others.keys.sorted { profile.names.precedes($0, $1) }.map { key in
      let others = (others[key] ?? []).sorted { profile.names.precedes($0, $1) }
      return (
        profile.names.text(of: key), String(decoding: units[key] ?? [], as: UTF8.self),
        others.map { profile.names.text(of: $0) }
      )
    }
  }

  private static func unit(
    _ unit: NameIndex?, of key: NameIndex, _ names: NameTable
  ) -> [UInt8] {
    if let unit { return names.copy(of: unit) }
    let key = names.copy(of: key)
    let isSize = ["alignment", "request"].contains { key.elementsEqual($0.utf8) }
    return isSize ? "bytes".bytes : key
  }

  /// The unit of a key that some sample has a number for.
  package subscript(key: NameIndex) -> [UInt8] { units[key] ?? [] }

  /// The unit that a number has itself, or else that of its key; empty for texts.
  ///
  /// pprof writes all numbers of a key in the key's unit, which makes 10 ms, 10 s and 10 ns one value.
  package func ownUnit(of label: Label, _ names: NameTable) -> [UInt8] {
    guard case .number(_, let unit) = label.value else { return [] }
    if let unit, !unit.isEmpty { return names.copy(of: unit) }
    return self[label.key]
  }
}
