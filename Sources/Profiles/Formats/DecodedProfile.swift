import Bytes

/// A profile as it was read, and what its input says besides.
package struct DecodedProfile: Sendable {
  package var profile: Profile
  /// What the comments of the text say of addresses; empty where the format has no such comments.
  package var frameComments = FrameComments()
  /// What is wrong with the input, although it could be read; a line each.
  package var warnings: [String] = []
  /// What is to be known of how it was read, a line each.
  package var notes: [String] = []
}

extension DecodedProfile {
  /// Decodes a profile in any format that is read, packed or not.
  ///
  /// - Parameter profileCount: How many profiles of its size are to be merged into it, itself
  ///   included: its columns get room for them.
  package init(
    decoding source: ByteSource, limits: DecodingLimits = DecodingLimits(),
    roomFor profileCount: Int = 1
  ) throws(ProfileDecodingError) {
    try self.init(Layer(source: source, limits: limits), roomFor: profileCount)
  }

  /// An input, which may have been packed in another.
  private struct Layer {
    let source: ByteSource
    let limits: DecodingLimits
    /// How many containers it was in, and how many bytes were unpacked for that.
    var depth = 0
    var unpackedBytes = 0
  }

  private init(_ layer: Layer, roomFor profileCount: Int) throws(ProfileDecodingError) {
    var content = try InputContent(
      layer.source, layer.limits, unpackedBefore: layer.unpackedBytes)
    var decoder = ProfileDecoder(byteCount: layer.source.count, profileCount: profileCount)
    var opening: Opening?
    _ = try content.forEachChunk { chunk in
      if opening == nil { opening = Opening(chunk.span) }
      guard case .maybeProfile = opening else { return false }
      return decoder.append(chunk.span)
    }
    switch opening {
    case nil: throw ProfileDecodingError(.emptyInput)
    case .refused(let refusal): throw ProfileDecodingError(.refused(refusal))
    case .packed:
      self = try Self.unpacked(&content, layer, roomFor: profileCount)
    case .maybeProfile:
      switch decoder.finish() {
      case .success(let profile): self.init(profile: profile)
      case .failure(let error): self = try Self.decoded(try content.bytes(), error)
      }
    }
    warnings = content.warnings + warnings
  }

  /// What the first bytes say.
  private enum Opening {
    case packed
    case refused(Refusal)
    case maybeProfile

    init(_ chunk: Span<UInt8>) {
      let start = InputStart(chunk)
      if Container.beginning(with: start.bytes) != nil {
        self = .packed
      } else if let format = InputFormat.beginning(with: start) {
        self = .refused(format.refusal(of: start))
      } else {
        self = .maybeProfile
      }
    }
  }

  /// Decodes what is packed twice.
  private static func unpacked(
    _ content: inout InputContent, _ layer: Layer, roomFor profileCount: Int
  ) throws(ProfileDecodingError) -> DecodedProfile {
    guard layer.depth + 1 < Container.mostLayers else {
      throw ProfileDecodingError(.packedTooOften(limit: Container.mostLayers))
    }
    let bytes = try content.bytes()
    let inner = Layer(
      source: ByteSource(bytes), limits: layer.limits, depth: layer.depth + 1,
      unpackedBytes: layer.unpackedBytes + bytes.count)
    return try DecodedProfile(inner, roomFor: profileCount)
  }

  /// Reads bytes that are no single `profile.proto`.
  ///
  /// - Parameter error: Why they are none.
  private static func decoded(
    _ bytes: [UInt8], _ error: ProfileDecodingError
  ) throws(ProfileDecodingError) -> DecodedProfile {
    guard case .wire(let wire) = error.problem, wire.problem != .concatenated else {
      guard let profiles = AppendedProfiles(bytes.span) else { throw error }
      return try profiles.merged()
    }
    let start = InputStart(bytes.span)
    do throws(LegacyFault) {
      return try InputFormat.decode(bytes.span)
    } catch {
      guard case .unrecognized = error else { throw ProfileDecodingError(.legacy(error)) }
      guard let format = InputFormat.resembling(start) else {
        throw ProfileDecodingError(.unrecognized(wire))
      }
      throw ProfileDecodingError(.refused(format.refusal(of: start)))
    }
  }
}
