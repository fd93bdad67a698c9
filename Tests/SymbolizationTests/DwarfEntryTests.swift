import Bytes
import Symbolization
import Testing

/// Hand-made entries, for what compilers rarely write.
@Suite struct DwarfEntryTests {
  private func names(_ sections: DwarfSections, at address: UInt64) -> [String] {
    let resolution = DwarfResolver(sections).resolve([VirtualAddress(value: address)])[0]
    guard case .frames(let frames) = resolution else { return [] }
    return frames.map { String(decoding: $0.function, as: UTF8.self) }
  }

  /// A form, and a value in it.
  struct Value: Sendable {
    let form: UInt64
    let bytes: [UInt8]
  }

  @Test(arguments: [
    Value(form: 0x01, bytes: [1, 2, 3, 4, 5, 6, 7, 8]), Value(form: 0x03, bytes: [2, 0, 9, 9]),
    Value(form: 0x04, bytes: [1, 0, 0, 0, 9]), Value(form: 0x05, bytes: [1, 2]),
    Value(form: 0x06, bytes: [1, 2, 3, 4]), Value(form: 0x07, bytes: [1, 2, 3, 4, 5, 6, 7, 8]),
    Value(form: 0x08, bytes: [65, 66, 0]), Value(form: 0x09, bytes: [0x81, 0, 7]),
    Value(form: 0x0a, bytes: [3, 1, 1, 1]), Value(form: 0x0b, bytes: [1]),
    Value(form: 0x0c, bytes: [1]), Value(form: 0x0d, bytes: [0xff, 0x7e]),
    Value(form: 0x0e, bytes: [0, 0, 0, 0]), Value(form: 0x0f, bytes: [0xff, 0x01]),
    Value(form: 0x10, bytes: [0, 0, 0, 0]), Value(form: 0x11, bytes: [0]),
    Value(form: 0x12, bytes: [0, 0]), Value(form: 0x13, bytes: [0, 0, 0, 0]),
    Value(form: 0x14, bytes: [0, 0, 0, 0, 0, 0, 0, 0]), Value(form: 0x15, bytes: [0x80, 0]),
    Value(form: 0x16, bytes: [0x05, 1, 2]), Value(form: 0x16, bytes: [0x08, 65, 0]),
    Value(form: 0x17, bytes: [0, 0, 0, 0]), Value(form: 0x18, bytes: [2, 0x91, 0]),
    Value(form: 0x19, bytes: []), Value(form: 0x1a, bytes: [0x80, 1]),
    Value(form: 0x1b, bytes: [0x80, 1]), Value(form: 0x1c, bytes: [0, 0, 0, 0]),
    Value(form: 0x1d, bytes: [0, 0, 0, 0]),
    Value(form: 0x1e, bytes: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]),
    Value(form: 0x1f, bytes: [0, 0, 0, 0]), Value(form: 0x20, bytes: [0, 1, 2, 3, 4, 5, 6, 7]),
    Value(form: 0x21, bytes: []), Value(form: 0x22, bytes: [3]), Value(form: 0x23, bytes: [3]),
    Value(form: 0x24, bytes: [0, 1, 2, 3, 4, 5, 6, 7]), Value(form: 0x25, bytes: [1]),
    Value(form: 0x26, bytes: [1, 2]), Value(form: 0x27, bytes: [1, 2, 3]),
    Value(form: 0x28, bytes: [1, 2, 3, 4]), Value(form: 0x29, bytes: [1]),
    Value(form: 0x2a, bytes: [1, 2]), Value(form: 0x2b, bytes: [1, 2, 3]),
    Value(form: 0x2c, bytes: [1, 2, 3, 4]), Value(form: 0x1f01, bytes: [0x80, 1]),
    Value(form: 0x1f02, bytes: [0x80, 1]), Value(form: 0x1f20, bytes: [0, 0, 0, 0]),
    Value(form: 0x1f21, bytes: [0, 0, 0, 0]),
  ])
  func `a value of any form is read past, in entries that matter and in others`(value: Value) {
    var shapes = DwarfBytes()
    let code = [(name: Dwarf.lowPC, form: Dwarf.address), (Dwarf.highPC, Dwarf.data4)]
    shapes.shape(1, tag: Dwarf.compileUnit, hasChildren: true, [(Dwarf.unknown, value.form)] + code)
    shapes.shape(2, tag: Dwarf.variable, hasChildren: false, [(Dwarf.unknown, value.form)])
    shapes.shape(
      3, tag: Dwarf.subprogram, hasChildren: false,
      [(Dwarf.unknown, value.form), (Dwarf.name, Dwarf.string)] + code)
    shapes.byte(0)
    var sections = DwarfSections()
    sections.abbrev = ByteRegion(shapes.bytes)
    sections.info = ByteRegion(
      DwarfBytes.unit { unit in
        unit.byte(1)
        unit.append(value.bytes)
        unit.number(0x1000, size: 8)
        unit.number(0x100, size: 4)
        unit.byte(2)
        unit.append(value.bytes)
        unit.byte(3)
        unit.append(value.bytes)
        unit.text("found")
        unit.number(0x1000, size: 8)
        unit.number(0x10, size: 4)
        unit.byte(0)
      })
    #expect(names(sections, at: 0x100f) == ["found"])
    #expect(names(sections, at: 0x1010) == [])
  }

  /// A unit from 0x1000 to 0x1100 with one function, whose origin is at an offset.
  private func referring(to offset: UInt64) -> DwarfSections {
    var shapes = DwarfBytes()
    let code = [(name: Dwarf.lowPC, form: Dwarf.address), (Dwarf.highPC, Dwarf.data4)]
    shapes.shape(1, tag: Dwarf.compileUnit, hasChildren: true, code)
    shapes.shape(
      2, tag: Dwarf.subprogram, hasChildren: false, [(Dwarf.origin, Dwarf.reference4)] + code)
    shapes.shape(3, tag: Dwarf.subprogram, hasChildren: false, [(Dwarf.name, Dwarf.string)])
    shapes.byte(0)
    var sections = DwarfSections()
    sections.abbrev = ByteRegion(shapes.bytes)
    sections.info = ByteRegion(
      DwarfBytes.unit { unit in
        unit.byte(1)
        unit.number(0x1000, size: 8)
        unit.number(0x100, size: 4)
        unit.byte(2)
        unit.number(offset, size: 4)
        unit.number(0x1000, size: 8)
        unit.number(0x100, size: 4)
        unit.byte(3)
        unit.text("origin")
        unit.byte(0)
      })
    return sections
  }

  @Test func `a name comes from the abstract origin`() {
    #expect(names(referring(to: 42), at: 0x1000) == ["origin"])
  }

  @Test(arguments: [0, 11, 25, 48, 200, 0xffff_ffff] as [UInt64])
  func `an origin that is its own, or nowhere, gives no name`(offset: UInt64) {
    #expect(names(referring(to: offset), at: 0x1000) == [""])
  }

  @Test func `all kinds of entries of range lists are read`() {
    var shapes = DwarfBytes()
    shapes.shape(
      1, tag: Dwarf.compileUnit, hasChildren: true,
      [
        (Dwarf.addressBase, Dwarf.offset), (Dwarf.lowPC, Dwarf.address),
        (Dwarf.ranges, Dwarf.offset),
      ])
    shapes.shape(
      2, tag: Dwarf.subprogram, hasChildren: false,
      [(Dwarf.ranges, Dwarf.offset), (Dwarf.name, Dwarf.string)])
    shapes.byte(0)
    var addresses = DwarfBytes()
    addresses.number(0, size: 8)
    for address in [0x5000, 0x5010, 0x6000] as [UInt64] { addresses.number(address, size: 8) }
    var lists = DwarfBytes()
    lists.byte(4, 0x00, 0x10)  // offset pair from low_pc
    lists.byte(2, 0, 1)  // startx, endx
    lists.byte(3, 2, 0x10)  // startx, length
    lists.byte(1, 2, 4, 0x20, 0x30)  // basex, offset pair
    lists.byte(5)
    lists.number(0x7000, size: 8)  // base
    lists.byte(4, 0x00, 0x10)
    lists.byte(6)
    lists.number(0x8000, size: 8)
    lists.number(0x8010, size: 8)
    lists.byte(7)
    lists.number(0x9000, size: 8)
    lists.byte(0x10, 0)
    var sections = DwarfSections()
    sections.abbrev = ByteRegion(shapes.bytes)
    sections.addr = ByteRegion(addresses.bytes)
    sections.rnglists = ByteRegion(lists.bytes)
    sections.info = ByteRegion(
      DwarfBytes.unit { unit in
        unit.byte(1)
        unit.number(8, size: 4)
        unit.number(0x1000, size: 8)
        unit.number(0, size: 4)
        unit.byte(2)
        unit.number(0, size: 4)
        unit.text("scattered")
        unit.byte(0)
      })
    let starts: [UInt64] = [0x1000, 0x5000, 0x6000, 0x6020, 0x7000, 0x8000, 0x9000]
    for start in starts {
      #expect(names(sections, at: start) == ["scattered"], "\(start)")
      #expect(names(sections, at: start + 15) == ["scattered"], "\(start)")
      #expect(names(sections, at: start + 16) == [], "\(start)")
    }
  }

  @Test func `range lists that all functions share are read within a limit`() {
    var shapes = DwarfBytes()
    shapes.shape(
      1, tag: Dwarf.compileUnit, hasChildren: true,
      [(Dwarf.lowPC, Dwarf.address), (Dwarf.highPC, Dwarf.data4)])
    shapes.shape(2, tag: Dwarf.subprogram, hasChildren: false, [(Dwarf.ranges, Dwarf.offset)])
    shapes.byte(0)
    var lists = DwarfBytes()
    for _ in 0..<100_000 { lists.byte(4, 0x00, 0x10) }
    var sections = DwarfSections()
    sections.abbrev = ByteRegion(shapes.bytes)
    sections.rnglists = ByteRegion(lists.bytes)
    sections.info = ByteRegion(
      DwarfBytes.unit { unit in
        unit.byte(1)
        unit.number(0x1000, size: 8)
        unit.number(0x100, size: 4)
        for _ in 0..<20_000 {
          unit.byte(2)
          unit.number(0, size: 4)
        }
        unit.byte(0)
      })
    let clock = ContinuousClock()
    let time = clock.measure { #expect(names(sections, at: 0x1000) == [""]) }
    // Without a limit, there would be two billion entries.
    #expect(time < .seconds(20))
  }
}
