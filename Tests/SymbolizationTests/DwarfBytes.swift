import Symbolization

/// Writes little-endian DWARF by hand.
struct DwarfBytes {
  private(set) var bytes: [UInt8] = []

  mutating func byte(_ values: UInt8...) { bytes += values }

  mutating func number(_ value: UInt64, size: Int) {
    for place in 0..<size { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * place))) }
  }

  mutating func unsigned(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func text(_ text: String) { bytes += Array(text.utf8) + [0] }

  mutating func append(_ other: [UInt8]) { bytes += other }

  /// An abbreviation: attributes as pairs of name and form.
  mutating func shape(
    _ code: UInt64, tag: UInt64, hasChildren: Bool, _ attributes: [(name: UInt64, form: UInt64)]
  ) {
    unsigned(code)
    unsigned(tag)
    byte(hasChildren ? 1 : 0)
    for (name, form) in attributes {
      unsigned(name)
      unsigned(form)
      if form == 0x21 { byte(42) }
    }
    byte(0, 0)
  }

  /// These bytes after their length, as at the start of a unit.
  var withLength: [UInt8] {
    var whole = DwarfBytes()
    whole.number(UInt64(bytes.count), size: 4)
    return whole.bytes + bytes
  }

  /// A unit of DWARF 5 whose first abbreviation is at 0; `body` has its entries.
  static func unit(_ body: (inout DwarfBytes) -> Void) -> [UInt8] {
    var unit = DwarfBytes()
    unit.number(5, size: 2)
    unit.byte(1, 8)
    unit.number(0, size: 4)
    body(&unit)
    return unit.withLength
  }
}

/// Attributes and forms that the hand-made units use.
enum Dwarf {
  static let compileUnit: UInt64 = 0x11
  static let inlined: UInt64 = 0x1d
  static let subprogram: UInt64 = 0x2e
  static let variable: UInt64 = 0x34
  static let name: UInt64 = 0x03
  static let statementList: UInt64 = 0x10
  static let lowPC: UInt64 = 0x11
  static let highPC: UInt64 = 0x12
  static let origin: UInt64 = 0x31
  static let ranges: UInt64 = 0x55
  static let addressBase: UInt64 = 0x73
  static let unknown: UInt64 = 0x3f00
  static let address: UInt64 = 0x01
  static let data4: UInt64 = 0x06
  static let string: UInt64 = 0x08
  static let reference4: UInt64 = 0x13
  static let offset: UInt64 = 0x17
  static let addressIndex: UInt64 = 0x1b
}
