import Bytes
import System

/// Tells binaries from profiles.
package enum ElfFile {
  /// Whether the file is an ELF binary: its header is sound and its tables lie in the file.
  package static func isBinary(_ path: [UInt8]) -> Bool {
    // Of a pipe, nothing may be taken: a profile may come through it.
    guard Files.isRegular(path), let file = try? OpenFile(path),
      let header = try? file.read(atMost: 64)
    else { return false }
    guard header.count >= 52, header.starts(with: [0x7f, 0x45, 0x4c, 0x46]),
      header[4] == 1 || header[4] == 2, header[5] == 1 || header[5] == 2, header[6] == 1
    else { return false }
    let is64 = header[4] == 2
    guard header.count >= (is64 ? 64 : 52), number(header, 20, 4) == 1 else { return false }
    let size = file.status?.byteCount ?? 0
    let programs = Table(header, offsetAt: is64 ? 32 : 28, countAt: is64 ? 54 : 42, is64)
    let sections = Table(header, offsetAt: is64 ? 40 : 32, countAt: is64 ? 58 : 46, is64)
    return programs.fits(in: size) && sections.fits(in: size)
  }

  /// A table of the file: where it begins, and what it takes.
  private struct Table {
    let offset: UInt64
    let byteCount: UInt64

    /// - Parameter countAt: Where the size of an entry stands; the number of entries follows.
    init(_ header: [UInt8], offsetAt: Int, countAt: Int, _ is64: Bool) {
      offset = number(header, offsetAt, is64 ? 8 : 4)
      byteCount = number(header, countAt, 2) * number(header, countAt + 2, 2)
    }

    func fits(in size: UInt64) -> Bool { offset <= size && byteCount <= size - offset }
  }

  /// An unsigned number of the header, in the header's own byte order.
  private static func number(_ header: [UInt8], _ start: Int, _ length: Int) -> UInt64 {
    var cursor = ByteCursor(header.span, start..<start + length)
    return cursor.number(size: length, isBigEndian: header[5] != 1) ?? 0
  }
}
