/// Numbers pairs of numbers, in the order of first appearance: one hash table of packed keys, which
/// serves edges (caller, callee), call trees (parent, frame) and tags (node, labels).
///
/// The numbers in the pairs are counted by us, so nobody chooses keys that collide, and multiplying
/// is hash enough.
struct PairTable: Sendable {
  private(set) var count = 0
  private var slots = [Slot](repeating: Slot(), count: 1 << 10)

  private struct Slot {
    var key: UInt64 = 0
    /// The row + 1; 0 where the slot is vacant.
    var row: UInt32 = 0
  }

  /// The row of a pair, or `nil` where it has none.
  @inline(__always)
  func row(_ first: UInt32, _ second: UInt32) -> Int? {
    let slot = slot(of: UInt64(first) << 32 | UInt64(second))
    return slots[slot].row == 0 ? nil : Int(slots[slot].row) &- 1
  }

  /// The row of a pair, and whether it was entered just now.
  mutating func enter(_ first: UInt32, _ second: UInt32) -> (row: Int, isNew: Bool) {
    let key = UInt64(first) << 32 | UInt64(second)
    var slot = slot(of: key)
    if slots[slot].row != 0 { return (Int(slots[slot].row) &- 1, false) }
    if count * 2 >= slots.count {
      grow()
      slot = self.slot(of: key)
    }
    count += 1
    slots[slot] = Slot(key: key, row: UInt32(count))
    return (count - 1, true)
  }

  /// Where the key is, or where it belongs.
  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 32) & mask
    while slots[slot].row != 0, slots[slot].key != key { slot = (slot &+ 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: slots.count * 2)
    for entry in old where entry.row != 0 { slots[slot(of: entry.key)] = entry }
  }
}
