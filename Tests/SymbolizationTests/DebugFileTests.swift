import Bytes
import Glibc
import Symbolization
import Testing

/// Debug information gives the same frames, however it is stored.
@Suite struct DebugFileTests {
  /// The frames of an address, outermost last: `branch /src/calls.c:12`.
  private func frames(_ name: String, at offset: UInt64, in function: String) throws -> [String] {
    var binary = try ElfFixtures.binary(name)
    let symbols = binary.symbols()
    let symbol = try #require(symbols.first { $0.name.text == function })
    let address = VirtualAddress(value: symbol.start.value + offset)
    guard case .frames(let frames) = binary.resolve([address])[0] else { return [] }
    return frames.map { "\($0.function.text) \($0.file.text):\($0.line)" }
  }

  /// The lines are llvm-symbolizer's. On i386 and s390x, the function sets up its frame first.
  @Test(arguments: [
    ("whole", 12), ("deflated", 12), ("deflated-gnu", 12), ("stripped", 12), ("beside", 12),
    ("within", 12), ("shares", 12), ("shares-too", 12), ("arm64", 12), ("arm", 12), ("i386", 11),
    ("split4", 12), ("split5", 12), ("package", 12),
    ("mips", 12), ("s390x.o", 11), ("arm64.o", 12),
  ])
  func `frames are found wherever the debug information is kept`(name: String, line: Int) throws {
    let frames = try frames(name, at: 0, in: "branch")
    #expect(frames == ["branch /src/calls.c:\(line)"])
  }

  @Test func `inlined calls come first`() throws {
    var binary = try ElfFixtures.binary("whole")
    let addresses = (0x1009..<0x101f).map { VirtualAddress(value: $0) }
    let depths = binary.resolve(addresses).map { resolution in
      if case .frames(let frames) = resolution { frames.map(\.function.text) } else { [String]() }
    }
    #expect(depths.first == ["leaf"])
    #expect(depths.contains(["twice", "leaf"]))
  }

  @Test func `a stripped binary has the symbols of its debug file`() throws {
    var binary = try ElfFixtures.binary("stripped")
    #expect(binary.symbols().contains { $0.name.text == "leaf" })
    #expect(binary.attempts.isEmpty)
  }

  @Test func `the wrong debug file leaves a doubt, and its symbols are not used`() throws {
    var binary = try ElfFixtures.binary("wrong")
    let address = VirtualAddress(value: 0x101f)
    #expect(binary.resolve([address]) == [.unresolved(.noDebugInformation)])
    let doubts = binary.doubts
    #expect(doubts.map(\.path) == [ElfFixtures.path("wrong.debug")])
    guard case .checksumDiffers = doubts.first?.problem else {
      Issue.record("\(doubts)")
      return
    }
    #expect(binary.attempts.count == 3)
  }

  @Test func `a debug file of another build is not used`() throws {
    let places = DebugFilePlaces(directories: [], usesServers: false)
    var binary = try Binary(path: ElfFixtures.path("stripped"), places: places)
    #expect(
      binary.resolve([VirtualAddress(value: 0x101f)]) == [.unresolved(.noDebugInformation)])
  }

  /// Runs if a server has the fixtures:
  ///
  ///     debuginfod -d :memory: -F Fixtures/Binaries/elf &
  ///     DEBUGINFOD_URLS=http://127.0.0.1:8002 swift test --filter DebugFileTests
  @Test(.enabled(if: unsafe getenv("DEBUGINFOD_URLS") != nil))
  func `a debug file is fetched from a server`() throws {
    var binary = try Binary(
      path: ElfFixtures.path("stripped"), places: DebugFilePlaces(directories: []))
    guard case .frames(let frames) = binary.resolve([VirtualAddress(value: 0x101f)])[0] else {
      Issue.record("\(binary.attempts)")
      return
    }
    #expect(frames.map(\.line) == [12])
  }

  /// Debian's libc is stripped. libc6-dbg has its debug information in the tree of build ids.
  @Test(.enabled(if: unsafe access("/usr/share/doc/libc6-dbg", F_OK) == 0))
  func `the system's debug files are found without being told`() throws {
    var binary = try Binary(path: "/lib/x86_64-linux-gnu/libc.so.6".bytes)
    let qsort = try #require(binary.symbols().first { $0.name.text == "qsort" })
    guard case .frames(let frames) = binary.resolve([qsort.start])[0] else {
      Issue.record("\(binary.attempts)")
      return
    }
    #expect(frames.last?.file.text.hasSuffix("/msort.c") == true)
    #expect(try #require(frames.last).line > 0)
  }

  @Test func `symbols packed into a stripped library are read with the dynamic ones`() throws {
    var binary = try ElfFixtures.binary("packed")
    let symbols = binary.symbols()
    let leaf = try #require(symbols.first { $0.name.text == "leaf" })
    #expect(leaf.isLocal)
    #expect(symbols.contains { $0.name.text == "branch" && !$0.isLocal })
    guard case .frames(let frames) = binary.resolve([leaf.start])[0] else {
      Issue.record("no frames")
      return
    }
    #expect(
      frames == [SourceFrame(function: leaf.name, linkageName: leaf.name, file: leaf.fileName)])
  }

  @Test func `shared debug information that is missing is a doubt`() throws {
    let image = try ElfFixtures.image("shares")
    let places = DebugFilePlaces(directories: [], usesServers: false)
    var binary = Binary(image, path: "/nowhere/shares".bytes, places: places)
    _ = binary.resolve([VirtualAddress(value: 0x101f)])
    #expect(
      binary.doubts.map(\.description) == ["stat shared.dwz: no such file or directory"])
    #expect(binary.attempts.map(\.path.text) == ["/nowhere/shared.dwz"])
  }

  @Test func `packed symbols that cannot be inflated are a doubt`() throws {
    let section = try #require(try ElfFixtures.image("packed").section(named: ".gnu_debugdata"))
    var bytes = try ElfFixtures.image("packed").file.copy
    bytes[Int(section.offset) + 40] ^= 0xff
    let places = DebugFilePlaces(directories: [], usesServers: false)
    var binary = Binary(
      try ElfImage(ByteRegion(bytes)), path: "/nowhere/packed".bytes, places: places)
    #expect(binary.symbols().contains { $0.name.text == "branch" })
    #expect(
      binary.doubts.map(\.description) == [
        "error reading ELF file /nowhere/packed: section .gnu_debugdata cannot be inflated"
      ])
  }

  @Test func `addresses outside the segments say so`() throws {
    var binary = try ElfFixtures.binary("whole")
    let resolutions = binary.resolve([0x500, 0x1060, 0x9_0000].map { VirtualAddress(value: $0) })
    #expect(
      resolutions == [
        .unresolved(.outsideOfFile), .unresolved(.outsideOfFile), .unresolved(.outsideOfFile),
      ])
  }

  @Test func `symbols alone give the nearest name`() throws {
    var binary = try ElfFixtures.binary("arm64")
    let symbols = binary.symbols()
    let leaf = try #require(symbols.first { $0.name.text == "leaf" })
    let inside = VirtualAddress(value: leaf.start.value + 4)
    let name = "leaf".bytes
    #expect(
      binary.resolveBySymbols([inside, VirtualAddress(value: 1)]) == [
        .frames([SourceFrame(function: name, linkageName: name, file: "calls.c".bytes)]),
        .unresolved(.noFunction),
      ])
  }
}
