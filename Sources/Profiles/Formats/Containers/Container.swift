import Bytes

/// What a profile may be packed in: how it is recognised, how it is unpacked, and what a refusal
/// calls it.
///
/// A container says nothing of the format inside. It is recognised before any format is asked.
struct Container: Sendable {
  /// Hands on the unpacked bytes in chunks, in order, for as long as `consume` wants more.
  typealias Unpacking =
    @Sendable (
      _ source: ByteSource, _ consume: (borrowing [UInt8]) -> Bool
    ) throws(GzipFault) -> Void

  let name: String
  /// The bytes that it begins with.
  let magic: [UInt8]
  /// What to do about one that is not unpacked.
  let advice: String?
  /// `nil` where it is refused. Only the outermost container is unpacked.
  let unpack: Unpacking?

  static let all = [
    Container(
      name: "gzip data inside gzip data", magic: [0x1f, 0x8b], advice: "decompress it once",
      unpack: InflatingPipe.inflate),
    Container(
      name: "Zstandard data", magic: [0x28, 0xb5, 0x2f, 0xfd], advice: "decompress it first",
      unpack: nil),
    Container(
      name: "bzip2 data", magic: "BZh".bytes, advice: "decompress it first", unpack: nil),
    Container(
      name: "xz data", magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a], advice: "decompress it first",
      unpack: nil),
    Container(
      name: "a ZIP archive", magic: "PK\u{3}\u{4}".bytes, advice: nil, unpack: nil),
  ]

  /// The container that begins with these bytes.
  static func beginning(with start: borrowing [UInt8]) -> Container? {
    let start = copy start
    return all.first { start.starts(with: $0.magic) }
  }
}
