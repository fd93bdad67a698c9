package import Bytes

extension ElfImage {
  /// The first section of that name.
  package func section(named name: String) -> ElfSection? {
    let name = Array(name.utf8)
    return sections.first { $0.name == name }
  }

  /// The first section of that type.
  func section(ofType type: UInt32) -> ElfSection? { sections.first { $0.type == type } }

  /// The executable segment that holds the section `.text`.
  var textSegment: ElfSegment? {
    guard let text = section(named: ".text") else { return nil }
    return segments.first { $0.isLoaded && $0.isExecutable && $0.holds(text.address) }
  }

  /// The bytes of a section as they are in the file; empty if the file holds none.
  func stored(_ section: ElfSection) throws(BinaryError.Problem) -> ByteRegion {
    if section.isAbsent { return ByteRegion([]) }
    guard let part = file.part(at: section.offset, byteCount: section.byteCount) else {
      throw .sectionOutOfRange(
        name: section.name, offset: section.offset, byteCount: section.byteCount,
        fileSize: file.count)
    }
    return part
  }

  /// The bytes of a section, inflated if they are deflated, and relocated in an object file.
  package func contents(of section: ElfSection) throws(BinaryError.Problem) -> ByteRegion {
    let contents = try inflated(section)
    return fileType == .relocatable ? try relocated(contents, of: section) : contents
  }

  /// The bytes of a section, inflated if they are deflated.
  ///
  /// A file marks deflated sections in two ways: by a flag, with a header before the data (gABI,
  /// "Section Compression"), or in the older way by the name `.zdebug_…`, with `ZLIB` and the size
  /// before the data.
  private func inflated(_ section: ElfSection) throws(BinaryError.Problem) -> ByteRegion {
    let stored = try stored(section)
    if section.isAbsent { return stored }
    let start: Int
    let size: UInt64
    if section.isCompressed {
      let header = ElfFields(region: stored, is64Bit: is64Bit, isBigEndian: isBigEndian)
      start = is64Bit ? 24 : 12
      size = header.address(8, 4, from: 0)
      if stored.count < start { throw .badCompression(section: section.name) }
      let method = header.word(at: 0)
      if method != 1 { throw .unknownCompression(section: section.name, method: method) }
    } else if section.name.starts(with: ".zdebug".bytes) {
      let header = ElfFields(region: stored, is64Bit: true, isBigEndian: true)
      start = 12
      size = header.number(at: 4, size: 8)
      if stored.count < start || header.number(at: 0, size: 4) != 0x5a4c_4942 {
        throw .badCompression(section: section.name)
      }
    } else {
      return stored
    }
    let deflated = ByteRegion(stored, start..<stored.count)
    guard let inflated = Inflation.zlib(deflated, size: size) else {
      throw .badCompression(section: section.name)
    }
    return inflated
  }

  /// The bytes that are loaded from an address on, up to the end of the segment's part in the file.
  package func loadedBytes(at address: VirtualAddress) -> ByteRegion? {
    for segment in segments where segment.isLoaded && segment.holds(address.value) {
      let start = address.value - segment.address
      guard start < segment.fileSize else { continue }
      let (offset, isTooMuch) = segment.offset.addingReportingOverflow(start)
      if isTooMuch || offset >= UInt64(file.count) { continue }
      let rest = min(segment.fileSize - start, UInt64(file.count) - offset)
      return file.part(at: offset, byteCount: rest)
    }
    return nil
  }
}
