/// The value of an attribute as it is written, before it is looked up in other sections.
struct AttributeValue {
  /// What the number means.
  enum Kind: UInt8 {
    case none
    case constant
    case address
    case addressIndex
    /// An offset into the section that the attribute's name implies.
    case sectionOffset
    case rangeListIndex
    /// The offset of a text in the section that is being read.
    case text
    /// The offset of a text in `.debug_str`, `.debug_line_str` or the alternate `.debug_str`.
    case stringOffset, lineStringOffset, alternateStringOffset
    case stringIndex
    /// The offset of an entry in `.debug_info` of this file, or of the alternate file.
    case reference, alternateReference
  }

  let kind: Kind
  let number: UInt64

  static let none = AttributeValue(kind: .none, number: 0)

  init(kind: Kind, number: UInt64) {
    self.kind = kind
    self.number = number
  }

  /// The number, if this is a constant; 0 for any other value.
  var constant: UInt64 { kind == .constant ? number : 0 }

  /// The offset in a section; `nil` if this is not an offset. Before DWARF 4, offsets were written
  /// as plain constants.
  var offset: Int? {
    kind == .sectionOffset || kind == .constant ? Int(exactly: number) : nil
  }
}

/// The facts about a unit that the size of some values depends on.
struct UnitFormat: Hashable {
  let version: UInt16
  let addressSize: UInt8
  let is64Bit: Bool

  var offsetSize: Int { is64Bit ? 8 : 4 }

  /// The size of a value in this form; `nil` if it depends on the bytes.
  func size(of form: UInt16) -> Int? {
    switch form {
    case DwarfForm.flagPresent, DwarfForm.implicitConstant: 0
    case DwarfForm.data1, DwarfForm.flag, DwarfForm.reference1, DwarfForm.stringIndex1,
      DwarfForm.addressIndex1:
      1
    case DwarfForm.data2, DwarfForm.reference2, DwarfForm.stringIndex2, DwarfForm.addressIndex2: 2
    case DwarfForm.stringIndex3, DwarfForm.addressIndex3: 3
    case DwarfForm.data4, DwarfForm.reference4, DwarfForm.referenceSupplement4,
      DwarfForm.stringIndex4, DwarfForm.addressIndex4:
      4
    case DwarfForm.data8, DwarfForm.reference8, DwarfForm.signature,
      DwarfForm.referenceSupplement8:
      8
    case DwarfForm.data16: 16
    case DwarfForm.address: Int(addressSize)
    // Up to DWARF 2, these references were as wide as an address.
    case DwarfForm.referenceAddress: version <= 2 ? Int(addressSize) : offsetSize
    case DwarfForm.stringOffset, DwarfForm.lineStringOffset, DwarfForm.sectionOffset,
      DwarfForm.stringSupplement, DwarfForm.referenceAlternate, DwarfForm.stringAlternate:
      offsetSize
    default: nil
    }
  }
}

extension DwarfCursor {
  /// Skips a value whose size depends on its bytes. An unknown form cuts.
  @_lifetime(self: copy self)
  mutating func skipVariable(_ form: UInt16, _ format: UnitFormat) {
    switch form {
    case DwarfForm.string: skipText()
    case DwarfForm.block, DwarfForm.expression: skip(length: unsigned())
    case DwarfForm.block1: skip(length: UInt64(byte()))
    case DwarfForm.block2: skip(length: UInt64(half()))
    case DwarfForm.block4: skip(length: UInt64(word()))
    case DwarfForm.signed, DwarfForm.unsigned, DwarfForm.referenceUnsigned, DwarfForm.stringIndex,
      DwarfForm.addressIndex, DwarfForm.locationListIndex, DwarfForm.rangeListIndex,
      DwarfForm.addressIndexGNU, DwarfForm.stringIndexGNU:
      skipLEB()
    case DwarfForm.indirect:
      let actual = UInt16(exactly: unsigned()) ?? 0
      if let size = format.size(of: actual) {
        skip(size)
      } else if actual == DwarfForm.indirect {
        cut()
      } else {
        skipVariable(actual, format)
      }
    default: cut()
    }
  }

