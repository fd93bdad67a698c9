// By how much are the values after larger? Hodges and Lehmann's answer belongs to the Mann-Whitney test: the
// shift by which values before would have to be moved so that the test sees no difference at all. It is
// the median of all n · m differences of a value after and one before (J. L. Hodges, E. L. Lehmann, Estimates
// of location based on rank tests, Annals of Mathematical Statistics 34 (1963), 598–611).
//
// Shifts that the test would not reject form an interval, from one of these differences to another:
// with c the largest number for which P(U ≤ c) ≤ level / 2, it runs from the (c + 1)-th smallest to the
// (c + 1)-th largest (D. F. Bauer, Constructing confidence sets using rank statistics, Journal of the
// American Statistical Association 67 (1972), 687–690). It holds the true shift with a probability of at
// least 1 − level, and excludes 0 just where p ≤ level; with ties, for which the same c is taken, it is
// on the safe side. Where there is no such c (three runs against three) there is no interval.
//
// The differences are not written down: of both groups in order, how many differences are at most d is
// counted in n + m steps, and the bits of d are found by halving. 64 such walks find any of the
// n · m differences exactly, in no memory; 1,000 runs against 1,000 would be a million to sort.

/// By how much one group of runs exceeds another.
package struct ShiftEstimate: Sendable {
  /// The median of the differences between a value after and one before.
  package let shift: Double
  /// What the true shift lies in; absent where so few runs cannot tell.
  package let interval: ClosedRange<Double>?

  /// - Parameters:
  ///   - test: Made for as many runs.
  ///   - level: How probable it may be that the true shift is outside of the interval.
  package init(
    before: [Double], after: [Double], _ test: RankTest, level: Double = significanceLevel
  ) {
    let differences = PairwiseDifferences(before: before, after: after)
    let count = differences.count
    let (low, high) = (differences[(count - 1) / 2], differences[count / 2])
    shift = low + (high - low) / 2
    interval = test.rejectedPairs(level: level).map {
      differences[$0]...differences[count - 1 - $0]
    }
  }
}

extension RankTest {
  /// The largest value that U may have so that a test at this level rejects; `nil` where none does.
  func rejectedPairs(level: Double) -> Int? {
    let pairs = beforeCount * afterCount
    guard let untied else {
      let mean = Double(pairs) / 2
      let variance = mean / 6 * Double(beforeCount + afterCount + 1)
      let margin = NormalDistribution.deviation(exceededBy: level) * variance.squareRoot()
      let bound = (mean - margin - 0.5).rounded(.down)
      return bound < 0 ? nil : Int(bound)
    }
    let size = min(beforeCount, afterCount)
    let least = size * (size - 1) / 2
    var rejected: Int?
    while case let next = (rejected ?? -1) + 1, next < (pairs + 1) / 2,
      untied.atMost(least + next) <= level / 2
    { rejected = next }
    return rejected
  }
}

/// All differences of a value after and one before, in ascending order, none of them stored.
struct PairwiseDifferences {
  private let before: [Double]
  private let after: [Double]

  /// - Parameters: Finite values, at least one on each side.
  init(before: [Double], after: [Double]) {
    self.before = before.sorted()
    self.after = after.sorted()
  }

  var count: Int { before.count * after.count }

  /// The difference at a position, from 0.
  subscript(position: Int) -> Double {
    var low = orderedBits(after[0] - before[before.count - 1])
    var high = orderedBits(after[after.count - 1] - before[0])
    while low < high {
      let middle = low + (high - low) / 2
      if countUp(to: double(orderedBits: middle)) > position {
        high = middle
      } else {
        low = middle + 1
      }
    }
    // Never the negative zero, which is between the two in order.
    return double(orderedBits: low) + 0
  }

  /// How many differences are at most so large. Rounding keeps order, so both walks only go forward.
  private func countUp(to limit: Double) -> Int {
    var (count, subtrahend) = (0, 0)
    for value in after {
      while subtrahend < before.count, value - before[subtrahend] > limit { subtrahend += 1 }
      count += before.count - subtrahend
    }
    return count
  }
}

/// A number's bits, as an integer that is larger for larger numbers; both zeros are one.
private func orderedBits(_ number: Double) -> UInt64 {
  let bits = (number + 0).bitPattern
  return number < 0 ? ~bits : bits | 1 << 63
}

private func double(orderedBits: UInt64) -> Double {
  Double(bitPattern: orderedBits >> 63 == 0 ? ~orderedBits : orderedBits & ~(1 << 63))
}
