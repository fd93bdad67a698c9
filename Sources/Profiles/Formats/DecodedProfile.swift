/// A profile as it was read, and what its text says besides.
package struct DecodedProfile: Sendable {
  package var profile: Profile
  /// What the comments of the text say of addresses; empty where the format has no such comments.
  package var frameComments = FrameComments()
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
    let content = try InputContent(source, limits)
    var decoder = ProfileDecoder(byteCount: source.count, profileCount: profileCount)
    var refused: ProfileDecodingError?
    var isFirst = true
    let size = try content.forEachChunk { chunk in
      if isFirst { refused = Self.refusal(of: chunk) }
      isFirst = false
      return refused == nil && decoder.append(chunk.span)
    }
    if let refused { throw refused }
    if size == 0 { throw ProfileDecodingError(.emptyInput) }
    switch decoder.finish() {
    case .success(let profile): self.init(profile: profile)
    case .failure(let error):
      guard case .wire(let wire) = error.problem else { throw error }
      if wire.problem == .concatenated { throw ProfileDecodingError(.concatenated) }
      self = try Self.decoded(content.bytes(), wire)
    }
  }

  /// Why input with these first bytes is not read.
  private static func refusal(of chunk: borrowing [UInt8]) -> ProfileDecodingError? {
    if let container = Container.beginning(with: chunk) {
      return ProfileDecodingError(.refused(container.name, advice: container.advice))
    }
    return InputFormat.beginning(with: InputStart(chunk.span)).map {
      ProfileDecodingError(.refused($0.name, advice: $0.advice))
    }
  }

  /// Reads bytes that are no profile.proto.
  ///
  /// - Parameter wire: Where they stopped being protobuf.
  private static func decoded(
    _ bytes: [UInt8], _ wire: WireFault
  ) throws(ProfileDecodingError) -> DecodedProfile {
    do throws(LegacyFault) {
      return try InputFormat.decode(bytes.span)
    } catch {
      guard case .unrecognized = error else { throw ProfileDecodingError(.legacy(error)) }
      guard let format = InputFormat.resembling(InputStart(bytes.span)) else {
        throw ProfileDecodingError(.unrecognized(wire))
      }
      throw ProfileDecodingError(.refused(format.name, advice: format.advice))
    }
  }
}
