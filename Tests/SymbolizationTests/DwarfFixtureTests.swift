import Bytes
import Symbolization
import Testing

/// Small binaries of gcc and clang, compared with llvm-symbolizer at each of their addresses
/// (Fixtures/Recipes/dwarf).
@Suite struct DwarfFixtureTests {
  private func check(_ name: String, _ resolver: DwarfResolver) throws {
    let expected = try DwarfFixture(name: name).expected
    #expect(expected.count > 200)
    let resolved = resolver.resolve(expected.map { VirtualAddress(value: $0.address) })
    for (place, resolution) in zip(expected, resolved) {
      #expect(
        DwarfFixture.text(resolution) == place.frames, "\(name) \(String(place.address, radix: 16))"
      )
    }
  }

  @Test(arguments: [
    "gcc-2", "gcc-3", "gcc-4", "gcc-5", "gcc-types", "clang-2", "clang-3", "clang-4", "clang-5",
    "clang-32", "clang-wide", "clang-big-endian",
  ])
  func `every address has the frames that llvm-symbolizer finds`(name: String) throws {
    try check(name, DwarfResolver(DwarfFixture(name: name).sections))
  }

  @Test(arguments: [
    "gcc-split-4", "gcc-split-5", "gcc-split-types", "clang-split-4", "clang-split-5",
  ])
  func `units in .dwo files are found by their names`(name: String) throws {
    let resolver = DwarfResolver(try DwarfFixture(name: name).sections) { unit in
      #expect(unit.directory == "/var/tmp/swprof-fixtures/dwarf".bytes)
      return try? DwarfFixture.sections(String(decoding: unit.name, as: UTF8.self))
    }
    try check(name, resolver)
  }

  @Test(arguments: ["clang-split-4", "clang-split-5"])
  func `units in a .dwp package are found by their identifiers`(name: String) throws {
    let package = try DwarfFixture.sections(name + ".dwp")
    try check(name, DwarfResolver(DwarfFixture(name: name).sections) { _ in package })
  }

  @Test func `entries and texts that dwz shared are read from the alternate file`() throws {
    let alternate = try DwarfFixture.sections("gcc-dwz.alternate")
    try check(
      "gcc-dwz", DwarfResolver(DwarfFixture(name: "gcc-dwz").sections, alternate: alternate))
  }

  @Test(arguments: [
    "gcc-2", "gcc-5", "clang-32", "clang-big-endian", "gcc-dwz", "gcc-split-4", "gcc-split-5",
    "gcc-split-types", "clang-split-4", "clang-split-5",
  ])
  func `a binary finds what belongs to it beside it`(name: String) throws {
    var binary = try Binary(path: DwarfFixture.folder + Array(name.utf8))
    let expected = try DwarfFixture(name: name).expected.filter { !$0.frames.isEmpty }
    let resolved = binary.resolve(expected.map { VirtualAddress(value: $0.address) })
    #expect(resolved.map(DwarfFixture.text) == expected.map(\.frames))
  }

  @Test func `without the files of its split units, a binary has lines but no functions`() throws {
    let fixture = DwarfFixture(name: "gcc-split-5")
    let expected = try fixture.expected
    let resolver = DwarfResolver(try fixture.sections)
    for resolution in resolver.resolve(expected.map { VirtualAddress(value: $0.address) }) {
      guard case .frames(let frames) = resolution else { continue }
      #expect(frames.count == 1 && frames[0].function.isEmpty && frames[0].line > 0)
    }
  }

  @Test func `addresses may come in any order and repeat`() throws {
    let fixture = DwarfFixture(name: "clang-5")
    let resolver = DwarfResolver(try fixture.sections)
    let expected = try fixture.expected
    let shuffled = expected.indices.map { expected[($0 * 89 + 7) % expected.count] }
    let twice = shuffled + shuffled.reversed()
    let resolved = resolver.resolve(twice.map { VirtualAddress(value: $0.address) })
    #expect(resolved.map(DwarfFixture.text) == twice.map(\.frames))
  }

  @Test func `an address outside of all units has no function, and a file without units none`()
    throws
  {
    let resolver = DwarfResolver(try DwarfFixture(name: "gcc-4").sections)
    let places = [0, 0x400fff, UInt64.max].map(VirtualAddress.init(value:))
    #expect(resolver.resolve(places) == Array(repeating: .unresolved(.noFunction), count: 3))
    #expect(
      DwarfResolver(DwarfSections()).resolve(places)
        == Array(repeating: .unresolved(.noDebugInformation), count: 3))
    #expect(resolver.resolve([]).isEmpty)
  }

  @Test func `a frame has names, lines and whether it was inlined`() throws {
    let resolver = DwarfResolver(try DwarfFixture(name: "gcc-5").sections)
    let file = "/var/tmp/swprof-fixtures/dwarf/shapes".bytes
    #expect(
      resolver.resolve([VirtualAddress(value: 0x40100c)]) == [
        .frames([
          SourceFrame(
            function: "cube".bytes, linkageName: "_ZN6shapes4cubeEi".bytes,
            file: file + ".h".bytes, line: 10, column: 15, startLine: 8, isInlined: true),
          SourceFrame(
            function: "volume".bytes, linkageName: "_ZNK6shapes3Box6volumeEi".bytes,
            file: file + ".cpp".bytes, line: 9, column: 19, startLine: 8),
        ])
      ])
  }
}
