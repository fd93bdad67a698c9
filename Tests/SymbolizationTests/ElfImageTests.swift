import Bytes
import Symbolization
import Testing

@Suite struct ElfImageTests {
  struct Kind: Sendable {
    let name: String
    let is64Bit: Bool
    let isBigEndian: Bool
    let fileType: ElfFileType
    let machine: UInt16
  }

  static let kinds = [
    Kind(name: "whole", is64Bit: true, isBigEndian: false, fileType: .shared, machine: 62),
    Kind(name: "arm64", is64Bit: true, isBigEndian: false, fileType: .executable, machine: 183),
    Kind(name: "arm", is64Bit: false, isBigEndian: false, fileType: .executable, machine: 40),
    Kind(name: "i386", is64Bit: false, isBigEndian: false, fileType: .executable, machine: 3),
    Kind(name: "mips", is64Bit: false, isBigEndian: true, fileType: .executable, machine: 8),
    Kind(name: "s390x.o", is64Bit: true, isBigEndian: true, fileType: .relocatable, machine: 22),
  ]

  @Test(arguments: kinds)
  func `the header is read in every class and byte order`(kind: Kind) throws {
    let image = try ElfFixtures.image(kind.name)
    #expect(image.is64Bit == kind.is64Bit)
    #expect(image.isBigEndian == kind.isBigEndian)
    #expect(image.fileType == kind.fileType)
    #expect(image.machine == kind.machine)
  }

  @Test(arguments: kinds)
  func `symbols are found in every class and byte order`(kind: Kind) throws {
    var binary = try ElfFixtures.binary(kind.name)
    let symbols = binary.symbols()
    let branch = try #require(symbols.first { $0.name.text == "branch" })
    #expect(branch.kind == .function)
    #expect(branch.size > 0)
    #expect(symbols.symbol(holding: branch.start) == branch)
    let loaded = binary.loadedBytes(at: branch.start)
    let code = try #require(loaded)
    #expect(code.count >= Int(branch.size))
  }

  @Test func `segments are the same as in readelf`() throws {
    let segments = try ElfFixtures.image("whole").segments
    #expect(segments.map(\.type) == [1, 1, 1, 1, 2, 4, 0x6474_e551, 0x6474_e552])
    let code = segments[1]
    #expect(code.isExecutable && code.isLoaded)
    #expect(
      [code.offset, code.address, code.fileSize, code.memorySize] == [0x1000, 0x1000, 96, 96])
  }

  @Test(arguments: [
    ("whole", "00112233445566778899aabbccddeeff00112233"),
    ("stripped", "00112233445566778899aabbccddeeff00112233"),
    ("shares", "aa01"), ("beside", ""), ("arm64", ""),
  ])
  func `the build id is that of readelf`(name: String, buildID: String) throws {
    #expect(try ElfFixtures.image(name).buildID.text == buildID)
  }

  /// The limits make it use one thread, or two.
  @Test(arguments: ["deflated", "deflated-gnu"], [UInt64.max, 0])
  func `deflated sections have the bytes they were made from`(
    name: String, threshold: UInt64
  ) throws {
    var problems: [BinaryError.Problem] = []
    let whole = try ElfFixtures.image("whole").dwarfSections(problems: &problems)
    let deflated = try ElfFixtures.image(name).dwarfSections(
      threshold: threshold, problems: &problems)
    #expect(problems.isEmpty)
    #expect(whole.info.count > 0)
    for place in [\DwarfSections.info, \.abbrev, \.line, \.str, \.lineStr, \.aranges, \.rnglists] {
      #expect(deflated[keyPath: place].copy == whole[keyPath: place].copy)
    }
  }

  @Test(arguments: [UInt64.max, 0])
  func `a section that cannot be inflated is left out and named`(threshold: UInt64) throws {
    let section = try #require(try ElfFixtures.image("deflated").section(named: ".debug_info"))
    var bytes = try ElfFixtures.image("deflated").file.copy
    bytes[Int(section.offset) + 40] ^= 0xff
    var problems: [BinaryError.Problem] = []
    let sections = try ElfImage(ByteRegion(bytes)).dwarfSections(
      threshold: threshold, problems: &problems)
    #expect(problems == [.badCompression(section: section.name)])
    #expect(sections.info.count == 0 && sections.line.count > 0)
  }

  @Test func `a section that is compressed by zstd is left out, with a problem`() throws {
    let section = try #require(try ElfFixtures.image("deflated").section(named: ".debug_info"))
    var bytes = try ElfFixtures.image("deflated").file.copy
    bytes[Int(section.offset)] = 2
    let places = DebugFilePlaces(directories: [], usesServers: false)
    var binary = Binary(try ElfImage(ByteRegion(bytes)), path: "a.out".bytes, places: places)
    guard case .frames(let frames) = binary.resolve([VirtualAddress(value: 0x1010)])[0] else {
      Issue.record("no frames")
      return
    }
    #expect(frames.map(\.function.text) == ["leaf"])
    #expect(
      binary.doubts.map(\.description) == [
        "error reading ELF file a.out: section .debug_info is compressed by zstd, which is not read"
      ])
  }

  @Test(arguments: [
    ("/nowhere/at-all", "stat /nowhere/at-all: no such file or directory"),
    ("/", "open /: is a directory"),
    (#filePath, "unrecognized binary format: \(#filePath)"),
    ("/proc/self/attr", "open /proc/self/attr: is a directory"),
  ])
  func `a file that is no binary is refused in pprof's words`(path: String, words: String) {
    let error = #expect(throws: BinaryError.self) { _ = try Binary(path: Array(path.utf8)) }
    #expect(error?.description == words)
  }

  @Test func `a cut header says what is missing`() throws {
    let bytes = try ElfFixtures.image("whole").file.copy
    #expect(throws: BinaryError.Problem.noMagicNumber(fileSize: 3)) {
      try ElfImage(ByteRegion(Array(bytes[..<3])))
    }
    #expect(throws: BinaryError.Problem.truncated(fileSize: 40, needed: 64)) {
      try ElfImage(ByteRegion(Array(bytes[..<40])))
    }
    let error = #expect(throws: BinaryError.Problem.self) {
      try ElfImage(ByteRegion(Array(bytes[..<9000])))
    }
    #expect(error?.description.hasPrefix("EOF: the section headers are ") == true)
  }

  @Test func `a build id other than the expected one is an error`() throws {
    let error = #expect(throws: BinaryError.self) {
      _ = try Binary(path: ElfFixtures.path("shares"), expectedBuildID: "aa02".bytes)
    }
    #expect(error?.problem.description == "build-id mismatch (aa02 != aa01)")
    _ = try Binary(path: ElfFixtures.path("beside"), expectedBuildID: "aa02".bytes)
  }
}
