// Symbols packed into `.gnu_debugdata`: their inflated size is known beforehand.

import Bytes
import Testing

@testable import Symbolization

@Suite struct PackedSymbolTests {
  /// xz data of one block with these chunks.
  private func xz(_ chunks: [UInt8]) -> ByteRegion {
    let header: [UInt8] = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 0, 0, 0, 0, 0, 0]
    let block: [UInt8] = [2] + Array(repeating: 0, count: 11)
    let data = chunks + [0]
    return ByteRegion(header + block + data + Array(repeating: 0, count: -data.count & 3) + [0])
  }

  /// A chunk of 2 MiB from one stored byte, with new properties.
  private let largest: [UInt8] = [0xff, 0xff, 0xff, 0, 0, 0x5d, 0]

  @Test func `chunks tell their inflated size`() {
    #expect(Inflation.xzSize(xz([])) == 0)
    #expect(Inflation.xzSize(xz([1, 0, 2, 7, 7, 7])) == 3)
    #expect(Inflation.xzSize(xz(Array(repeatElement(largest, count: 1000).joined()))) == 1000 << 21)
  }

  @Test func `data that is cut or not xz has no size`() {
    let whole = xz(largest)
    for count in 0..<whole.count { #expect(Inflation.xzSize(ByteRegion(whole, 0..<count)) == nil) }
    #expect(Inflation.xzSize(ByteRegion(Array(repeating: 0x5d, count: 64))) == nil)
    #expect(Inflation.xzSize(xz([0x10, 0, 0, 0, 0, 0])) == nil)
  }

  @Test func `the size of the fixture's symbols is the one that xz gives`() throws {
    let image = try ElfFixtures.image("packed")
    let section = try #require(image.section(named: ".gnu_debugdata"))
    #expect(Inflation.xzSize(try image.stored(section)) == 2120)
  }
}
