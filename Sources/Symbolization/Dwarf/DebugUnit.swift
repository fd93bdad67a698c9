import Bytes

/// A unit with what its first entry says: its directory, and where its other tables begin.
struct DebugUnit {
  let file: DebugFile
  let header: UnitHeader
  var name = AttributeValue.none
  var directory = AttributeValue.none
  var lowPC = AttributeValue.none
  var highPC = AttributeValue.none
  var ranges = AttributeValue.none
  var lineProgram: Int?
  var splitName = AttributeValue.none
  /// The number that a skeleton and its split unit share.
  var identifier: UInt64
  /// The tables that indices count in, and where they begin. A split unit takes its addresses from
  /// the file of its skeleton.
  var addresses: ByteRegion
  var addressBase: Int
  var stringOffsetsBase: Int
  var rangeListsBase: Int
  /// `.debug_ranges`. In GNU's split DWARF 4 it is that of the skeleton's file, and offsets count
  /// from the base.
  var oldRanges: ByteRegion
  var oldRangesBase = 0

  /// Reads the first entry of a unit.
  ///
  /// - Parameters:
  ///   - skeleton: For a split unit, the unit that stands for it in the file with the code.
  ///   - limit: The number of bytes of abbreviations that may still be read; counted down.
  init?(_ header: UnitHeader, in file: DebugFile, skeleton: DebugUnit? = nil, limit: inout Int) {
    self.file = file
    self.header = header
    let sections = file.sections
    identifier = header.identifier
    // Tables of DWARF 5 begin with a header, and the default base is the end of it.
    let isModern = header.format.version >= 5
    let wide = header.format.is64Bit
    addresses = sections.addr
    addressBase = isModern ? (wide ? 16 : 8) : 0
    stringOffsetsBase = isModern ? (wide ? 16 : 8) : 0
    rangeListsBase = isModern ? (wide ? 20 : 12) : 0
    oldRanges = sections.ranges
    var cursor = DwarfCursor(
      sections.info.bytes, header.firstEntry..<header.range.upperBound,
      isBigEndian: sections.isBigEndian)
    let code = cursor.unsigned()
    let table = AbbreviationTable(
      sections, at: header.abbreviations, header.format, only: code, limit: limit)
    limit -= table.length
    guard code != 0, let shape = table[code] else { return nil }
    for index in shape.attributes {
      let attribute = table.attributes[Int(index)]
      let value = cursor.value(
        attribute.form, constant: attribute.constant, header.format, unit: header.range.lowerBound)
      take(attribute.name, value)
    }
    guard !cursor.isCut else { return nil }
    if let skeleton { take(from: skeleton) }
  }

  private mutating func take(_ name: UInt16, _ value: AttributeValue) {
    switch name {
    case DwarfAttribute.name: self.name = value
    case DwarfAttribute.compilationDirectory: directory = value
    case DwarfAttribute.lowPC: lowPC = value
    case DwarfAttribute.highPC: highPC = value
    case DwarfAttribute.ranges: ranges = value
    case DwarfAttribute.statementList: lineProgram = value.offset
    case DwarfAttribute.splitName, DwarfAttribute.splitNameGNU: splitName = value
    case DwarfAttribute.splitIdentifierGNU: identifier = value.constant
    case DwarfAttribute.addressBase, DwarfAttribute.addressBaseGNU:
      addressBase = value.offset ?? addressBase
    case DwarfAttribute.stringOffsetsBase: stringOffsetsBase = value.offset ?? stringOffsetsBase
    case DwarfAttribute.rangeListsBase: rangeListsBase = value.offset ?? rangeListsBase
    case DwarfAttribute.rangesBaseGNU: oldRangesBase = value.offset ?? 0
    default: break
    }
  }

  private mutating func take(from skeleton: DebugUnit) {
    addresses = skeleton.addresses
    addressBase = skeleton.addressBase
    oldRanges = skeleton.file.sections.ranges
    oldRangesBase = skeleton.oldRangesBase
    lowPC = skeleton.lowPC
  }

  /// The address that a value holds, or that its index stands for.
  func address(_ value: AttributeValue) -> UInt64? {
    switch value.kind {
    case .address: value.number
    case .addressIndex: entry(value.number, size: Int(header.format.addressSize))
    default: nil
    }
  }

  /// An entry of this unit's table of addresses.
  private func entry(_ index: UInt64, size: Int) -> UInt64? {
    guard let start = Self.place(index, size: size, base: addressBase, in: addresses) else {
      return nil
    }
    var cursor = DwarfCursor(
      addresses.bytes, from: start, isBigEndian: file.sections.isBigEndian)
    return cursor.number(size: size)
  }

  /// The offset of an entry of a table; `nil` if it lies beyond the section.
  static func place(_ index: UInt64, size: Int, base: Int, in region: ByteRegion) -> Int? {
    guard let index = Int(exactly: index) else { return nil }
    let (distance, isLong) = index.multipliedReportingOverflow(by: size)
    let (start, isFar) = base.addingReportingOverflow(distance)
    guard !isLong, !isFar, start >= 0, start <= region.count - size else { return nil }
    return start
  }

  /// The text that a value holds or stands for; empty if the value is not a text.
  ///
  /// - Parameters:
  ///   - section: The section with the texts that are written in place.
  ///   - alternate: The file to which `dwz` moved shared texts.
  func text(_ value: AttributeValue, in section: ByteRegion, alternate: DebugFile?) -> [UInt8] {
    let sections = file.sections
    switch value.kind {
    case .text: return DebugFile.text(in: section, at: value.number)
    case .stringOffset: return DebugFile.text(in: sections.str, at: value.number)
    case .lineStringOffset: return DebugFile.text(in: sections.lineStr, at: value.number)
    case .alternateStringOffset:
      return alternate.map { DebugFile.text(in: $0.sections.str, at: value.number) } ?? []
    case .stringIndex:
      let size = header.format.offsetSize
      guard
        let start = Self.place(
          value.number, size: size, base: stringOffsetsBase, in: sections.strOffsets)
      else { return [] }
      var cursor = DwarfCursor(
        sections.strOffsets.bytes, from: start, isBigEndian: sections.isBigEndian)
      return DebugFile.text(in: sections.str, at: cursor.number(size: size))
    default: return []
    }
  }

  /// The text of a value in `.debug_info`.
  func text(_ value: AttributeValue, alternate: DebugFile?) -> [UInt8] {
    text(value, in: file.sections.info, alternate: alternate)
  }
}
