import Testing

@testable import Symbolization

@Suite struct PlacementTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let type: ElfFileType
    /// Address and offset.
    let segment: (UInt64, UInt64)?
    let kernelOffset: UInt64?
    let mapping: (UInt64, UInt64, UInt64)
    let base: UInt64?

    init(
      _ type: ElfFileType, _ segment: (UInt64, UInt64)?, _ kernelOffset: UInt64?,
      _ mapping: (UInt64, UInt64, UInt64), _ base: UInt64?
    ) {
      self.type = type
      self.segment = segment
      self.kernelOffset = kernelOffset
      self.mapping = mapping
      self.base = base
    }

    var testDescription: String { "\(type) \(mapping)" }
  }

  private static let high: UInt64 = 0xffff_ffff_8100_0000

  static let fixed = [
    Case(.executable, nil, nil, (0x400000, 0, 0), 0),
    Case(.executable, (0x400000, 0x200000), nil, (0x400000, 0x800000, 0), 0x200000),
    Case(.executable, (0x400000, 0x200000), nil, (0x200000, 0x600000, 0), 0),
    Case(
      .executable, (high, 0), 0xffff_ffff_8100_0198,
      (0xffff_ffff_8200_0198, 0xffff_ffff_8300_0198, 0), 0x1000000),
    Case(.executable, (high, 0), 0xffff_ffff_8100_02b8, (high, 0xffff_ffff_a000_0000, 0), 0),
    Case(.executable, (high, 0), 0xffff_ffff_8100_02b8, (high, 0xffff_ffff_a000_0000, high), 0),
    Case(
      .executable, (0xffff_ffff_8020_0000, 0x1000), nil,
      (0xffff_ffff_83e0_0000, 0xffff_ffff_fc3f_ffff, 0x3c00000), 0x3c00000),
    Case(
      .executable, (0xc000_0000_0000_0000, 0), 0xc000_0000_0000_0000,
      (0xc000_0000_0000_0000, 0xd000_0000_1a73_0000, 0), 0),
    Case(.executable, (high, 0), 0xffff_ffff_8100_0198, (0, 0x10198, 0), 0x7eff_fe68),
    Case(.executable, (high, 0), 0xffff_ffff_8100_0198, (0x198, 0x100000, 0), 0x7f00_0000),
    Case(
      .executable, (high, 0), 0xffff_ffff_8100_01c8,
      (0xffff_ffff_8340_01c8, 0xffff_ffff_c000_0000, 0xffff_ffff_8340_01c8), 0x2400000),
  ]

  static let movable = [
    Case(.shared, nil, nil, (0x200000, 0x300000, 0), 0x200000),
    Case(.shared, (0x400000, 0x200000), nil, (0, 0x300000, 0), 0xffff_ffff_ffe0_0000),
    Case(.shared, (0x400000, 0x200000), nil, (0x900000, 0xa00000, 0x200000), 0x500000),
    Case(
      .shared, (0xffff_8000_1001_0000, 0x10000), 0xffff_8000_1000_0000,
      (0xffff_8000_1000_0000, 0xffff_8000_1281_5c00, 0xffff_8000_1000_0000), 0),
    Case(
      .shared, (0xffff_ffc0_1008_0800, 0x10800), 0xffff_ffc0_1008_0800, (0x800, 0xb7f800, 0),
      0x3f_eff8_0000),
    Case(
      .shared, (0xffff_ffc0_1008_0800, 0x10800), 0xffff_ffc0_1008_0800,
      (0xffff_ffdb_5d68_0800, 0xffff_ffdb_5e20_0000, 0xffff_ffdb_5d68_0800), 0x1b_4d60_0000),
    Case(.relocatable, nil, nil, (0x2000000, 0x3000000, 0), 0x2000000),
    Case(.relocatable, nil, nil, (0, .max, 0), 0),
    Case(.relocatable, nil, nil, (0x100000, 0x200000, 1), nil),
    Case(
      .shared, (0x1000, 0x1000), nil, (0x5555_5555_5000, 0x5555_5555_9000, 0x1000), 0x5555_5555_4000
    ),
    Case(.other(4), nil, nil, (0x100000, 0x200000, 0), nil),
    Case(.executable, (0x400000, 0), nil, (1 << 63, 1 << 62, 5), nil),
  ]

  @Test(arguments: fixed + movable)
  func `the base is that of the conformance vectors`(row: Case) {
    let mapping = Placement(
      start: row.mapping.0, limit: row.mapping.1, offset: row.mapping.2,
      kernelOffset: row.kernelOffset)
    let segment = row.segment.map {
      ElfSegment(offset: $0.1, address: $0.0, fileSize: 0x1000, memorySize: 0x1000)
    }
    let base = try? mapping.base(of: row.type, segment: segment)
    #expect(base == row.base)
  }

  /// A read-only, a code and a data segment. The code begins in the last page of the first segment.
  private static let segments = [
    ElfSegment(flags: 4, offset: 0, address: 0, fileSize: 0x1e00, memorySize: 0x1e00),
    ElfSegment(flags: 5, offset: 0x1f00, address: 0x2f00, fileSize: 0x2100, memorySize: 0x2100),
    ElfSegment(flags: 6, offset: 0x4000, address: 0x6000, fileSize: 0x800, memorySize: 0x3000),
    ElfSegment(flags: 6, offset: 0x8000, address: 0x9000, fileSize: 0, memorySize: 0x1000),
  ]

  private func segment(
    _ mapping: Placement, at address: UInt64
  ) throws(BinaryError.Problem) -> Int? {
    let found = try mapping.segment(
      of: address, among: Self.segments, textSegment: nil)
    return found.flatMap { Self.segments.firstIndex(of: $0) }
  }

  @Test func `the segment is the one whose bytes are mapped`() throws {
    let base: UInt64 = 0x7f00_0000_0000
    // The page at file offset 0x1000 is in two segments. A mapping that goes on is the second's.
    let code = Placement(start: base, limit: base + 0x3000, offset: 0x1000)
    #expect(try segment(code, at: base + 0x1000) == 1)
    let data = Placement(start: base, limit: base + 0x1000, offset: 0x4000)
    #expect(try segment(data, at: base + 0x10) == 2)
    let page = Placement(start: base, limit: base + 0x1000, offset: 0x1000)
    #expect(try segment(page, at: base + 0x100) == 0)
    #expect(try segment(page, at: base + 0xf80) == 1)
  }

  @Test func `a mapping that fits no segment is an error`() {
    let base: UInt64 = 0x7f00_0000_0000
    let beyond = Placement(start: base, limit: base + 0x1000, offset: 0x20000)
    #expect(throws: BinaryError.Problem.noMatchingSegment) { try segment(beyond, at: base) }
    let page = Placement(start: base, limit: base + 0x1000, offset: 0x1000)
    #expect(throws: BinaryError.Problem.noSegmentForOffset(0x1e80)) {
      try segment(page, at: base + 0xe80)
    }
  }

  @Test func `an address outside its mapping is an error, and a mapping of zeros covers all`()
    throws
  {
    var binary = try ElfFixtures.binary("arm64")
    let address = try binary.virtualAddress(of: 0x1234, mappedFrom: 0, to: 0, offset: 0)
    #expect(address.value == 0x1234)
    let error = #expect(throws: BinaryError.self) {
      _ = try binary.virtualAddress(of: 0x1234, mappedFrom: 0x2000, to: 0x3000, offset: 0)
    }
    #expect(
      error?.problem.description
        == "specified address 1234 is outside the mapping range [2000, 3000]")
  }

  /// Both files, with mappings of only the code and of everything from the start of the file.
  @Test(arguments: [
    "whole", "places/.build-id/00/112233445566778899aabbccddeeff00112233.debug",
  ])
  func `a file with debug information only is located like the binary that it is of`(
    name: String
  ) throws {
    let base: UInt64 = 0x5555_5555_4000
    var binary = try ElfFixtures.binary(name)
    let code = try binary.virtualAddress(
      of: base + 0x101f, mappedFrom: base + 0x1000, to: base + 0x2000, offset: 0x1000)
    #expect(code.value == 0x101f)
    let whole = try binary.virtualAddress(
      of: base + 0x101f, mappedFrom: base, to: base + 0x4000, offset: 0)
    #expect(whole.value == 0x101f)
  }
}
