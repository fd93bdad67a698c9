import Bytes
import RandomNumbers
import Symbolization
import Testing

/// Hostile debug information: the resolver must return soon, with frames or without.
@Suite struct DwarfHostileInputTests {
  private static let addresses = (0..<96).map { VirtualAddress(value: 0x401000 + $0 * 3) }

  private func resolve(_ sections: DwarfSections, alternate: DwarfSections? = nil) {
    let resolver = DwarfResolver(sections, alternate: alternate) { _ in nil }
    let resolved = resolver.resolve(Self.addresses)
    #expect(resolved.count == Self.addresses.count)
  }

  private func bytes(_ region: ByteRegion) -> [UInt8] {
    (0..<region.count).map { region.bytes[$0] }
  }

  @Test(arguments: ["gcc-2", "gcc-5", "clang-4", "clang-5", "clang-wide"])
  func `every prefix of every section is read as far as it goes`(name: String) throws {
    let whole = try DwarfFixture(name: name).sections
    for field in DwarfFixture.fields {
      let count = whole[keyPath: field].count
      for length in stride(from: 0, to: count, by: max(count / 128, 1)) {
        var cut = whole
        cut[keyPath: field] = ByteRegion(whole[keyPath: field], 0..<length)
        resolve(cut)
      }
    }
  }

  @Test(arguments: ["gcc-2", "gcc-4", "gcc-5", "clang-3", "clang-5", "clang-32", "gcc-dwz"])
  func `changed bytes cost frames, and nothing else`(name: String) throws {
    let whole = try DwarfFixture(name: name).sections
    let alternate = name == "gcc-dwz" ? try DwarfFixture.sections("gcc-dwz.alternate") : nil
    let fields = DwarfFixture.fields.filter { whole[keyPath: $0].count > 0 }
    var generator = SeededNumbers(seed: 4)
    let odd: [UInt8] = [0, 1, 0x7f, 0x80, 0xfe, 0xff]
    for _ in 0..<400 {
      var changed = whole
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let field = fields[Int.random(in: fields.indices, using: &generator)]
        var content = bytes(changed[keyPath: field])
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
          let value = odd.randomElement(using: &generator) ?? 0
          content[Int.random(in: content.indices, using: &generator)] =
            Bool.random(using: &generator) ? value : UInt8.random(in: 0...255, using: &generator)
        }
        changed[keyPath: field] = ByteRegion(content)
      }
      resolve(changed, alternate: alternate)
    }
  }

  @Test(arguments: ["clang-split-4", "clang-split-5"])
  func `a changed package costs frames, and nothing else`(name: String) throws {
    let whole = try DwarfFixture(name: name).sections
    let package = try DwarfFixture.sections(name + ".dwp")
    var generator = SeededNumbers(seed: 5)
    for _ in 0..<300 {
      var changed = package
      let field = DwarfFixture.fields.randomElement(using: &generator) ?? \.cuIndex
      let isIndex = Bool.random(using: &generator)
      let chosen = isIndex ? \.cuIndex : field
      var content = bytes(changed[keyPath: chosen])
      guard !content.isEmpty else { continue }
      content[Int.random(in: content.indices, using: &generator)] =
        UInt8.random(in: 0...255, using: &generator)
      changed[keyPath: chosen] = ByteRegion(content)
      let sections = changed
      _ = DwarfResolver(whole) { _ in sections }.resolve(Self.addresses)
    }
  }
}
