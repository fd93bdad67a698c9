import Bytes

/// The header of a line program (DWARF 5 §6.2.4): its parameters, directories and files.
struct LineHeader {
  struct File {
    let name: AttributeValue
    let directory: UInt64
  }

  var format: UnitFormat
  var minimumInstructionLength: UInt64 = 1
  var operationsPerInstruction: UInt64 = 1
  var lineBase: Int64 = 0
  var lineRange: UInt64 = 1
  /// The number of operands of each standard opcode, from opcode 1 on.
  var operandCounts: [UInt8] = []
  var directories: [AttributeValue] = []
  var files: [File] = []
  /// The range of the opcodes in `.debug_line`.
  var program = 0..<0

  /// Reads the header at an offset of `.debug_line`.
  ///
  /// - Parameter addressSize: The address size of the unit. A header of DWARF 5 has its own.
  init?(_ sections: DwarfSections, at offset: Int, addressSize: UInt8) {
    var cursor = DwarfCursor(
      sections.line.bytes, from: offset, isBigEndian: sections.isBigEndian)
    let (length, is64Bit) = cursor.initialLength()
    guard !cursor.isCut, let length = Int(exactly: length), length > 0 else { return nil }
    // A program that is cut off is read up to the cut.
    cursor.limit(to: cursor.position &+ min(length, cursor.remaining))
    let end = cursor.end
    let version = cursor.half()
    guard (2...5).contains(version) else { return nil }
    var addressSize = addressSize
    if version >= 5 {
      addressSize = cursor.byte()
      cursor.skip(1)
    }
    format = UnitFormat(version: version, addressSize: addressSize, is64Bit: is64Bit)
    guard let headerLength = Int(exactly: cursor.offset(is64Bit: is64Bit)),
      headerLength <= cursor.remaining
    else { return nil }
    program = cursor.position &+ headerLength..<end
    cursor.limit(to: program.lowerBound)
    minimumInstructionLength = UInt64(cursor.byte())
    if version >= 4 { operationsPerInstruction = max(UInt64(cursor.byte()), 1) }
    cursor.skip(1)
    lineBase = Int64(Int8(bitPattern: cursor.byte()))
    lineRange = UInt64(cursor.byte())
    let opcodeBase = cursor.byte()
    for _ in 1..<max(opcodeBase, 1) { operandCounts.append(cursor.byte()) }
    if version >= 5 {
      directories = readEntries(&cursor).map(\.name)
      files = readEntries(&cursor)
    } else {
      readOldTables(&cursor)
    }
  }

  /// Reads the tables of DWARF 2 to 4. An empty name ends each table.
  @_lifetime(cursor: copy cursor)
  private mutating func readOldTables(_ cursor: inout DwarfCursor) {
    while !cursor.isAtEnd {
      let start = cursor.position
      cursor.skipText()
      if cursor.position &- start <= 1 { break }
      directories.append(AttributeValue(kind: .text, number: UInt64(start)))
    }
    while !cursor.isAtEnd, let file = Self.oldFile(&cursor) { files.append(file) }
  }

  /// A file in the form of DWARF 2 to 4; `nil` at the end of the table.
  @_lifetime(cursor: copy cursor)
  static func oldFile(_ cursor: inout DwarfCursor) -> File? {
    let start = cursor.position
    cursor.skipText()
    if cursor.position &- start <= 1 { return nil }
    let directory = cursor.unsigned()
    cursor.skipLEB()
    cursor.skipLEB()
    return File(name: AttributeValue(kind: .text, number: UInt64(start)), directory: directory)
  }

  /// Reads a table of DWARF 5: a list of the fields of an entry, then the entries.
  @_lifetime(cursor: copy cursor)
  private func readEntries(_ cursor: inout DwarfCursor) -> [File] {
    let path: UInt64 = 1
    let directoryIndex: UInt64 = 2
    var shape: [(content: UInt64, form: UInt16)] = []
    for _ in 0..<cursor.byte() {
      shape.append((cursor.unsigned(), UInt16(exactly: cursor.unsigned()) ?? 0))
    }
    let count = cursor.unsigned()
    var entries: [File] = []
    while UInt64(entries.count) < count, !cursor.isAtEnd {
      let start = cursor.position
      var name = AttributeValue.none
      var directory: UInt64 = 0
      for (content, form) in shape {
        let value = cursor.value(form, format)
        if content == path { name = value }
        if content == directoryIndex { directory = value.constant }
      }
      // Entries of no bytes would be endless.
      if cursor.isCut || cursor.position == start { break }
      entries.append(File(name: name, directory: directory))
    }
    return entries
  }

  /// The file with the number that a row or a call gives; `nil` if there is none.
  func file(_ number: UInt64) -> File? {
    // Numbers count from 0 since DWARF 5, and from 1 before.
    let index = format.version >= 5 ? number : number &- 1
    return index < UInt64(files.count) ? files[Int(index)] : nil
  }

  /// The directory with the number that a file gives; `nil` for the directory of the unit itself.
  func directory(_ number: UInt64) -> AttributeValue? {
    let index = format.version >= 5 ? number : number &- 1
    return index < UInt64(directories.count) ? directories[Int(index)] : nil
  }
}
