// Which unit holds an address? `.debug_aranges` has the answer for the units that it lists, and
// those units need not be read. Most compilers do not write it. For a unit that is not listed, the
// first entry is read, which has the ranges of the whole unit. Nothing else of a unit is read here.

import Bytes

/// Finds the units that hold addresses.
struct UnitLookup {
  private struct Span {
    let low: UInt64
    let high: UInt64
    let unit: Int
  }

  private var spans: [Span] = []
  /// For each span, the highest end of it and of the spans before it. Spans may overlap.
  private var reach: [UInt64] = []

  /// Reads the ranges of all units of a file.
  init(_ file: DebugFile) {
    var isListed = [Bool](repeating: false, count: file.units.count)
    readTable(file, &isListed)
    // Units may share lists and abbreviations, which are read for each of them. So there are
    // limits. An entry of a list takes at least three bytes, and the first abbreviation of a unit
    // is among the first of its table.
    let sections = file.sections
    var limit = file.units.count + sections.ranges.count / 4 + sections.rnglists.count
    var bytes = (16 << 20) + 16 * sections.abbrev.count + 256 * file.units.count
    for (index, header) in file.units.enumerated() where !isListed[index] && header.isCode {
      guard let unit = DebugUnit(header, in: file, limit: &bytes) else { continue }
      unit.visitRanges(low: unit.lowPC, high: unit.highPC, list: unit.ranges, limit: &limit) {
        spans.append(Span(low: $0, high: $1, unit: index))
      }
    }
    spans.sort { ($0.low, $0.unit) < ($1.low, $1.unit) }
    var highest: UInt64 = 0
    reach.reserveCapacity(spans.count)
    for span in spans {
      highest = max(highest, span.high)
      reach.append(highest)
    }
  }

  /// Reads `.debug_aranges` (DWARF 5 §6.1.2).
  private mutating func readTable(_ file: DebugFile, _ isListed: inout [Bool]) {
    let sections = file.sections
    var cursor = DwarfCursor(
      sections.aranges.bytes, from: 0, isBigEndian: sections.isBigEndian)
    while !cursor.isAtEnd {
      let start = cursor.position
      let (length, is64Bit) = cursor.initialLength()
      guard !cursor.isCut, length <= UInt64(cursor.remaining) else { return }
      let end = cursor.position &+ Int(length)
      let version = cursor.half()
      let offset = cursor.offset(is64Bit: is64Bit)
      let size = Int(cursor.byte())
      let segmentSize = cursor.byte()
      let unit = file.units.partitioningIndex { UInt64($0.range.lowerBound) >= offset }
      if version == 2, segmentSize == 0, size == 4 || size == 8, unit < file.units.count,
        UInt64(file.units[unit].range.lowerBound) == offset
      {
        isListed[unit] = true
        // The pairs begin at a multiple of their size, counted from the start of the header.
        let misplaced = (cursor.position &- start) % (2 * size)
        if misplaced > 0 { cursor.skip(2 * size - misplaced) }
        while cursor.position < end {
          let low = cursor.number(size: size)
          let count = cursor.number(size: size)
          if low == 0, count == 0 { break }
          let (high, overflow) = low.addingReportingOverflow(count)
          if count > 0, !overflow { spans.append(Span(low: low, high: high, unit: unit)) }
        }
      }
      cursor.move(to: end)
    }
  }

  /// The index of the unit that holds an address; `nil` if there is none.
  ///
  /// Several units may claim an address, because they can share inline functions. Then the answer
  /// is the first of them, as in llvm-symbolizer.
  func unit(holding address: UInt64) -> Int? {
    var index = spans.partitioningIndex { $0.low > address }
    var unit: Int?
    // Ranges rarely overlap. In a file where all of them do, the search stops after a few.
    var patience = 64
    while index > 0, reach[index - 1] > address, patience > 0 {
      index -= 1
      patience -= 1
      if spans[index].high > address { unit = min(unit ?? .max, spans[index].unit) }
    }
    return unit
  }
}
