import CLZ4

/// Unpacks frames of LZ4 by its library.
@safe
struct LZ4Codec: Codec, ~Copyable {
  static let name = "lz4"

  static func begins(with start: [UInt8]) -> Bool {
    start.starts(with: [0x04, 0x22, 0x4d, 0x18]) || isSkippableFrame(start)
  }

  // SAFETY: made in `init`, freed in `deinit`, and never handed out.
  private let stream: OpaquePointer

  init?() {
    var stream: OpaquePointer?
    let status = unsafe clz4_new_context(&stream)
    guard LZ4F_isError(status) == 0, let stream = unsafe stream else { return nil }
    unsafe self.stream = stream
  }

  deinit { unsafe LZ4F_freeDecompressionContext(stream) }

  mutating func unpack(
    _ input: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>
  ) -> CodecStep {
    var (readCount, writtenCount) = (input.count, room.count)
    // SAFETY: the library reads and writes within the sizes that it is given, during the call, and
    // puts there how much it did.
    let hint = unsafe LZ4F_decompress(
      stream, room.baseAddress, &writtenCount, input.baseAddress, &readCount, nil)
    if LZ4F_isError(hint) != 0 {
      // SAFETY: the name is a constant of the library's.
      let reason = unsafe String(cString: LZ4F_getErrorName(hint))
      return CodecStep(readCount: 0, writtenCount: 0, state: .failed(.refused(reason: reason)))
    }
    return CodecStep(
      readCount: readCount, writtenCount: writtenCount,
      state: hint == 0 ? .atEndOfFrame : .within)
  }

  mutating func restart() { unsafe LZ4F_resetDecompressionContext(stream) }
}
