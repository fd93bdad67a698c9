import Bytes
internal import CZlib

/// Inflates what a binary holds deflated.
///
/// A file's own word does not decide how much memory is reserved: inflated data may have 100 times
/// the bytes of the deflated data, plus a megabyte. (Debug information has 3 to 6 times as many.)
enum Inflation {
  /// The most bytes that data may inflate to.
  static func limit(of deflated: ByteRegion) -> UInt64 {
    UInt64(deflated.count) * 100 + 1 << 20
  }

  /// Inflates zlib data of a known size.
  ///
  /// - Returns: `nil` if the data are damaged or have another size.
  static func zlib(_ deflated: ByteRegion, size: UInt64) -> ByteRegion? {
    guard size <= limit(of: deflated), let size = Int(exactly: size) else { return nil }
    // SAFETY: `inflateAll` writes at most as many bytes as the buffer has, and returns how many.
    let inflated = unsafe ByteRegion(capacity: size) { unsafe inflateAll(deflated, into: $0) }
    return inflated.count == size ? inflated : nil
  }

  /// Runs zlib over all of the input.
  ///
  /// - Returns: The number of bytes written; 0 if the data are damaged.
  private static func inflateAll(
    _ deflated: ByteRegion, into buffer: UnsafeMutableRawBufferPointer
  ) -> Int {
    var stream = unsafe z_stream()
    // zlib keeps the address of the stream, so all calls are made within this closure.
    return unsafe withUnsafeMutablePointer(to: &stream) { stream in
      guard unsafe czlib_inflate_init_zlib(stream) == Z_OK else { return 0 }
      defer { unsafe _ = inflateEnd(stream) }
      let bytes = deflated.bytes
      return unsafe bytes.withUnsafeBufferPointer { input in
        var (used, written) = (0, 0)
        var status = Z_OK
        while status == Z_OK {
          let (given, room) = (
            min(input.count - used, 1 << 30), min(buffer.count - written, 1 << 30)
          )
          // SAFETY: zlib reads and writes at most as many bytes as it is told, which lie within
          // both buffers, and does not write the input.
          unsafe stream.pointee.next_in = UnsafeMutablePointer(
            mutating: input.baseAddress.map { unsafe $0 + used })
          unsafe stream.pointee.avail_in = UInt32(given)
          unsafe stream.pointee.next_out = buffer.baseAddress.map {
            unsafe ($0 + written).assumingMemoryBound(to: UInt8.self)
          }
          unsafe stream.pointee.avail_out = UInt32(room)
          status = unsafe inflate(stream, Z_NO_FLUSH)
          used += unsafe given - Int(stream.pointee.avail_in)
          written += unsafe room - Int(stream.pointee.avail_out)
        }
        return status == Z_STREAM_END ? written : 0
      }
    }
  }

  /// The CRC-32 of all bytes, as in `.gnu_debuglink`.
  static func checksum(of region: ByteRegion) -> UInt32 {
    let bytes = region.bytes
    // SAFETY: zlib reads as many bytes as it is told, which is the size of the buffer.
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      UInt32(truncatingIfNeeded: unsafe crc32_z(0, buffer.baseAddress, buffer.count))
    }
  }
}
