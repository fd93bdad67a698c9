// Hostile names: the demangler must return soon, with a name or without one.

import Bytes
import RandomNumbers
import Symbolization
import Testing

@Suite struct DemanglingHostileInputTests {
  private static let details: [Demangler.Detail] = [.simplified, .templates, .full]

  private func demangleAtEveryDetail(_ symbol: [UInt8]) {
    for detail in Self.details {
      let name = Demangler(detail: detail).displayName(forSystemName: symbol)
      #expect((name?.count ?? 0) <= 1 << 20)
    }
  }

  /// C++: one part repeated many times.
  @Test(arguments: [
    "P", "FP", "N1a", "1aI", "Z", "J", "Dp", "UlTt", "DTcl", "M1a", "A1_", "cvT_I", "U1aI", "X",
    "Xng",
    "XrqX", "TA", "GA", "Th0_", "LZ", "S_", "St", "K", "DO", "Q", "T_", "B1a", "W1a", "fL0p", "so",
  ])
  func `endless nesting in C++ names is given up`(part: String) {
    for head in ["_Z", "_Z1f", "_Z1fI", "_ZN1a", "___Z"] {
      demangleAtEveryDetail(Array((head + String(repeating: part, count: 20_000)).utf8))
    }
  }

  @Test(arguments: [
    "_RNv", "_RI", "_RIC1a", "_RIC1aT", "_RIC1aF", "_RM", "_RY", "_RIC1aD", "_RIC1aKB", "_D1a",
    "_D1aF",
    "_D__T1aT", "_D__T1aV", "_D1aS", "_D1aD", "$s", "$s1a", "_T0",
  ])
  func `endless nesting in other names is given up`(head: String) {
    for part in [
      "P", "Nv", "IC1a", "T", "R", "FE", "A", "B_", "4__S1", "9__T1aS", "Qb", "Say", "Sg",
    ] {
      for count in [100, 4_000, 30_000] {
        demangleAtEveryDetail(Array((head + String(repeating: part, count: count)).utf8))
      }
    }
  }

  @Test func `a name whose substitutions each double the text is given up`() {
    var name = "_Z1fI1aE1bIS_S_E"
    for index in 0..<60 {
      let number = String(index + 1, radix: 36, uppercase: true)
      name += "1bIS\(number)_S\(number)_E"
    }
    demangleAtEveryDetail(Array(name.utf8))
  }

  @Test func `a D name whose back references each double the text is given up`() {
    var name = "_D1aFHii"
    for _ in 0..<60 { name += "HQeQg" }
    demangleAtEveryDetail(Array((name + "Zv").utf8))
  }

  @Test func `a Swift name whose back references each double the text is given up`() {
    var name = "$s" + String(repeating: "SDy", count: 26) + "S2iG"
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" { name += "A\(letter)G" }
    #expect(Demangler(detail: .simplified).demangled(Array((name + "N").utf8)) == nil)
  }

  @Test(arguments: ["$s1a1bVRvzMn", "$s1a1bVSlAAMcRvzMK", "$s1a1bO4_ab1LLfMf_OWV"])
  func `names that would stop the Swift runtime are not given to it`(name: String) {
    #expect(Demangler(detail: .simplified).demangled(Array(name.utf8)) == nil)
  }

  @Test func `a megabyte and a NUL do no harm`() {
    demangleAtEveryDetail("_Z1000000".bytes + [UInt8](repeating: 97, count: 1 << 20))
    demangleAtEveryDetail([UInt8](repeating: UInt8(ascii: "("), count: 1 << 20) + "::<".bytes)
    demangleAtEveryDetail("_Z3a".bytes + [0, 98] + "v".bytes)
    demangleAtEveryDetail("$s1a3b".bytes + [0] + "cyyF".bytes)
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `names with random edits are read or left, at every detail`(seed: UInt64) throws {
    var generator = SeededNumbers(seed: seed)
    let symbols = try ["pprof-names.tsv", "d-names.tsv"].flatMap {
      try demanglingFixture($0).map { Array($0[0].utf8) }
    }
    let letters = Array(
      "0123456789_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.$@\u{0}ÿ".utf8)
    for _ in 0..<2_000 {
      guard var symbol = symbols.randomElement(using: &generator) else { return }
      for _ in 0..<Int.random(in: 1...4, using: &generator) where symbol.count > 2 {
        let place = Int.random(in: 1..<symbol.count, using: &generator)
        let other = Int.random(in: place..<symbol.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: symbol[place] = letters.randomElement(using: &generator) ?? 0
        case 1: symbol.insert(letters.randomElement(using: &generator) ?? 0, at: place)
        case 2: symbol.insert(contentsOf: symbol[place...other], at: place)
        default: symbol.removeSubrange(place...other)
        }
      }
      demangleAtEveryDetail(symbol)
    }
  }
}
