import Bytes

/// The DWARF of one file: its sections, and the headers of its units.
final class DebugFile: Sendable {
  let sections: DwarfSections
  /// The units of `.debug_info`, by offset.
  let units: [UnitHeader]

  init(_ sections: DwarfSections) {
    self.sections = sections
    var units: [UnitHeader] = []
    var cursor = DwarfCursor(
      sections.info.bytes, from: 0, isBigEndian: sections.isBigEndian)
    while !cursor.isAtEnd {
      if let unit = UnitHeader(&cursor) { units.append(unit) }
    }
    self.units = units
  }

  /// The unit that holds an offset of `.debug_info`.
  func unit(at offset: Int) -> UnitHeader? {
    let next = units.partitioningIndex { $0.range.lowerBound > offset }
    guard next > 0, units[next - 1].range.contains(offset) else { return nil }
    return units[next - 1]
  }

  /// The text at an offset; empty if the offset lies beyond the section.
  static func text(in region: ByteRegion, at offset: UInt64) -> [UInt8] {
    guard let offset = Int(exactly: offset), offset < region.count else { return [] }
    var cursor = DwarfCursor(region.bytes, from: offset, isBigEndian: false)
    return cursor.text()
  }
}
