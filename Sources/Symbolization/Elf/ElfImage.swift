package import Bytes
import System

/// An ELF file of either class and byte order: its headers, read and checked when it is opened.
///
///     ┌────────┬─────────────────┬──────────────────── ─ ─ ─┬─────────────────┐
///     │ header │ program headers │ contents                 │ section headers │
///     └────────┴─────────────────┴──────────────────── ─ ─ ─┴─────────────────┘
///
/// Both tables must lie within the file. What they point at is checked when it is read, so one bad
/// section makes only itself unreadable. Nothing is read twice, and only the names of sections are
/// copied.
package struct ElfImage: Sendable {
  /// The whole file.
  package let file: ByteRegion
  /// What kind of ELF file it is.
  package let fileType: ElfFileType
  /// The processor: `EM_X86_64` is 62, `EM_AARCH64` is 183.
  package let machine: UInt16
  /// The segments, in the order of the file. An object file has one for each loaded section.
  package internal(set) var segments: [ElfSegment] = []
  /// The sections, in the order of the file; the first is always empty.
  package internal(set) var sections: [ElfSection] = []

  let fields: ElfFields

  /// Whether addresses have 64 bits.
  package var is64Bit: Bool { fields.is64Bit }
  /// Whether the most significant byte of a number comes first.
  package var isBigEndian: Bool { fields.isBigEndian }

  /// Maps a file and reads its headers.
  package init(opening path: [UInt8]) throws(BinaryError.Problem) {
    let file: ByteRegion
    do throws(SystemError) {
      file = try ByteRegion(mapping: path)
    } catch {
      throw .unreadable(operation: error.isMissingFile ? .stat : .open, code: error.code)
    }
    try self.init(file)
  }

  /// Reads the headers of a file.
  package init(_ file: ByteRegion) throws(BinaryError.Problem) {
    self.file = file
    fields = try Self.identify(file)
    let headerSize = fields.is64Bit ? 64 : 52
    if file.count < headerSize { throw .truncated(fileSize: file.count, needed: headerSize) }
    fileType = ElfFileType(fields.half(at: 16))
    machine = fields.half(at: 18)
    try readSections()
    try readSegments()
    if fileType == .relocatable { placeSections() }
  }

  /// Class and byte order.
  private static func identify(_ file: ByteRegion) throws(BinaryError.Problem) -> ElfFields {
    let bytes = file.bytes
    if bytes.count < 4 { throw .noMagicNumber(fileSize: bytes.count) }
    for (index, byte) in ([0x7f, 0x45, 0x4c, 0x46] as [UInt8]).enumerated()
    where bytes[index] != byte { throw .notElf }
    if bytes.count < 16 { throw .truncated(fileSize: bytes.count, needed: 16) }
    guard bytes[4] == 1 || bytes[4] == 2 else {
      throw .badField(.fileClass, value: UInt64(bytes[4]))
    }
    guard bytes[5] == 1 || bytes[5] == 2 else {
      throw .badField(.byteOrder, value: UInt64(bytes[5]))
    }
    guard bytes[6] == 1 else { throw .badField(.version, value: UInt64(bytes[6])) }
    return ElfFields(region: file, is64Bit: bytes[4] == 2, isBigEndian: bytes[5] == 2)
  }

  /// Reads the sections. If the header has no room for their number, or for the index of the
  /// section with their names, the first section holds it (gABI, "Sections").
  private mutating func readSections() throws(BinaryError.Problem) {
    let offset = fields.address(40, 32, from: 0)
    guard offset != 0 else { return }
    let stride = try entrySize(at: 58, 46, least: is64Bit ? 64 : 40, .sectionEntrySize)
    var count = UInt64(fields.half(at: is64Bit ? 60 : 48))
    var nameIndex = UInt64(fields.half(at: is64Bit ? 62 : 50))
    let first = try start(of: .section, offset, count: max(count, 1), stride)
    if count == 0 { count = fields.address(32, 20, from: first) }
    if nameIndex == 0xffff { nameIndex = UInt64(fields.word(at: first + (is64Bit ? 40 : 24))) }
    _ = try start(of: .section, offset, count: count, stride)
    let headers = (0..<Int(clamping: count)).map { first + $0 * stride }
    let names =
      headers.indices.contains(Int(clamping: nameIndex))
      ? nameTable(at: headers[Int(clamping: nameIndex)]) : ByteRegion([])
    sections = headers.enumerated().map { section(at: $0.element, UInt32($0.offset), names) }
  }

  private func nameTable(at header: Int) -> ByteRegion {
    file.part(
      at: fields.address(24, 16, from: header), byteCount: fields.address(32, 20, from: header))
      ?? ByteRegion([])
  }

  /// Names are cut after 64 bytes, because headers can share one long name. No section that is
  /// looked up here has a longer name.
  private func section(at header: Int, _ index: UInt32, _ names: ByteRegion) -> ElfSection {
    ElfSection(
      name: names.text(at: Int(fields.word(at: header)), limit: 64),
      type: fields.word(at: header + 4),
      flags: fields.address(8, 8, from: header),
      address: fields.address(16, 12, from: header),
      offset: fields.address(24, 16, from: header),
      byteCount: fields.address(32, 20, from: header),
      link: fields.word(at: header + (is64Bit ? 40 : 24)),
      info: fields.word(at: header + (is64Bit ? 44 : 28)),
      index: index,
      alignment: fields.address(48, 32, from: header))
  }

  private mutating func readSegments() throws(BinaryError.Problem) {
    let offset = fields.address(32, 28, from: 0)
    var count = UInt64(fields.half(at: is64Bit ? 56 : 44))
    guard offset != 0, count != 0 else { return }
    if count == 0xffff, !sections.isEmpty {
      let table = Int(clamping: fields.address(40, 32, from: 0))
      count = UInt64(fields.word(at: table + (is64Bit ? 44 : 28)))
    }
    let stride = try entrySize(at: 54, 42, least: is64Bit ? 56 : 32, .programEntrySize)
    let first = try start(of: .program, offset, count: count, stride)
    segments = (0..<Int(clamping: count)).map { segment(at: first + $0 * stride) }
  }

  private func segment(at header: Int) -> ElfSegment {
    ElfSegment(
      type: fields.word(at: header),
      flags: fields.word(at: header + (is64Bit ? 4 : 24)),
      offset: fields.address(8, 4, from: header),
      address: fields.address(16, 8, from: header),
      fileSize: fields.address(32, 16, from: header),
      memorySize: fields.address(40, 20, from: header),
      alignment: fields.address(48, 28, from: header))
  }

  private func entrySize(
    at offset64: Int, _ offset32: Int, least: Int, _ field: BinaryError.Field
  ) throws(BinaryError.Problem) -> Int {
    let size = Int(fields.half(at: is64Bit ? offset64 : offset32))
    if size < least { throw .badField(field, value: UInt64(size)) }
    return size
  }

  /// Where a table begins, which lies within the file.
  private func start(
    of table: BinaryError.Table, _ offset: UInt64, count: UInt64, _ stride: Int
  ) throws(BinaryError.Problem) -> Int {
    let (byteCount, isTooMuch) = count.multipliedReportingOverflow(by: UInt64(stride))
    if !isTooMuch, file.part(at: offset, byteCount: byteCount) != nil { return Int(offset) }
    throw .tableOutOfRange(
      table, offset: offset, byteCount: isTooMuch ? .max : byteCount, fileSize: file.count)
  }
}
