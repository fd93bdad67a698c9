package import Bytes

/// The sections that DWARF is read from, inflated. A section that the file does not have is empty.
///
/// In a `.dwo` file or a `.dwp` package, their names end in `.dwo`.
package struct DwarfSections: Sendable {
  /// `.debug_info`: the trees of entries that describe a program.
  package var info: ByteRegion
  /// `.debug_abbrev`: the shapes of those entries.
  package var abbrev: ByteRegion
  /// `.debug_line`: line programs.
  package var line: ByteRegion
  /// `.debug_str`
  package var str: ByteRegion
  /// `.debug_line_str`
  package var lineStr: ByteRegion
  /// `.debug_str_offsets`
  package var strOffsets: ByteRegion
  /// `.debug_addr`
  package var addr: ByteRegion
  /// `.debug_ranges`: lists of ranges up to DWARF 4.
  package var ranges: ByteRegion
  /// `.debug_rnglists`: lists of ranges since DWARF 5.
  package var rnglists: ByteRegion
  /// `.debug_aranges`: which unit holds an address.
  package var aranges: ByteRegion
  /// `.debug_cu_index`: which parts of a `.dwp` package belong to a unit.
  package var cuIndex: ByteRegion
  /// Whether the most significant byte of a number comes first.
  package var isBigEndian: Bool

  /// All sections empty.
  package init() {
    let none = ByteRegion([])
    info = none
    abbrev = none
    line = none
    str = none
    lineStr = none
    strOffsets = none
    addr = none
    ranges = none
    rnglists = none
    aranges = none
    cuIndex = none
    isBigEndian = false
  }
}
