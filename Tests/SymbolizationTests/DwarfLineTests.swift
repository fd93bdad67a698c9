import Bytes
import Symbolization
import Testing

/// Hand-made line programs.
@Suite struct DwarfLineTests {
  /// The file, line and column of an address.
  private func place(_ sections: DwarfSections, _ address: UInt64) -> String {
    let resolution = DwarfResolver(sections).resolve([VirtualAddress(value: address)])[0]
    guard case .frames(let frames) = resolution, let frame = frames.first else { return "" }
    return String(decoding: frame.file, as: UTF8.self) + ":\(frame.line):\(frame.column)"
  }

  /// A unit of assembly from 0x1000 to 0x2000 with a line program of version 4.
  private func sections(
    instructionLength: UInt8 = 1, operations: UInt8 = 1, lineRange: UInt8 = 14,
    _ program: (inout DwarfBytes) -> Void
  ) -> DwarfSections {
    var shapes = DwarfBytes()
    shapes.shape(
      1, tag: Dwarf.compileUnit, hasChildren: false,
      [
        (Dwarf.lowPC, Dwarf.address), (Dwarf.highPC, Dwarf.data4),
        (Dwarf.statementList, Dwarf.offset), (0x1b, Dwarf.string),
      ])
    shapes.byte(0)
    var header = DwarfBytes()
    header.byte(instructionLength, operations, 1, 0xfb, lineRange, 14)
    // One standard opcode more than DWARF has, with two operands.
    header.byte(0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1, 2)
    header.text("include")
    header.text("/usr/include")
    header.byte(0)
    for (name, directory) in [("a.s", 0), ("b.h", 1), ("c.h", 2)] as [(String, UInt8)] {
      header.text(name)
      header.byte(directory, 0, 0)
    }
    header.byte(0)
    var line = DwarfBytes()
    line.number(4, size: 2)
    line.number(UInt64(header.bytes.count), size: 4)
    line.append(header.bytes)
    line.byte(0, 9, 2)
    line.number(0x1000, size: 8)
    program(&line)
    line.byte(0, 1, 1)
    var sections = DwarfSections()
    sections.abbrev = ByteRegion(shapes.bytes)
    sections.line = ByteRegion(line.withLength)
    sections.info = ByteRegion(
      DwarfBytes.unit { unit in
        unit.byte(1)
        unit.number(0x1000, size: 8)
        unit.number(0x1000, size: 4)
        unit.number(0, size: 4)
        unit.text("/work")
      })
    return sections
  }

  @Test func `special opcodes move address and line`() {
    // 14 + (line + 5) + 14 × address: forward by three instructions and two lines.
    let sections = sections { $0.byte(1, 14 + 7 + 42, 2, 0x10) }
    #expect(place(sections, 0x1002) == "/work/a.s:1:0")
    #expect(place(sections, 0x1003) == "/work/a.s:3:0")
    #expect(place(sections, 0x1012) == "/work/a.s:3:0")
    #expect(place(sections, 0x1013) == "")
    #expect(place(sections, 0xfff) == "")
  }

  @Test func `lines, columns and files are set, and files joined with their directories`() {
    let sections = sections { program in
      program.byte(3, 0x7f, 3, 10, 4, 2, 5, 9, 1, 2, 4)  // line -1 +10, file 2, column 9
      program.byte(4, 3, 1, 2, 4, 4, 7, 1, 2, 4)  // file 3; file 7 does not exist
    }
    #expect(place(sections, 0x1000) == "/work/include/b.h:10:9")
    #expect(place(sections, 0x1004) == "/usr/include/c.h:10:9")
    #expect(place(sections, 0x1008) == ":10:9")
  }

  @Test func `addresses advance by the length of an instruction, or by a fixed number`() {
    let sections = sections(instructionLength: 4) { program in
      program.byte(1, 2, 3, 3, 1, 1)  // advance by 3 × 4, then line 2
      program.byte(8, 3, 1, 1)  // constant: (255 - 14) / 14 = 17 instructions
      program.byte(9, 5, 0, 3, 1, 1, 2, 1)  // fixed: 5 bytes
    }
    #expect(place(sections, 0x100b) == "/work/a.s:1:0")
    #expect(place(sections, 0x100c) == "/work/a.s:2:0")
    #expect(place(sections, 0x104f) == "/work/a.s:2:0")
    #expect(place(sections, 0x1050) == "/work/a.s:3:0")
    #expect(place(sections, 0x1055) == "/work/a.s:4:0")
    #expect(place(sections, 0x1059) == "")
  }

  @Test func `operations of one instruction share its address`() {
    let sections = sections(instructionLength: 16, operations: 3) { program in
      program.byte(1, 2, 2, 3, 1, 1, 2, 2, 3, 1, 1, 2, 8)
    }
    // Two operations later it is still the first instruction, whose last row counts.
    #expect(place(sections, 0x1000) == "/work/a.s:2:0")
    #expect(place(sections, 0x1010) == "/work/a.s:3:0")
    #expect(place(sections, 0x103f) == "/work/a.s:3:0")
    #expect(place(sections, 0x1040) == "")
  }

  @Test func `unknown opcodes are skipped, and a program may define files`() {
    let sections = sections { program in
      program.byte(13, 0x80, 1, 5, 0, 4, 0x99, 1, 2, 3, 6, 7, 10, 11, 12, 3)
      program.byte(0, 8, 3)
      program.text("d.h")
      program.byte(1, 0, 0)
      program.byte(4, 4, 1, 2, 4)
    }
    #expect(place(sections, 0x1000) == "/work/include/d.h:1:0")
  }

  @Test func `of overlapping sequences, the one that begins last counts`() {
    let sections = sections { program in
      program.byte(1, 2, 0x40, 0, 1, 1)
      program.byte(0, 9, 2)
      program.number(0x1010, size: 8)
      program.byte(3, 4, 1, 2, 0x10)
    }
    #expect(place(sections, 0x100f) == "/work/a.s:1:0")
    #expect(place(sections, 0x1010) == "/work/a.s:5:0")
    #expect(place(sections, 0x1020) == "/work/a.s:1:0")
  }

  @Test func `a line range of zero moves nothing, and a sequence without an end has no rows`() {
    #expect(place(sections(lineRange: 0) { $0.byte(1, 200, 2, 4) }, 0x1002) == "/work/a.s:1:0")
    var cut = sections { $0.byte(1, 2, 8) }
    cut.line = ByteRegion(cut.line, 0..<cut.line.count - 3)
    #expect(place(cut, 0x1000) == "")
  }
}