  /// Reads a value.
  ///
  /// - Parameters:
  ///   - constant: The value in the abbreviation, for `DW_FORM_implicit_const`.
  ///   - unit: The offset of the unit, from which its references count.
  @_lifetime(self: copy self)
  mutating func value(
    _ form: UInt16, constant: Int64 = 0, _ format: UnitFormat, unit: Int = 0
  ) -> AttributeValue {
    func reference(_ number: UInt64) -> AttributeValue {
      AttributeValue(kind: .reference, number: number &+ UInt64(unit))
    }
    switch form {
    case DwarfForm.address:
      return AttributeValue(kind: .address, number: number(size: Int(format.addressSize)))
    case DwarfForm.data1, DwarfForm.flag:
      return AttributeValue(kind: .constant, number: UInt64(byte()))
    case DwarfForm.data2: return AttributeValue(kind: .constant, number: UInt64(half()))
    case DwarfForm.data4: return AttributeValue(kind: .constant, number: UInt64(word()))
    case DwarfForm.data8: return AttributeValue(kind: .constant, number: double())
    case DwarfForm.unsigned: return AttributeValue(kind: .constant, number: unsigned())
    case DwarfForm.signed:
      return AttributeValue(kind: .constant, number: UInt64(bitPattern: signed()))
    case DwarfForm.implicitConstant:
      return AttributeValue(kind: .constant, number: UInt64(bitPattern: constant))
    case DwarfForm.flagPresent: return AttributeValue(kind: .constant, number: 1)
    case DwarfForm.reference1: return reference(UInt64(byte()))
    case DwarfForm.reference2: return reference(UInt64(half()))
    case DwarfForm.reference4: return reference(UInt64(word()))
    case DwarfForm.reference8: return reference(double())
    case DwarfForm.referenceUnsigned: return reference(unsigned())
    case DwarfForm.addressIndex, DwarfForm.addressIndexGNU:
      return AttributeValue(kind: .addressIndex, number: unsigned())
    case DwarfForm.addressIndex1...DwarfForm.addressIndex4:
      let size = Int(form &- DwarfForm.addressIndex1 &+ 1)
      return AttributeValue(kind: .addressIndex, number: number(size: size))
    case DwarfForm.rangeListIndex:
      return AttributeValue(kind: .rangeListIndex, number: unsigned())
    case DwarfForm.indirect:
      let actual = UInt16(exactly: unsigned()) ?? 0
      guard actual != DwarfForm.indirect else {
        cut()
        return .none
      }
      return value(actual, format, unit: unit)
    default: return otherValue(form, format)
    }
  }

  /// Reads a value that points into another section or file, or skips one that is not needed.
  @_lifetime(self: copy self)
  private mutating func otherValue(_ form: UInt16, _ format: UnitFormat) -> AttributeValue {
    let kind: AttributeValue.Kind
    switch form {
    case DwarfForm.string:
      let start = position
      skipText()
      return AttributeValue(kind: .text, number: UInt64(start))
    case DwarfForm.stringIndex, DwarfForm.stringIndexGNU:
      return AttributeValue(kind: .stringIndex, number: unsigned())
    case DwarfForm.stringIndex1...DwarfForm.stringIndex4:
      let size = Int(form &- DwarfForm.stringIndex1 &+ 1)
      return AttributeValue(kind: .stringIndex, number: number(size: size))
    case DwarfForm.referenceSupplement8:
      return AttributeValue(kind: .alternateReference, number: double())
    case DwarfForm.referenceSupplement4:
      return AttributeValue(kind: .alternateReference, number: UInt64(word()))
    case DwarfForm.stringOffset: kind = .stringOffset
    case DwarfForm.lineStringOffset: kind = .lineStringOffset
    case DwarfForm.stringAlternate, DwarfForm.stringSupplement: kind = .alternateStringOffset
    case DwarfForm.referenceAlternate: kind = .alternateReference
    case DwarfForm.sectionOffset: kind = .sectionOffset
    case DwarfForm.referenceAddress:
      let size = format.version <= 2 ? Int(format.addressSize) : format.offsetSize
      return AttributeValue(kind: .reference, number: number(size: size))
    default:
      if let size = format.size(of: form) { skip(size) } else { skipVariable(form, format) }
      return .none
    }
    return AttributeValue(kind: kind, number: offset(is64Bit: format.is64Bit))
  }
}
