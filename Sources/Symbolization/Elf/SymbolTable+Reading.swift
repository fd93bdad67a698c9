import Bytes

extension ElfImage {
  /// The two symbol tables of a file: all symbols, or those that other binaries can see.
  enum SymbolSection: UInt32 {
    case all = 2
    case dynamic = 11
  }

  /// The symbols of a section; `nil` if the section was stripped.
  ///
  /// - Parameter table: The index of this table among those that are joined.
  func symbols(
    in kind: SymbolSection, table: UInt8 = 0
  ) throws(BinaryError.Problem) -> (rows: [SymbolTable.Row], strings: ByteRegion)? {
    guard let section = section(ofType: kind.rawValue), !section.isAbsent else { return nil }
    return try symbols(of: section, table: table)
  }

  /// Reads a symbol table.
  ///
  /// A symbol of type `STT_FILE` names the source file of the local symbols that follow it.
  private func symbols(
    of section: ElfSection, table: UInt8
  ) throws(BinaryError.Problem) -> (rows: [SymbolTable.Row], strings: ByteRegion) {
    guard sections.indices.contains(Int(section.link)) else { return ([], ByteRegion([])) }
    let strings = try contents(of: sections[Int(section.link)])
    let symbols = ElfFields(
      region: try contents(of: section), is64Bit: is64Bit, isBigEndian: isBigEndian)
    let stride = is64Bit ? 24 : 16
    var rows: [SymbolTable.Row] = []
    var fileName: UInt32 = 0
    for index in 1..<max(1, symbols.region.count / stride) {
      let start = index * stride
      let info = UInt8(truncatingIfNeeded: symbols.number(at: start + (is64Bit ? 4 : 12), size: 1))
      if info & 15 == 4 { fileName = symbols.word(at: start) }
      let fields = SymbolFields(
        value: symbols.address(8, 4, from: start), size: symbols.address(16, 8, from: start),
        name: symbols.word(at: start), info: info,
        section: symbols.half(at: start + (is64Bit ? 6 : 14)), fileName: fileName)
      if let row = row(fields, table: table), !isMarker(strings, row) { rows.append(row) }
    }
    return (rows, strings)
  }

  /// A symbol as it is in the file.
  struct SymbolFields {
    let value: UInt64
    let size: UInt64
    let name: UInt32
    let info: UInt8
    let section: UInt16
    /// The name of the last `STT_FILE` symbol before it.
    let fileName: UInt32
  }

  /// The row of a symbol; `nil` unless it is a function, a variable or a label in a section.
  func row(_ symbol: SymbolFields, table: UInt8) -> SymbolTable.Row? {
    let kind: ElfSymbol.Kind
    switch symbol.info & 15 {
    case 0: kind = .other
    case 1: kind = .object
    // STT_GNU_IFUNC is a function that chooses another function when the program starts.
    case 2, 10: kind = .function
    default: return nil
    }
    // SHN_UNDEF is defined elsewhere. The numbers from SHN_LORESERVE on are absolute and common
    // symbols, except SHN_XINDEX, which stands for a section whose number does not fit.
    let section = symbol.section
    guard section != 0, section < 0xff00 || section == 0xffff else { return nil }
    var address = symbol.value
    // In an object file, addresses count from the section.
    if fileType == .relocatable, sections.indices.contains(Int(section)) {
      address &+= sections[Int(section)].address
    }
    // The lowest bit in the address of a 32-bit ARM function marks Thumb code.
    if machine == 40, kind == .function { address &= ~1 }
    let isLocal = symbol.info >> 4 == 0
    return SymbolTable.Row(
      start: address, size: symbol.size, name: symbol.name,
      fileName: isLocal ? symbol.fileName : 0, strings: table, kind: kind,
      isWeak: symbol.info >> 4 == 2, isLocal: isLocal)
  }

  /// Whether a symbol has no name, or is one of `$x`, `$d`, `$a` and `$t`, which mark code and data
  /// on ARM and RISC-V.
  func isMarker(_ strings: ByteRegion, _ row: SymbolTable.Row) -> Bool {
    guard let name = Int(exactly: row.name), name < strings.count else { return true }
    let bytes = strings.bytes
    if bytes[name] == 0 { return true }
    let hasMarkers = machine == 40 || machine == 183 || machine == 243
    return hasMarkers && row.kind == .other && row.isLocal && bytes[name] == 0x24
  }
}
