import Glibc

/// The standard normal distribution.
enum NormalDistribution {
  /// The probability of a value at least as far from 0, on either side.
  static func twoSidedTail(_ z: Double) -> Double { erfc(abs(z) * 0.5.squareRoot()) }

  /// How far from 0 a value is that only `level` of all exceed, on both sides together: 1.96 for
  /// 0.05.
  ///
  /// - Parameter level: Between 0 and 1. Beyond what tails can be told apart, it is 40.
  static func deviation(exceededBy level: Double) -> Double {
    var (low, high) = (0.0, 40.0)
    // Halved until the two are neighbours, which 60 steps suffice for.
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if twoSidedTail(middle) > level { low = middle } else { high = middle }
    }
    return high
  }
}
