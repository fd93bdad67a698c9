import Bytes
import Profiles

/// In which order nodes are listed.
package enum NodeOrder: Sendable {
  case flat, cumulative
  /// By how much a node tells in a picture; also limits nodes and edges as pictures want it.
  case entropy
}

/// What a node's place in the order depends on.
struct NodeRank {
  let node: NodeIndex
  let printableName: [UInt8]
  private let first: Int64
  private let second: Int64
  private let signed: (Int64, Int64)

  /// - Parameters:
  ///   - key: By its absolute value, largest first; where it is the same, by name.
  ///   - tieBreaker: By its absolute value where that is the same too.
  init(_ node: NodeIndex, key: Int64, tieBreaker: Int64, printableName: [UInt8]) {
    self.node = node
    self.printableName = printableName
    signed = (key, tieBreaker)
    first = key.wrappingMagnitude
    second = tieBreaker.wrappingMagnitude
  }

  /// What pprof leaves to chance is decided by signs, by the frame, and by first appearance.
  func precedes(_ other: NodeRank, _ source: GraphSource) -> Bool {
    if first != other.first { return first > other.first }
    let order = compareBytes(printableName.span, other.printableName.span)
    if order != 0 { return order < 0 }
    if second != other.second { return second > other.second }
    if signed != other.signed { return signed > other.signed }
    let (own, its) = (source.frame(of: node), source.frame(of: other.node))
    if own.precedes(its, source.table.names) { return true }
    if its.precedes(own, source.table.names) { return false }
    return node.rawValue < other.node.rawValue
  }
}
