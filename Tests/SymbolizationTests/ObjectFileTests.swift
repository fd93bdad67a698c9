import Bytes
import Symbolization
import Testing

/// Files that are not linked, such as kernel modules.
@Suite struct ObjectFileTests {
  private func frames(_ binary: inout Binary, at address: UInt64) -> [String] {
    guard case .frames(let frames) = binary.resolve([VirtualAddress(value: address)])[0] else {
      return []
    }
    return frames.map { "\($0.function.text) \($0.file.text):\($0.line)" }
  }

  @Test func `code is placed in the order of the file, and code that initialises after it`() throws
  {
    var binary = try ElfFixtures.binary("module.o")
    let functions = binary.symbols().filter { $0.kind == .function }
    #expect(functions.map(\.name.text) == ["work", "rare", "start_module"])
    #expect(functions.map(\.start.value) == [0, 0xc, 0x13])
    #expect(binary.loadedBytes(at: functions[2].start)?.count == 4)
  }

  @Test func `debug information is linked before it is read`() throws {
    var binary = try ElfFixtures.binary("module.o")
    #expect(frames(&binary, at: 0x3) == ["work /src/module.c:15"])
    #expect(frames(&binary, at: 0xc) == ["rare /src/module.c:11"])
    #expect(frames(&binary, at: 0x14) == ["start_module /src/module.c:7"])
    #expect(binary.doubts.isEmpty)
  }

  @Test func `a module is mapped from the start of its code`() throws {
    let start: UInt64 = 0xffff_ffff_c012_3000
    var binary = try ElfFixtures.binary("module.o")
    let address = try binary.virtualAddress(
      of: start + 0xd, mappedFrom: start, to: start + 0x4000, offset: 0)
    #expect(address.value == 0xd)
  }

  @Test func `unknown relocations leave the symbols, and a doubt`() throws {
    var bytes = try ElfFixtures.image("module.o").file.copy
    bytes[18] = 243
    let places = DebugFilePlaces(directories: [], usesServers: false)
    var binary = Binary(try ElfImage(ByteRegion(bytes)), path: "m.ko".bytes, places: places)
    #expect(frames(&binary, at: 0x3) == ["work :0"])
    #expect(
      binary.doubts.contains {
        $0.description
          == "error reading ELF file m.ko: section .debug_info of an object file for machine 243 "
          + "has relocations that are not supported"
      })
  }

  @Test func `a section of impossible size is not placed`() throws {
    var bytes = try ElfFixtures.image("module.o").file.copy
    let table = (0..<8).reduce(0) { $0 | Int(bytes[40 + $1]) << (8 * $1) }
    // The size of section 2, which is .text.
    for index in 0..<8 { bytes[table + 2 * 64 + 32 + index] = 0xff }
    let image = try ElfImage(ByteRegion(bytes))
    #expect(image.segments.map(\.memorySize) == [7, 4])
  }
}
