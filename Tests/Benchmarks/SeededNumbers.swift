import Glibc

/// Random numbers that are the same on every machine: SplitMix64.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }

  /// A number from 0 up to but not including `limit`, each equally likely.
  mutating func number(below limit: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(limit)).high)
  }

  /// Whether something happens that does so in `percent` cases of a hundred.
  mutating func happens(percent: Int) -> Bool { number(below: 100) < percent }

  /// A rank from 0 up to but not including `limit`, the *n*th about *n* times rarer than the first.
  mutating func rank(below limit: Int) -> Int {
    let fraction = Double(next() >> 11) * 0x1p-53
    return min(Int(exp(fraction * log(Double(limit + 1)))), limit) - 1
  }

  /// One of these, each equally likely.
  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(below: elements.count)]
  }
}
