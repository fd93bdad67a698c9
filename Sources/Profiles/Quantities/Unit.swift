import Bytes

/// A unit that pprof can convert, such as `ms` or `kilobytes`.
///
/// The families and their factors are fixed; there are no minutes and no days. As one `s` is removed
/// before a name is looked up, `μs` is not found and `μss` is: pprof's oddity.
package struct Unit: Equatable, Sendable {
  package enum Family: Sendable { case memory, time, compute }

  package let family: Family
  /// How it is written after a number.
  package let symbol: String
  /// How many of the family's smallest units it is.
  package let factor: Double

  /// The unit that a text names: without regard to case or to one `s` at the end.
  ///
  /// - Returns: `nil` for a unit of no family, such as `count`.
  package init?(named name: Span<UInt8>) {
    guard name.count <= 16 else { return nil }
    var text: [UInt8] = []
    for position in name.indices {
      let byte = name[position]
      text.append(byte.lowercased)
    }
    if text.count > 2, text.last == "s" { text.removeLast() }
    for family in [Family.memory, .time, .compute] {
      for entry in family.entries where entry.names.contains(where: { text.elementsEqual($0.utf8) })
      {
        self = entry.unit
        return
      }
    }
    return nil
  }

  private init(_ family: Family, _ symbol: String, _ factor: Double) {
    self.family = family
    self.symbol = symbol
    self.factor = factor
  }

  fileprivate struct Entry {
    let unit: Unit
    let names: [String]

    init(_ family: Family, _ symbol: String, _ factor: Double, _ names: String...) {
      unit = Unit(family, symbol, factor)
      self.names = names
    }
  }
}

extension Unit.Family {
  /// The unit of values that have none better.
  package var defaultUnit: Unit {
    switch self {
    case .memory: Self.memoryEntries[0].unit
    case .time: Self.timeEntries[3].unit
    case .compute: Self.computeEntries[3].unit
    }
  }

  /// The largest unit of which `amount`, in the smallest units, makes at least one.
  package func unit(for amount: Double) -> Unit {
    var best: Unit?
    for entry in entries where amount / entry.unit.factor >= 1 {
      if best.map({ entry.unit.factor >= $0.factor }) ?? true { best = entry.unit }
    }
    return best ?? defaultUnit
  }

  fileprivate var entries: [Unit.Entry] {
    switch self {
    case .memory: Self.memoryEntries
    case .time: Self.timeEntries
    case .compute: Self.computeEntries
    }
  }

  private static let memoryEntries: [Unit.Entry] = [
    .init(.memory, "B", 0x1p0, "b", "byte"),
    .init(.memory, "kB", 0x1p10, "kb", "kbyte", "kilobyte"),
    .init(.memory, "MB", 0x1p20, "mb", "mbyte", "megabyte"),
    .init(.memory, "GB", 0x1p30, "gb", "gbyte", "gigabyte"),
    .init(.memory, "TB", 0x1p40, "tb", "tbyte", "terabyte"),
    .init(.memory, "PB", 0x1p50, "pb", "pbyte", "petabyte"),
  ]

  private static let timeEntries: [Unit.Entry] = [
    .init(.time, "ns", 1, "ns", "nanosecond"),
    .init(.time, "us", 1e3, "us", "microsecond", "μs"),
    .init(.time, "ms", 1e6, "ms", "millisecond"),
    .init(.time, "s", 1e9, "s", "sec", "second"),
    .init(.time, "hrs", 3.6e12, "hour", "hr"),
  ]

  private static let computeEntries: [Unit.Entry] = [
    .init(.compute, "n*GCU", 1e-9, "nanogcu"),
    .init(.compute, "u*GCU", 1e-6, "microgcu"),
    .init(.compute, "m*GCU", 1e-3, "milligcu"),
    .init(.compute, "GCU", 1, "gcu"),
    .init(.compute, "k*GCU", 1e3, "kilogcu"),
    .init(.compute, "M*GCU", 1e6, "megagcu"),
    .init(.compute, "G*GCU", 1e9, "gigagcu"),
    .init(.compute, "T*GCU", 1e12, "teragcu"),
    .init(.compute, "P*GCU", 1e15, "petagcu"),
  ]
}
