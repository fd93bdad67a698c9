import Bytes

/// What a profile may be packed in: how it is recognised, how it is unpacked, and what a refusal
/// calls it.
///
/// A container says nothing of the format inside, which may be another container. It is recognised
/// before any format is asked.
struct Container: Sendable {
  /// Hands on the unpacked bytes in chunks, in order, for as long as `consume` wants more, and returns
  /// how many bytes come after the packed data.
  typealias Unpacking =
    @Sendable (
      _ source: ByteSource, _ consume: (borrowing [UInt8]) -> Bool
    ) throws(UnpackingFault) -> Int

  let name: String
  /// Whether it begins with these bytes, the first of a file.
  let isRecognized: @Sendable ([UInt8]) -> Bool
  /// What to do about one that is not unpacked.
  var advice: String?
  /// `nil` where it is refused.
  var unpack: Unpacking?

  /// How many bytes it takes to recognise any.
  static let startSize = 512
  /// How many may be one in another: a profile in two has been seen, more are a trap.
  static let mostLayers = 4

  static let all = [
    unpacked(GzipCodec.self), unpacked(ZstdCodec.self), unpacked(LZ4Codec.self),
    refused("LZ4 data in its older format", "decompress it first, as by lz4 -d") {
      $0.starts(with: [0x02, 0x21, 0x4c, 0x18])
    },
    refused("bzip2 data", "decompress it first, as by bunzip2") {
      $0.starts(with: "BZh".utf8)
        && $0.dropFirst(3).first.map { (0x31...0x39).contains($0) } ?? true
    },
    refused("xz data", "decompress it first, as by unxz") {
      $0.starts(with: [0xfd, 0x37, 0x7a, 0x58, 0x5a])
    },
    refused("a ZIP archive", "unpack it and name the profiles in it") {
      $0.starts(with: "PK\u{3}\u{4}".utf8)
    },
    refused("a tar archive", "unpack it and name the profiles in it") {
      $0.dropFirst(257).starts(with: "ustar".utf8)
    },
  ]

  /// How it is called where it is refused.
  var refusal: Refusal { Refusal(name: name, advice: advice) }

  /// The container that begins with these bytes.
  static func beginning(with start: [UInt8]) -> Container? { all.first { $0.isRecognized(start) } }

  private static func unpacked<Unpacker: Codec & ~Copyable>(_ codec: Unpacker.Type) -> Container {
    Container(
      name: "\(Unpacker.name) data", isRecognized: { Unpacker.begins(with: Array($0.prefix(4))) },
      unpack: { source, consume throws(UnpackingFault) in
        try UnpackingPipe<Unpacker>.unpack(source, consume)
      })
  }

  private static func refused(
    _ name: String, _ advice: String, _ isRecognized: @escaping @Sendable ([UInt8]) -> Bool
  ) -> Container {
    Container(name: name, isRecognized: isRecognized, advice: advice)
  }
}
