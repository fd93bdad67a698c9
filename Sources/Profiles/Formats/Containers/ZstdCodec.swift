import CZstd

/// Unpacks frames of Zstandard by its library, which refuses windows of more than 128 MB.
@safe
struct ZstdCodec: Codec, ~Copyable {
  static let name = "zstd"

  static func begins(with start: [UInt8]) -> Bool {
    start.starts(with: [0x28, 0xb5, 0x2f, 0xfd]) || isSkippableFrame(start)
  }

  // SAFETY: made in `init`, freed in `deinit`, and never handed out.
  private let stream: OpaquePointer

  init?() {
    guard let stream = unsafe ZSTD_createDStream() else { return nil }
    unsafe self.stream = stream
  }

  deinit { unsafe ZSTD_freeDStream(stream) }

  mutating func unpack(
    _ input: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>
  ) -> CodecStep {
    // SAFETY: the library reads and writes within the sizes that it is given, during the call.
    var read = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var written = unsafe ZSTD_outBuffer(dst: room.baseAddress, size: room.count, pos: 0)
    let hint = unsafe ZSTD_decompressStream(stream, &written, &read)
    return unsafe CodecStep(
      readCount: read.pos, writtenCount: written.pos, state: Self.state(hint))
  }

  mutating func restart() { unsafe ZSTD_DCtx_reset(stream, ZSTD_reset_session_only) }

  private static func state(_ hint: Int) -> CodecStep.State {
    // SAFETY: the name is a constant of the library's.
    if ZSTD_isError(hint) != 0 {
      return .failed(.refused(reason: unsafe String(cString: ZSTD_getErrorName(hint)).lowercased()))
    }
    return hint == 0 ? .atEndOfFrame : .within
  }
}
