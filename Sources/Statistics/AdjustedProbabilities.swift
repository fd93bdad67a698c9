// Many tests at once find something by chance: of 20 functions that did not change, one has p <= 0.05.
// Two corrections, for two questions:
//
// Gates decide whether a build fails, and no gate may fail by chance. Holm's step-down procedure keeps
// the probability that *any* true hypothesis is rejected below the level: the smallest of k
// probabilities is multiplied by k, the next by k − 1, and so on, and none may become less than the one
// before. It is Bonferroni's, never weaker, and asks for no independence either.
//   S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of
//   Statistics 6 (1979), 65–70.
//
// A table of all functions is read for what is worth a look, where a few false rows among many do no
// harm. Benjamini and Hochberg's step-up procedure keeps the *share* of false ones among the rows
// called significant below the level: the i-th smallest of m probabilities is multiplied by m / i, and
// none may become more than the one after. It holds for independent tests and for positively
// dependent ones, which callers and callees are.
//   Y. Benjamini, Y. Hochberg, Controlling the false discovery rate, Journal of the Royal Statistical
//   Society B 57 (1995), 289–300.
//
// Both give adjusted probabilities: what is at most the level then is significant.

/// Corrections of the probabilities of many tests.
package enum AdjustedProbabilities {
  /// Controls the share of false discoveries among all.
  ///
  /// - Parameter probabilities: Each between 0 and 1; one that could not be told is `nil`, and not
  ///   counted.
  /// - Returns: One for each, in the same order. Equal ones stay equal.
  package static func benjaminiHochberg(_ probabilities: [Double?]) -> [Double?] {
    let order = ascending(probabilities)
    var adjusted = [Double?](repeating: nil, count: probabilities.count)
    var least = 1.0
    for (rank, tested) in order.enumerated().reversed() {
      least = min(least, tested.probability * (Double(order.count) / Double(rank + 1)))
      adjusted[tested.position] = least
    }
    return adjusted
  }

  /// Controls the probability that any is found by chance.
  ///
  /// Parameter and result as for `benjaminiHochberg`.
  package static func holm(_ probabilities: [Double?]) -> [Double?] {
    let order = ascending(probabilities)
    var adjusted = [Double?](repeating: nil, count: probabilities.count)
    var most = 0.0
    for (rank, tested) in order.enumerated() {
      most = min(1, max(most, tested.probability * Double(order.count - rank)))
      adjusted[tested.position] = most
    }
    return adjusted
  }

  private static func ascending(
    _ probabilities: [Double?]
  ) -> [(position: Int, probability: Double)] {
    probabilities.enumerated()
      .compactMap { position, probability in probability.map { (position, $0) } }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
  }
}
