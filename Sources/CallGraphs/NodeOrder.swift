import Profiles

/// In which order nodes are listed.
public enum NodeOrder: Sendable {
  case flat, cumulative
}

/// What a node's place in the order depends on.
struct NodeRank {
  let node: Int
  private let first: Int64
  private let second: Int64
  private let signed: (Int64, Int64)
  private let printableName: [UInt8]

  init(
    _ node: Int, _ order: NodeOrder, flat: Int64, cumulative: Int64, printableName: [UInt8]
  ) {
    self.node = node
    self.printableName = printableName
    signed = order == .flat ? (flat, cumulative) : (cumulative, flat)
    first = signed.0.wrappingMagnitude
    second = signed.1.wrappingMagnitude
  }

  /// Larger values first, then by name. What pprof leaves to chance is decided by the other value,
  /// by signs, by the frame, and by first appearance.
  func precedes(_ other: NodeRank, _ frames: [Frame], _ names: NameTable) -> Bool {
    if first != other.first { return first > other.first }
    let order = compareBytes(printableName.span, other.printableName.span)
    if order != 0 { return order < 0 }
    if second != other.second { return second > other.second }
    if signed != other.signed { return signed > other.signed }
    let (own, its) = (frames[node], frames[other.node])
    if own.precedes(its, names) { return true }
    if its.precedes(own, names) { return false }
    return node < other.node
  }
}
