// An object file is not linked, and neither is a kernel module. Its sections have no addresses yet.
// Where its debug information needs an address or an offset, it has a relocation: a note that tells
// the linker what to write there.
//
// Profiles have addresses of modules that a kernel has loaded. The kernel places the sections with
// code one after the other, in the order of the file, each at its alignment, except for those that
// run only at initialisation. The sections are placed here in the same way, from 0 on, and all
// others follow. Then the relocations that debug information needs are carried out: each writes the
// address of a symbol plus a number.

import Bytes

extension ElfImage {
  /// Gives each loaded section of an object file an address and a segment.
  mutating func placeSections() {
    let loaded = sections.indices.filter { sections[$0].isLoaded && sections[$0].byteCount > 0 }
    let initial = ".init".bytes
    let code = loaded.filter {
      sections[$0].isExecutable && !sections[$0].name.starts(with: initial)
    }
    var end: UInt64 = 0
    for index in code + loaded.filter({ !code.contains($0) }) {
      let section = sections[index]
      let mask = max(section.alignment, 1) - 1
      // A section of impossible size is not placed. The rest of the file can still be read.
      guard mask < 1 << 20, mask & (mask + 1) == 0, section.byteCount < 1 << 40, end < 1 << 48
      else { continue }
      end = (end + mask) & ~mask
      sections[index].address = end
      segments.append(
        ElfSegment(
          flags: section.isExecutable ? 5 : 6, offset: section.offset, address: end,
          fileSize: section.isAbsent ? 0 : section.byteCount, memorySize: section.byteCount))
      end += section.byteCount
    }
  }

  /// The bytes of a section with the addresses and offsets that a linker would write.
  func relocated(
    _ contents: ByteRegion, of section: ElfSection
  ) throws(BinaryError.Problem) -> ByteRegion {
    let tables = sections.lazy.filter { $0.type == 4 || $0.type == 9 }
    guard let table = tables.first(where: { $0.info == section.index }) else { return contents }
    guard is64Bit, table.type == 4, let sizes = relocationSizes,
      sections.indices.contains(Int(table.link))
    else { throw .unknownRelocations(section: section.name, machine: machine) }
    let rows = ElfFields(region: try stored(table), is64Bit: true, isBigEndian: isBigEndian)
    let symbols = ElfFields(
      region: try stored(sections[Int(table.link)]), is64Bit: true, isBigEndian: isBigEndian)
    var bytes = contents.array(0..<contents.count)
    for row in stride(from: 0, to: rows.region.count - 23, by: 24) {
      let info = rows.address(at: row + 8)
      guard let size = sizes[UInt32(truncatingIfNeeded: info)] else {
        throw .unknownRelocations(section: section.name, machine: machine)
      }
      guard size > 0, let place = Int(exactly: rows.address(at: row)),
        place <= bytes.count - size
      else { continue }
      let symbol = Int(info >> 32) * 24
      let home = Int(symbols.half(at: symbol + 6))
      let start = sections.indices.contains(home) ? sections[home].address : 0
      let value = symbols.address(at: symbol + 8) &+ start &+ rows.address(at: row + 16)
      for byte in 0..<size {
        let shift = UInt64(8 * (isBigEndian ? size - 1 - byte : byte))
        bytes[place + byte] = UInt8(truncatingIfNeeded: value >> shift)
      }
    }
    return ByteRegion(bytes)
  }

  /// How many bytes each kind of relocation writes. Relocations for thread-local variables are not
  /// needed, and write none.
  private var relocationSizes: [UInt32: Int]? {
    switch machine {
    // R_X86_64_NONE, _64, _32, _32S, _DTPOFF64, _DTPOFF32.
    case 62: [0: 0, 1: 8, 10: 4, 11: 4, 17: 0, 21: 0]
    // R_AARCH64_NONE (both), _ABS64, _ABS32, _TLS_DTPREL64.
    case 183: [0: 0, 256: 0, 257: 8, 258: 4, 1029: 0]
    // R_390_NONE, _32, _64.
    case 22: [0: 0, 4: 4, 22: 8]
    default: nil
    }
  }
}
