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
    self = try Self.decoded(ByteSource(bytes), limits, roomFor: 1)
  }

  /// Decodes a profile whose bytes are read piece by piece.
  ///
  /// - Parameter profileCount: How many profiles of its size are to be merged into it, itself
  ///   included: its columns get room for them.
  public init(
    decoding source: ByteSource, limits: DecodingLimits = DecodingLimits(),
    roomFor profileCount: Int = 1
  ) throws(ProfileDecodingError) {
    self = try Self.decoded(source, limits, roomFor: profileCount)
  }

  private static func decoded(
    _ source: ByteSource, _ limits: DecodingLimits, roomFor profileCount: Int
  ) throws(ProfileDecodingError) -> Profile {
    var decoder = ProfileDecoder(byteCount: source.count, profileCount: profileCount)
    let size = try forEachChunk(of: source, limits) { decoder.append($0.span) }
    if size == 0 { throw ProfileDecodingError(.emptyInput) }
    switch decoder.finish() {
    case .success(let profile): return profile
    case .failure(let error):
      guard case .wire(let wire) = error.problem else { throw error }
      if wire.problem == .concatenated { throw ProfileDecodingError(.concatenated) }
      var whole: [UInt8] = []
      _ = try forEachChunk(of: source, limits) { chunk in
        whole += chunk
        return true
      }
      return try decoding(legacy: whole.span, wire)
    }
  }

  /// Tries the older formats on bytes that are no profile.proto.
  private static func decoding(
    legacy bytes: Span<UInt8>, _ wire: WireFault
  ) throws(ProfileDecodingError) -> Profile {
    do throws(LegacyFault) {
      return try LegacyFormats.decode(bytes)
    } catch {
      guard case .unrecognized = error else { throw ProfileDecodingError(.legacy(error)) }
      throw ProfileDecodingError(.unrecognized(InputKind(bytes), wire: wire))
    }
  }

  /// Hands on the decompressed bytes in chunks, for as long as `consume` wants more.
  ///
  /// - Returns: How many bytes these were.
  private static func forEachChunk(
    of source: ByteSource, _ limits: DecodingLimits, _ consume: (borrowing [UInt8]) -> Bool
  ) throws(ProfileDecodingError) -> Int {
    var size = 0
    do throws(ByteSourceError) {
      guard try source.bytes(from: 0, atMost: 2) == [0x1f, 0x8b] else {
        while size < source.count {
          let chunk = try source.bytes(from: size, atMost: GzipReader.chunkSize)
          size += chunk.count
          if !consume(chunk) { break }
        }
        return size
      }
    } catch {
      throw ProfileDecodingError(.unreadable(error))
    }
    do throws(GzipFault) {
      try InflatingPipe.inflate(source) { chunk in
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
}
