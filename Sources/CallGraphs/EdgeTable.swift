import Profiles

/// What one sample adds to the edges of its stack.
struct EdgeContribution {
  /// The sample's position, from 1.
  let stamp: UInt32
  let value: Int64
  let divisor: Int64
}

/// Sums of edges while samples are walked, in the order of first appearance. What is known of an edge
/// is kept small, since of a large profile there may be a million: the pair, and sixteen bytes.
struct EdgeTable: Sendable {
  private struct Sum {
    var weight: Int64 = 0
    /// The last sample that was counted, from 1: recursion counts an edge once in a sample.
    var stamp: UInt32 = 0
    var isResidual = false
    var isInline = true
  }

  private var pairs = PairTable()
  private var sums: [Sum] = []
  /// What means are divided by; empty unless means are shown.
  private var divisors: [Int64] = []
  private let isMean: Bool

  init(isMean: Bool) { self.isMean = isMean }

  mutating func add(
    _ contribution: EdgeContribution, row: Int, isResidual: Bool, isInline: Bool
  ) {
    var sum = sums[row]
    // Without a branch, as in `NodeSums`; the first call in a sample also decides on the flags.
    let isNew = sum.stamp != contribution.stamp
    sum.stamp = contribution.stamp
    sum.weight &+= isNew ? contribution.value : 0
    sum.isResidual = sum.isResidual || (isNew && isResidual)
    sum.isInline = sum.isInline && (!isNew || isInline)
    sums[row] = sum
    if isNew, contribution.divisor != 0 { divisors[row] &+= contribution.divisor }
  }

  /// Adds the edges of a table over other samples.
  mutating func add(_ other: EdgeTable) {
    for (position, sum) in other.sums.enumerated() {
      let pair = other.pairs.pair(position)
      let row = row(
        caller: NodeIndex(rawValue: pair.first), callee: NodeIndex(rawValue: pair.second))
      sums[row].weight &+= sum.weight
      sums[row].isResidual = sums[row].isResidual || sum.isResidual
      sums[row].isInline = sums[row].isInline && sum.isInline
      if isMean { divisors[row] &+= other.divisors[position] }
    }
  }

  /// The row of an edge, which is entered when it is new.
  mutating func row(caller: NodeIndex, callee: NodeIndex) -> Int {
    let (row, isNew) = pairs.enter(caller.rawValue, callee.rawValue)
    if isNew {
      sums.append(Sum())
      if isMean { divisors.append(0) }
    }
    return row
  }

  /// The edges whose weight reaches `cut`; all where nothing is cut.
  func edges(reaching cut: Int64) -> [Edge] {
    var edges: [Edge] = []
    if cut <= 0 { edges.reserveCapacity(sums.count) }
    for (row, sum) in sums.enumerated() where cut <= 0 || sum.weight.wrappingMagnitude >= cut {
      let pair = pairs.pair(row)
      var edge = Edge(
        caller: NodeIndex(rawValue: pair.first), callee: NodeIndex(rawValue: pair.second))
      edge.weight = sum.weight
      edge.divisor = isMean ? divisors[row] : 0
      edge.isResidual = sum.isResidual
      edge.isInline = sum.isInline
      edges.append(edge)
    }
    return edges
  }
}
