import Bytes

extension ElfImage {
  /// The build id in lower-case hexadecimal digits; empty where the file has none.
  ///
  /// It is the GNU note of type 3 in the first segment of notes that has one, else in the first
  /// such section. Two of them in one block mean that the file is damaged, and count as no build
  /// id.
  package var buildID: [UInt8] {
    for segment in segments where segment.type == 4 {
      let notes = file.part(at: segment.offset, byteCount: segment.fileSize)
      let found = notes.map { buildIDs(in: $0, alignment: segment.alignment) } ?? []
      if !found.isEmpty { return found.count == 1 ? Self.hexadecimal(found[0]) : [] }
    }
    for section in sections where section.type == 7 {
      let notes = file.part(at: section.offset, byteCount: section.byteCount)
      let found = notes.map { buildIDs(in: $0, alignment: section.alignment) } ?? []
      if !found.isEmpty { return found.count == 1 ? Self.hexadecimal(found[0]) : [] }
    }
    return []
  }

  /// Bytes as lower-case hexadecimal digits.
  static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
    let digits = "0123456789abcdef".bytes
    return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  }

  /// The build ids of a block of notes, at most two.
  ///
  ///     name size │ descriptor size │ type │ name … │ descriptor …
  ///
  /// Name and descriptor are padded to the alignment of the block. A block with a name or
  /// descriptor of more than a megabyte does not hold notes.
  private func buildIDs(in notes: ByteRegion, alignment: UInt64) -> [[UInt8]] {
    let fields = ElfFields(region: notes, is64Bit: is64Bit, isBigEndian: isBigEndian)
    let mask = alignment == 8 ? 7 : 3
    var found: [[UInt8]] = []
    var start = 0
    while start + 12 <= notes.count, found.count < 2 {
      let nameSize = Int(fields.word(at: start))
      let size = Int(fields.word(at: start + 4))
      if nameSize > 1 << 20 || size > 1 << 20 { return [] }
      let descriptor = (start + 12 + nameSize + mask) & ~mask
      if descriptor + size > notes.count { break }
      if fields.word(at: start + 8) == 3, nameSize == 4,
        notes.hasText("GNU".bytes, at: start + 12)
      {
        found.append(notes.array(descriptor..<descriptor + size))
      }
      start = (descriptor + size + mask) & ~mask
    }
    return found
  }
}
