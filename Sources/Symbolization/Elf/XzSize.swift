// The parts of xz data that tell their size (the .xz file format 1.2, and the chunks of LZMA2):
//
//     ┌──────────────┬────────────────────────────────────┬─ ─ ─┬───────┐
//     │ header of 12 │ block: header, chunks … 0, padding │     │ index │
//     └──────────────┴────────────────────────────────────┴─ ─ ─┴───────┘
//
// The index has the sizes too, but comes after the data, and an inflater does not check it until
// the end. Each chunk gives the number of bytes that it inflates to, and cannot exceed it. So the
// sum is known without inflating.

import Bytes

extension Inflation {
  /// The most bytes that xz data can inflate to.
  ///
  /// - Returns: `nil` if the data are not xz data, or end within a block.
  static func xzSize(_ deflated: ByteRegion) -> UInt64? {
    let bytes = deflated.bytes
    let magic: [UInt8] = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]
    guard bytes.count > 12, magic.indices.allSatisfy({ bytes[$0] == magic[$0] }) else { return nil }
    let checks = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64]
    let check = checks[Int(bytes[7] & 15)]
    var (position, size): (Int, UInt64) = (12, 0)
    // A block header begins with its size in words of 4 bytes, minus one. The index begins with 0.
    while position < bytes.count, bytes[position] != 0 {
      position += (Int(bytes[position]) + 1) * 4
      guard let block = chunks(bytes, from: position) else { return nil }
      size += block.size
      position = (block.end + 3) & ~3 + check
    }
    return position < bytes.count ? size : nil
  }

  /// Where the chunks of a block end, and the number of bytes they inflate to.
  private static func chunks(_ bytes: Span<UInt8>, from start: Int) -> (end: Int, size: UInt64)? {
    var (position, size): (Int, UInt64) = (start, 0)
    while position < bytes.count, bytes[position] != 0 {
      guard position + 6 <= bytes.count else { return nil }
      let control = bytes[position]
      let length = Int(bytes[position + 1]) << 8 + Int(bytes[position + 2]) + 1
      if control < 0x80 {
        guard control <= 2 else { return nil }
        (position, size) = (position + 3 + length, size + UInt64(length))
      } else {
        let stored = Int(bytes[position + 3]) << 8 + Int(bytes[position + 4]) + 1
        size += UInt64(control & 31) << 16 + UInt64(length)
        position += (control < 0xc0 ? 5 : 6) + stored
      }
    }
    return position < bytes.count ? (position + 1, size) : nil
  }
}
