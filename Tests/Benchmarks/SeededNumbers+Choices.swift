import Glibc
import RandomNumbers

extension SeededNumbers {
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
