/// A running hash of a row's contents, for `RowTable`.
///
/// Each step folds a 128-bit product, as the wyhash family does, and is seeded,
/// so that its collisions cannot be computed beforehand.
package struct RowHash: Sendable {
  package private(set) var value: UInt64

  /// - Parameter seed: One value per table; see `randomSeed()`.
  package init(seed: UInt64) { value = seed }

  /// A seed that differs from process to process.
  package static func randomSeed() -> UInt64 {
    UInt64(bitPattern: Int64(Hasher().finalize()))
  }

  package mutating func combine(_ word: UInt64) {
    let product = (value ^ word ^ 0xa076_1d64_78bd_642f)
      .multipliedFullWidth(by: 0xe703_7ed1_a0b4_28db)
    value = product.high ^ product.low ^ (word &<< 32 | word &>> 32)
  }

  package mutating func combine(_ word: Int64) { combine(UInt64(bitPattern: word)) }

  package mutating func combine<Row>(_ index: TableIndex<Row>) { combine(UInt64(index.rawValue)) }

  package mutating func combine(_ bytes: Span<UInt8>) {
    // SAFETY: `UInt8` has no padding, so every byte of the span is initialized.
    let raw = unsafe bytes.bytes
    var offset = 0
    while offset &+ 8 <= raw.byteCount {
      // SAFETY: the eight bytes from `offset` lie inside the span, by the condition above.
      unsafe combine(raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset &+= 8
    }
    var rest = UInt64(truncatingIfNeeded: raw.byteCount)
    while offset < bytes.count {
      rest = rest &<< 8 | UInt64(bytes[offset])
      offset &+= 1
    }
    combine(rest)
  }
}
