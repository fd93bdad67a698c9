// Which row of a table has these contents?
//
// Names, nodes, merged samples, locations, functions and mappings are all asked for by content and
// stored in flat arrays. This table maps a hash of the content to the row's number and leaves content and
// comparison to the caller, so one mechanism serves them all and no row is boxed or copied into a
// dictionary. Open addressing with linear probing; a slot packs 32 bits of hash with the row, so
// growing needs no rehash and most unequal rows are told apart without touching them.
//
// Contents come from files. The hash is seeded per process (`Hasher` is the source of the seed), so
// no file can be written whose names collide. Nothing depends on the order of slots.

/// An open-addressing index of numbered rows, by content.
package struct RowTable: Sendable {
  /// `hash32 << 32 | row + 1`; 0 is vacant. The count is a power of two.
  private var slots = [UInt64](repeating: 0, count: 16)
  private var count = 0

  package init() {}

  /// The row with these contents, or `nil`.
  package func row(hash: UInt64, isEqual: (Int) -> Bool) -> Int? {
    let mask = slots.count &- 1
    let tag = hash & 0xffff_ffff_0000_0000
    var position = Int(truncatingIfNeeded: hash >> 32) & mask
    while true {
      let slot = slots[position]
      if slot == 0 { return nil }
      if slot & 0xffff_ffff_0000_0000 == tag {
        let row = Int(slot & 0xffff_ffff) &- 1
        if isEqual(row) { return row }
      }
      position = (position &+ 1) & mask
    }
  }

  /// Enters a row that `row(hash:isEqual:)` has not found.
  package mutating func insert(_ row: Int, hash: UInt64) {
    if count &* 2 >= slots.count { grow() }
    enter((hash & 0xffff_ffff_0000_0000) | UInt64(row &+ 1))
    count &+= 1
  }

  private mutating func enter(_ slot: UInt64) {
    let mask = slots.count &- 1
    var position = Int(truncatingIfNeeded: slot >> 32) & mask
    while slots[position] != 0 { position = (position &+ 1) & mask }
    slots[position] = slot
  }

  /// Doubles the table. Probing starts from the stored half of the hash, so none is computed again.
  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count &* 2)
    for slot in old where slot != 0 { enter(slot) }
  }
}
