// A profile's rows refer to each other by 64-bit ids of the producer's choosing. Almost all
// producers count from 1, some write addresses or hashes. Ids become positions once: by a plain
// array where they are dense enough, by a dictionary where they are not.
//
// Samples come before the locations that they name, so a stack cannot be resolved while it is read.
// Until then it holds each id as a 32-bit `provisional` number: the id itself where it fits into 31
// bits, else 2³¹ plus its place in a side table. So stacks never take more than their final size.

/// Ids of any size as 32-bit numbers.
struct ProvisionalIDs {
  private var large: [UInt64] = []
  private var known: [UInt64: UInt32] = [:]

  static let firstLarge: UInt32 = 1 << 31

  mutating func provisional(_ id: UInt64) -> UInt32 {
    id < UInt64(Self.firstLarge) ? UInt32(truncatingIfNeeded: id) : provisionalLarge(id)
  }

  private mutating func provisionalLarge(_ id: UInt64) -> UInt32 {
    if let number = known[id] { return number }
    let number = Self.firstLarge + UInt32(large.count)
    large.append(id)
    known[id] = number
    return number
  }

  /// The id that a provisional number stands for.
  func id(_ provisional: UInt32) -> UInt64 {
    provisional < Self.firstLarge
      ? UInt64(provisional) : large[Int(provisional - Self.firstLarge)]
  }
}

/// From the ids of a table's rows to their positions.
struct IdentifierMap {
  /// By id, position + 1; empty when ids are sparse.
  private var dense: [UInt32] = []
  private var sparse: [UInt64: UInt32] = [:]
  /// Whether the ids are 1, 2, 3 and so on, as almost all producers have them.
  let isCounting: Bool
  /// The first id that two rows share.
  private(set) var repeated: UInt64?

  init<Row>(_ rows: [Row], id: (Row) -> UInt64) {
    var largest: UInt64 = 0
    for row in rows { largest = max(largest, id(row)) }
    if largest < UInt64(rows.count) &* 4 &+ 1024 {
      dense = [UInt32](repeating: 0, count: Int(largest) + 1)
    }
    isCounting = rows.indices.allSatisfy { id(rows[$0]) == UInt64($0 + 1) }
    for (position, row) in rows.enumerated() {
      let id = id(row)
      if self.position(of: id) != nil {
        repeated = repeated ?? id
      } else if dense.isEmpty {
        sparse[id] = UInt32(position)
      } else {
        dense[Int(id)] = UInt32(position) + 1
      }
    }
  }

  func position(of id: UInt64) -> UInt32? {
    if id < UInt64(dense.count) {
      let entry = dense[Int(truncatingIfNeeded: id)]
      return entry == 0 ? nil : entry &- 1
    }
    return sparse.isEmpty ? nil : sparse[id]
  }
}
