/// How much a profile may ask for while it is decoded.
public struct DecodingLimits: Sendable {
  /// Bytes that a compressed profile may decompress to. The largest profiles known have a few
  /// hundred megabytes; a gzip bomb has no end.
  public var decompressedBytes: Int

  public init(decompressedBytes: Int = 1 << 30) { self.decompressedBytes = decompressedBytes }
}

extension Profile {
  /// Decodes a profile in any format that pprof reads: `profile.proto`, compressed by gzip or not,
  /// or one of the older binary and text formats.
  ///
  ///     let profile = try Profile(decoding: bytes)
  ///
  /// - Throws: `ProfileDecodingError`, whose description is one line.
  /// - Complexity: O(*n*) for *n* decompressed bytes.
  public init(
    decoding bytes: [UInt8], limits: DecodingLimits = DecodingLimits()
  ) throws(ProfileDecodingError) {
    try self.init(decoding: ByteSource(bytes), limits: limits)
  }

  /// Decodes a profile whose bytes are read piece by piece.
  public init(
    decoding source: ByteSource, limits: DecodingLimits = DecodingLimits()
  ) throws(ProfileDecodingError) {
    self = try DecodedProfile(decoding: source, limits: limits).profile
  }
}
