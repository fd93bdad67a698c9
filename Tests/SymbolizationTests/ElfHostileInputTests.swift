// Hostile binaries: every cut, and thousands of changed bytes, end in an error or a result.

import Bytes
import RandomNumbers
import Symbolization
import Testing

@Suite struct ElfHostileInputTests {
  /// The addresses of all code in the fixtures, and some others.
  private static let addresses =
    ([0, 4, 12, 20, 0x800, .max] + Array(stride(from: 0x1000, to: 0x1068, by: 4)))
    .map { VirtualAddress(value: $0) }

  /// Reads all that can be read.
  private func read(_ bytes: [UInt8]) {
    guard let image = try? ElfImage(ByteRegion(bytes)) else { return }
    let places = DebugFilePlaces(directories: [], usesServers: false)
    var binary = Binary(image, path: "/nowhere/hostile".bytes, places: places)
    for start: UInt64 in [0, 0x1000, 0x7fff_ffff_f000, 0xffff_ffff_8000_0000] {
      _ = try? binary.virtualAddress(
        of: start &+ 0x40, mappedFrom: start, to: start &+ 0x2000, offset: 0x1000)
    }
    #expect(binary.resolve(Self.addresses).count == Self.addresses.count)
    #expect(binary.resolveBySymbols(Self.addresses).count == Self.addresses.count)
    for address in Self.addresses { _ = binary.loadedBytes(at: address) }
    for symbol in binary.symbols() { _ = symbol.name.count + symbol.fileName.count }
    for section in image.sections { _ = try? image.contents(of: section) }
  }

  @Test(arguments: ["whole", "deflated-gnu", "packed", "arm", "mips", "module.o"])
  func `every prefix is an error or a result`(name: String) throws {
    let bytes = try ElfFixtures.image(name).file.copy
    // A cut matters at the end of something. Within long runs of zeros, only some cuts are tried.
    for count in 0..<bytes.count where count < 512 || bytes[count - 1] != 0 || count % 64 == 0 {
      read(Array(bytes[..<count]))
    }
  }

  /// A cut loses the sections first, because they are at the end of a file. So cuts test the
  /// reading of sections little. Here the sections stay, and their bytes change.
  @Test(arguments: [
    "whole", "deflated", "deflated-gnu", "packed", "arm", "mips", "s390x.o", "module.o",
    "shares",
  ])
  func `changed bytes are an error or a result`(name: String) throws {
    let original = try ElfFixtures.image(name).file.copy
    let places = original.indices.filter { original[$0] != 0 }
    var random = SeededNumbers(seed: 0x5eed)
    for round in 0..<1500 {
      var bytes = original
      for _ in 0...round % 4 {
        let place =
          round % 3 == 0
          ? Int.random(in: bytes.indices, using: &random)
          : places.randomElement(using: &random) ?? 0
        bytes[place] =
          [0, 1, 0x7f, 0x80, 0xff, UInt8.random(in: 0...255, using: &random)]
          .randomElement(using: &random) ?? 0
      }
      read(bytes)
    }
  }

  @Test func `a section that claims an impossible inflated size is refused`() throws {
    let original = try ElfFixtures.image("deflated").file.copy
    let image = try ElfFixtures.image("deflated")
    let section = try #require(image.section(named: ".debug_info"))
    var bytes = original
    for index in 8..<16 { bytes[Int(section.offset) + index] = index < 12 ? 0xff : 0 }
    let changed = try ElfImage(ByteRegion(bytes))
    #expect(throws: BinaryError.Problem.badCompression(section: section.name)) {
      _ = try changed.contents(of: section)
    }
  }
}
