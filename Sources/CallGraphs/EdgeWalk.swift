import Profiles

/// Which edges a report needs.
public enum EdgeSelection: Sendable {
  case all
  /// Those into nodes that are inlined somewhere: enough to say which nodes are inlined everywhere.
  case intoInlined
}

/// A walk over all stacks, from the root, that collects edges.
struct EdgeWalk {
  private let table: FrameTable
  private let isKept: [Bool]
  private let isWanted: [Bool]

  /// - Parameter kept: The nodes that edges are to join; all where it is `nil`.
  init(_ table: FrameTable, kept: [Int]?, _ selection: EdgeSelection) {
    self.table = table
    var isKept = [Bool](repeating: kept == nil, count: table.frames.count)
    for node in kept ?? [] { isKept[node] = true }
    self.isKept = isKept
    isWanted =
      switch selection {
      case .all: isKept
      case .intoInlined: zip(isKept, table.mayBeInlined).map { $0 && $1 }
      }
  }

  func edges(of profile: Profile, _ measure: Measure) -> [Edge] {
    var result = EdgeTable()
    guard isWanted.contains(true) else { return [] }
    let starts = table.starts.span
    let nodes = table.nodes.span
    let stack = profile.samples.stackLocations.span
    for sample in 0..<profile.samples.count {
      let (value, divisor) = measure.value(sample, of: profile.samples)
      if value == 0, divisor == 0 { continue }
      var caller = -1
      var isResidual = false
      var position = profile.samples.stackRange(sample).upperBound
      let leaf = profile.samples.stackRange(sample).lowerBound
      while position > leaf {
        position &-= 1
        let location = stack[position].position
        let end = Int(starts[location &+ 1])
        var entry = end
        while entry > Int(starts[location]) {
          entry &-= 1
          let node = Int(nodes[entry])
          guard isKept[node] else {
            isResidual = true
            continue
          }
          if caller >= 0, caller != node, isWanted[node] {
            result.add(
              caller: caller, callee: node, sample: sample, value: value, divisor: divisor,
              isResidual: isResidual, isInline: entry &+ 1 < end)
          }
          caller = node
          isResidual = false
        }
      }
    }
    return result.edges
  }
}
