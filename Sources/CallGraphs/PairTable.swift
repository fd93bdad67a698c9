/// Numbers pairs of numbers, in the order of first appearance: one hash table of packed keys, which
/// serves edges (caller, callee), call trees (parent, frame) and tags (node, kind).
///
/// The numbers in the pairs are counted by us, so no file can choose keys that collide, and
/// multiplication is hash enough.
struct PairTable: Sendable {
  /// By row, the packed pair.
  private var keys: [UInt64] = []
  /// Rows + 1; 0 where a slot is vacant.
  private var slots = [UInt32](repeating: 0, count: 1 << 10)

  /// The pair of a row.
  func pair(_ row: Int) -> (first: UInt32, second: UInt32) {
    (UInt32(keys[row] >> 32), UInt32(truncatingIfNeeded: keys[row]))
  }

  /// The row of a pair, or `nil` where it has none.
  func row(_ first: UInt32, _ second: UInt32) -> Int? {
    let row = slots[slot(of: UInt64(first) << 32 | UInt64(second))]
    return row == 0 ? nil : Int(row) &- 1
  }

  /// The row of a pair, and whether it was entered just now.
  mutating func enter(_ first: UInt32, _ second: UInt32) -> (row: Int, isNew: Bool) {
    let key = UInt64(first) << 32 | UInt64(second)
    var slot = slot(of: key)
    if slots[slot] != 0 { return (Int(slots[slot]) &- 1, false) }
    if keys.count * 2 >= slots.count {
      grow()
      slot = self.slot(of: key)
    }
    keys.append(key)
    slots[slot] = UInt32(keys.count)
    return (keys.count - 1, true)
  }

  /// Where the key is, or where it belongs.
  private func slot(of key: UInt64) -> Int {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 32) & mask
    while slots[slot] != 0, keys[Int(slots[slot]) &- 1] != key { slot = (slot &+ 1) & mask }
    return slot
  }

  private mutating func grow() {
    let count = slots.count * 2
    slots = []
    slots = Array(repeating: 0, count: count)
    for (row, key) in keys.enumerated() { slots[slot(of: key)] = UInt32(row + 1) }
  }
}
