import CZlib

/// Unpacks gzip members by zlib.
@safe
struct GzipCodec: Codec, ~Copyable {
  static let name = "gzip"

  static func begins(with start: [UInt8]) -> Bool { start.starts(with: [0x1f, 0x8b]) }

  // SAFETY: allocated in `init`, freed in `deinit`; zlib keeps a pointer to it, so it never moves.
  private let stream: UnsafeMutablePointer<z_stream>

  init?() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // Where that fails, `inflateEnd` finds nothing to free.
    if unsafe czlib_inflate_init(stream) != Z_OK { return nil }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deinitialize(count: 1)
    unsafe stream.deallocate()
  }

  mutating func unpack(
    _ input: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>
  ) -> CodecStep {
    // SAFETY: zlib reads at most `avail_in` bytes during the call, and writes none there; it writes at
    // most `avail_out` bytes from the start of the room. Both sizes are those of a chunk.
    unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    unsafe stream.pointee.avail_in = UInt32(input.count)
    unsafe stream.pointee.next_out = room.baseAddress
    unsafe stream.pointee.avail_out = UInt32(room.count)
    let status = unsafe inflate(stream, Z_NO_FLUSH)
    return unsafe CodecStep(
      readCount: input.count - Int(stream.pointee.avail_in),
      writtenCount: room.count - Int(stream.pointee.avail_out), state: state(status))
  }

  mutating func restart() { unsafe inflateReset(stream) }

  private func state(_ status: Int32) -> CodecStep.State {
    switch status {
    case Z_OK, Z_BUF_ERROR: return .within
    case Z_STREAM_END: return .atEndOfFrame
    case Z_MEM_ERROR: return .failed(.noMemory)
    default: break
    }
    // SAFETY: the message is a constant of zlib's.
    switch unsafe stream.pointee.msg.map({ unsafe String(cString: $0) }) ?? "" {
    case "incorrect header check", "unknown compression method", "unknown header flags set",
      "header crc mismatch", "invalid window size":
      return .failed(.badHeader)
    case "incorrect data check", "incorrect length check": return .failed(.badChecksum)
    default: return .failed(.corrupt)
    }
  }
}
