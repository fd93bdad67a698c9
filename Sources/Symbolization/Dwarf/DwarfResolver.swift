// Addresses are resolved in batches. A batch is sorted and divided among the units that hold its
// addresses. Each of these units is read once for all of its addresses and then dropped: its
// entries (`ScopeSearch.swift`) and its line program (`LineSearch.swift`). Of the other units at
// most the first entry is read. So a batch costs time for the units that it touches, and memory for
// its results. The price is that a unit is read again when a later batch needs it.

import Bytes

/// Resolves addresses of a file by its DWARF.
package struct DwarfResolver: Sendable {
  private let file: DebugFile
  private let alternate: DebugFile?
  private let split: SplitUnitSource
  private let lookup: UnitLookup

  /// Finds the units of a file and the addresses that they hold.
  ///
  /// - Parameters:
  ///   - alternate: The sections of the file to which `dwz` moved shared entries.
  ///   - split: Finds the sections of units that are in files of their own.
  package init(
    _ sections: DwarfSections, alternate: DwarfSections? = nil,
    split: @escaping SplitUnitSource = { _ in nil }
  ) {
    file = DebugFile(sections)
    self.alternate = alternate.map(DebugFile.init)
    self.split = split
    lookup = UnitLookup(file)
  }

  /// An address and the unit that holds it.
  private struct Wanted {
    let unit: Int
    let address: UInt64
    /// Its index in the batch.
    let place: Int
  }

  /// Frames of addresses.
  ///
  /// - Parameter addresses: In any order; repeats are allowed. Pass all of them at once: a batch
  ///   reads each unit once.
  /// - Returns: One entry per address, in the same order; frames run innermost first. A frame of
  ///   assembly code has a line but no function.
  package func resolve(_ addresses: [VirtualAddress]) -> [Resolution] {
    guard !file.units.isEmpty else {
      return Array(repeating: .unresolved(.noDebugInformation), count: addresses.count)
    }
    var results = [Resolution](repeating: .unresolved(.noFunction), count: addresses.count)
    var wanted: [Wanted] = []
    wanted.reserveCapacity(addresses.count)
    for (place, address) in addresses.enumerated() {
      if let unit = lookup.unit(holding: address.value) {
        wanted.append(Wanted(unit: unit, address: address.value, place: place))
      }
    }
    wanted.sort { ($0.unit, $0.address) < ($1.unit, $1.address) }
    let abbreviations = AbbreviationCache(file, alternate)
    // Each unit has its own line program, but the units of a hostile file may share a long one.
    var lineBytes = (64 << 20) + 4 * file.sections.line.count
    var start = 0
    while start < wanted.count {
      let unit = wanted[start].unit
      let end = wanted[start...].partitioningIndex { $0.unit > unit }
      resolve(wanted[start..<end], in: unit, abbreviations, &lineBytes, into: &results)
      start = end
    }
    return results
  }

  /// Resolves the addresses of one unit.
  private func resolve(
    _ wanted: ArraySlice<Wanted>, in unit: Int, _ abbreviations: AbbreviationCache,
    _ lineBytes: inout Int, into results: inout [Resolution]
  ) {
    guard let unit = DebugUnit(file.units[unit], in: file, limit: &abbreviations.bytesLeft)
    else { return }
    var addresses: [UInt64] = []
    for entry in wanted where entry.address != addresses.last { addresses.append(entry.address) }
    var frames = UnitFrames(
      addresses[...], in: unit, alternate: alternate, split: split, abbreviations,
      lineBytes: &lineBytes)
    var index = -1
    var resolution = Resolution.unresolved(.noFunction)
    for entry in wanted {
      if index < 0 || addresses[index] != entry.address {
        index += 1
        resolution = frames.resolution(at: index)
      }
      results[entry.place] = resolution
    }
  }
}
