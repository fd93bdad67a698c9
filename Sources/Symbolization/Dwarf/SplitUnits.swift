import Bytes

/// A unit whose entries are in a file of their own (split DWARF).
package struct SplitUnit: Hashable, Sendable {
  /// The name of the file, as the skeleton unit has it: `DW_AT_dwo_name`.
  package let name: [UInt8]
  /// The compilation directory, which a relative name starts from.
  package let directory: [UInt8]
  /// The number that the skeleton and the unit share.
  package let identifier: UInt64
}

/// Finds the sections of a split unit: those of a `.dwo` file, or those of a whole `.dwp` package;
/// `nil` if there is no such file.
///
/// It may be called from several threads at once.
package typealias SplitUnitSource = @Sendable (SplitUnit) -> DwarfSections?

/// A row of the index of a `.dwp` package, which says what parts of its sections belong to a unit
/// (DWARF 5 §7.3.5). Version 2 is GNU's and numbers the sections differently.
private struct PackageIndex {
  private let columns: [UInt32]
  private let version: UInt32
  private var row: [UInt32: Range<Int>] = [:]

  /// Looks a unit up.
  init?(_ sections: DwarfSections, _ identifier: UInt64) {
    var cursor = DwarfCursor(
      sections.cuIndex.bytes, from: 0, isBigEndian: sections.isBigEndian)
    // In version 5, two bytes of padding follow the two bytes of the version, so the word is 5 or,
    // in a big-endian file, 5 << 16.
    let first = cursor.word()
    let version: UInt32 = first == 2 ? 2 : 5
    let isModern = first == 5 || first == 5 << 16
    guard version == 2 || isModern else { return nil }
    self.version = version
    let columnCount = Int(cursor.word())
    let unitCount = Int(cursor.word())
    let slotCount = Int(cursor.word())
    let names = 16 &+ slotCount &* 12
    let offsets = names &+ columnCount &* 4
    let sizes = offsets &+ unitCount &* columnCount &* 4
    guard (1...16).contains(columnCount), slotCount & (slotCount &- 1) == 0, slotCount > 0,
      sizes &+ unitCount &* columnCount &* 4 <= sections.cuIndex.count,
      let index = Self.row(of: identifier, slotCount, &cursor), index <= unitCount
    else { return nil }
    func words(at start: Int) -> [UInt32] {
      var cursor = DwarfCursor(
        sections.cuIndex.bytes, from: start, isBigEndian: sections.isBigEndian)
      return (0..<columnCount).map { _ in cursor.word() }
    }
    columns = words(at: names)
    let starts = words(at: offsets &+ (index - 1) &* columnCount &* 4)
    let lengths = words(at: sizes &+ (index - 1) &* columnCount &* 4)
    for (column, name) in columns.enumerated() {
      let start = Int(starts[column])
      row[name] = start..<start + Int(lengths[column])
    }
  }

  /// The row of a unit, counted from 1. The index is a hash table with open addressing.
  @_lifetime(cursor: copy cursor)
  private static func row(
    of identifier: UInt64, _ slotCount: Int, _ cursor: inout DwarfCursor
  ) -> Int? {
    let mask = UInt64(slotCount - 1)
    let step = identifier >> 32 & mask | 1
    var slot = identifier & mask
    for _ in 0..<slotCount {
      cursor.move(to: 16 + Int(slot) * 8)
      let found = cursor.double()
      cursor.move(to: 16 + slotCount * 8 + Int(slot) * 4)
      let row = Int(cursor.word())
      if row == 0 { return nil }
      if found == identifier { return row }
      slot = (slot &+ step) & mask
    }
    return nil
  }

  /// The unit's parts of the sections of a package.
  func parts(of package: DwarfSections) -> DwarfSections {
    var parts = package
    func part(_ whole: ByteRegion, _ name: UInt32) -> ByteRegion {
      row[name].map { ByteRegion(whole, $0) } ?? ByteRegion([])
    }
    parts.info = part(package.info, 1)
    parts.abbrev = part(package.abbrev, 3)
    parts.line = part(package.line, 4)
    parts.strOffsets = part(package.strOffsets, 6)
    parts.rnglists = version == 5 ? part(package.rnglists, 8) : ByteRegion([])
    return parts
  }
}

extension DebugUnit {
  /// The unit that this skeleton stands for; `nil` if the unit is whole, or its file is not found.
  func split(by source: SplitUnitSource, alternate: DebugFile?) -> DebugUnit? {
    guard splitName.kind != .none else { return nil }
    let request = SplitUnit(
      name: text(splitName, alternate: alternate), directory: text(directory, alternate: alternate),
      identifier: identifier)
    guard var sections = source(request) else { return nil }
    if sections.cuIndex.count > 0 {
      guard let index = PackageIndex(sections, identifier) else { return nil }
      sections = index.parts(of: sections)
    }
    let file = DebugFile(sections)
    var limit = (1 << 20) + 16 * sections.abbrev.count
    for header in file.units where header.isCode {
      if let unit = DebugUnit(header, in: file, skeleton: self, limit: &limit),
        unit.identifier == identifier
      {
        return unit
      }
    }
    return nil
  }
}
