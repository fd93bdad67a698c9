import Profiles

// Of a large profile's edges, almost all are too light to be kept, and a table of them all is too
// large for the processor's cache: looking up an edge at each call then costs a wait for memory. So
// a first walk adds the weight of each edge to one of 65,536 counters, many edges to a counter, and
// the second only tables edges whose counter has reached the least weight that is kept. A counter
// is never below the weight of any of its edges, so none is lost.

/// An upper bound of the weight of every edge.
struct EdgeSketch: Sendable {
  private var counters = [UInt64](repeating: 0, count: 1 << 16)

  mutating func add(_ contribution: EdgeContribution, caller: NodeIndex, callee: NodeIndex) {
    let counter = Self.counter(caller, callee)
    counters[counter] = Self.sum(counters[counter], contribution.value.magnitude)
  }

  /// Adds what was counted of other samples.
  mutating func add(_ other: EdgeSketch) {
    for counter in counters.indices {
      counters[counter] = Self.sum(counters[counter], other.counters[counter])
    }
  }

  /// The edges that may have at least that weight.
  func edges(reaching weight: Int64) -> EdgeSet {
    EdgeSet(counters.map { $0 >= weight.magnitude })
  }

  fileprivate static func counter(_ caller: NodeIndex, _ callee: NodeIndex) -> Int {
    let key = UInt64(caller.rawValue) << 32 | UInt64(callee.rawValue)
    return Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 48)
  }

  private static func sum(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let (sum, isOverflow) = first.addingReportingOverflow(second)
    return isOverflow ? .max : sum
  }
}

/// Edges by their counters, a bit each: small enough to stay in the nearest cache.
struct EdgeSet: Sendable {
  private var words: [UInt64]

  fileprivate init(_ isMember: [Bool]) {
    words = Array(repeating: 0, count: isMember.count / 64)
    for (position, isMember) in isMember.enumerated() where isMember {
      words[position / 64] |= 1 << UInt64(position % 64)
    }
  }

  /// These edges, and others that share their counters.
  init(_ edges: [Edge]) {
    var isMember = [Bool](repeating: false, count: 1 << 16)
    for edge in edges {
      isMember[EdgeSketch.counter(edge.caller, edge.callee)] = true
    }
    self.init(isMember)
  }

  func contains(caller: NodeIndex, callee: NodeIndex) -> Bool {
    let counter = EdgeSketch.counter(caller, callee)
    return words[counter &>> 6] &>> UInt64(counter & 63) & 1 == 1
  }
}
