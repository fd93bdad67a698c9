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
  ///     let profile = try Profile(decoding: bytes.span)
  ///
  /// - Throws: `ProfileDecodingError`, whose description is one line.
  /// - Complexity: O(*n*) for *n* decompressed bytes.
  public init(
    decoding bytes: Span<UInt8>, limits: DecodingLimits = DecodingLimits()
  ) throws(ProfileDecodingError) {
    self = try Self.decoded(bytes, limits)
  }

  private static func decoded(
    _ bytes: Span<UInt8>, _ limits: DecodingLimits
  ) throws(ProfileDecodingError) -> Profile {
    if bytes.isEmpty { throw ProfileDecodingError(.emptyInput) }
    var decoder = ProfileDecoder()
    let isCompressed = bytes.count >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b
    if isCompressed {
      let size = try inflate(bytes, limits) { decoder.append($0.span) }
      if size == 0 { throw ProfileDecodingError(.emptyInput) }
    } else {
      _ = decoder.append(bytes)
    }
    switch decoder.finish() {
    case .success(let profile): return profile
    case .failure(let error):
      guard let wire = error.wireFault else { throw error }
      if !isCompressed { return try decoding(legacy: bytes, wire) }
      let whole = try inflateWhole(bytes, limits)
      return try decoding(legacy: whole.span, wire)
    }
  }

  /// Tries the older formats on bytes that are no profile.proto.
  private static func decoding(
    legacy bytes: Span<UInt8>, _ wire: WireFault
  ) throws(ProfileDecodingError) -> Profile {
    if wire.problem == .concatenated { throw ProfileDecodingError(.concatenated) }
    do throws(LegacyFault) {
      return try LegacyFormats.decode(bytes)
    } catch {
      let kind = InputKind(bytes)
      guard case .unrecognized = error else { throw ProfileDecodingError(.legacy(error)) }
      throw ProfileDecodingError(.unrecognized(kind, wire: wire.offset > 16 ? wire : nil))
    }
  }

  /// Hands on the decompressed chunks for as long as `consume` wants more.
  ///
  /// - Returns: How many bytes these were.
  private static func inflate(
    _ bytes: Span<UInt8>, _ limits: DecodingLimits, _ consume: (borrowing [UInt8]) -> Bool
  ) throws(ProfileDecodingError) -> Int {
    var size = 0
    do throws(GzipFault) {
      try InflatingPipe.inflate(bytes) { chunk in
        size += chunk.count
        return size <= limits.decompressedBytes && consume(chunk)
      }
    } catch {
      throw ProfileDecodingError(.decompression(error))
    }
    if size > limits.decompressedBytes {
      throw ProfileDecodingError(.tooLarge(limit: limits.decompressedBytes))
    }
    return size
  }

  /// All decompressed bytes: only wanted when they are no profile.proto, and inflated anew then.
  private static func inflateWhole(
    _ bytes: Span<UInt8>, _ limits: DecodingLimits
  ) throws(ProfileDecodingError) -> [UInt8] {
    var whole: [UInt8] = []
    _ = try inflate(bytes, limits) { chunk in
      whole += chunk
      return true
    }
    return whole
  }
}

extension ProfileDecodingError {
  /// The wire fault, after which the older formats are still to be tried.
  fileprivate var wireFault: WireFault? {
    if case .wire(let fault) = problem { fault } else { nil }
  }
}
