/// The header of a unit in `.debug_info` (DWARF 5 §7.5.1).
struct UnitHeader {
  /// Kinds of units, as DWARF 5 numbers them. All units of older versions count as `compile`.
  enum Kind: UInt8 {
    case compile = 1
    case type = 2
    case partial = 3
    case skeleton = 4
    case splitCompile = 5
    case splitType = 6
  }

  /// From the start of the header to the end of the unit.
  let range: Range<Int>
  let kind: Kind
  let format: UnitFormat
  /// The offset of its abbreviations.
  let abbreviations: Int
  /// The offset of its first entry.
  let firstEntry: Int
  /// The number that a skeleton and its split unit share; 0 if the header has none.
  let identifier: UInt64

  /// Reads the header at the cursor, and moves the cursor to the next unit.
  ///
  /// - Returns: `nil` for a unit that cannot be read, such as one of a later version.
  @_lifetime(cursor: copy cursor)
  init?(_ cursor: inout DwarfCursor) {
    let start = cursor.position
    let (length, is64Bit) = cursor.initialLength()
    let body = cursor.position
    guard !cursor.isCut, length <= UInt64(cursor.remaining) else {
      cursor.cut()
      return nil
    }
    let end = body &+ Int(length)
    defer { cursor.move(to: end) }
    let version = cursor.half()
    guard (2...5).contains(version) else { return nil }
    var kind = Kind.compile
    var identifier: UInt64 = 0
    let abbreviations: UInt64
    let addressSize: UInt8
    if version >= 5 {
      guard let known = Kind(rawValue: cursor.byte()) else { return nil }
      kind = known
      addressSize = cursor.byte()
      abbreviations = cursor.offset(is64Bit: is64Bit)
      switch kind {
      case .skeleton, .splitCompile: identifier = cursor.double()
      case .type, .splitType: cursor.skip(8 + (is64Bit ? 8 : 4))
      case .compile, .partial: break
      }
    } else {
      abbreviations = cursor.offset(is64Bit: is64Bit)
      addressSize = cursor.byte()
    }
    guard !cursor.isCut, cursor.position <= end, (1...8).contains(addressSize),
      let abbreviations = Int(exactly: abbreviations)
    else { return nil }
    range = start..<end
    self.kind = kind
    format = UnitFormat(version: version, addressSize: addressSize, is64Bit: is64Bit)
    self.abbreviations = abbreviations
    firstEntry = cursor.position
    self.identifier = identifier
  }

  /// Whether it may hold code.
  var isCode: Bool { kind == .compile || kind == .skeleton || kind == .splitCompile }
}
