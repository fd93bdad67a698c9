import CZlib

extension Profile {
  /// How an encoded profile is stored.
  public enum Compression: Sendable { case gzip, none }

  /// The profile as `profile.proto`; decoding gives back an equal profile, but for labels that say
  /// nothing.
  public func encoded(compression: Compression = .gzip) -> [UInt8] {
    var encoder = ProfileEncoder(self)
    let plain = encoder.encoded()
    return compression == .none ? plain : GzipWriter.compressed(plain)
  }
}

/// Writes one gzip member without name or time, as Go's writer does.
enum GzipWriter {
  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]
    deflate(bytes, &output)
    // SAFETY: zlib reads `count` bytes from the start of the buffer.
    let checksum = unsafe bytes.withUnsafeBufferPointer {
      unsafe crc32_z(0, $0.baseAddress, $0.count)
    }
    for word in [UInt32(truncatingIfNeeded: checksum), UInt32(truncatingIfNeeded: bytes.count)] {
      for shift in stride(from: 0, to: 32, by: 8) {
        output.append(UInt8(truncatingIfNeeded: word >> UInt32(shift)))
      }
    }
    return output
  }

  private static func deflate(_ bytes: [UInt8], _ output: inout [UInt8]) {
    var stream = unsafe z_stream()
    guard unsafe czlib_deflate_init(&stream) == Z_OK else {
      preconditionFailure("zlib has no memory for a compressor")
    }
    defer { unsafe deflateEnd(&stream) }
    // SAFETY: zlib reads only `avail_in` bytes of the input, and writes `avail_out` of the chunk.
    unsafe bytes.withUnsafeBufferPointer { input in
      unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      var left = input.count
      var status = Z_OK
      while status != Z_STREAM_END {
        if unsafe stream.avail_in == 0 {
          unsafe stream.avail_in = UInt32(clamping: left)
          unsafe left -= Int(stream.avail_in)
        }
        output += unsafe [UInt8](unsafeUninitializedCapacity: 64 << 10) { chunk, count in
          unsafe stream.next_out = chunk.baseAddress
          unsafe stream.avail_out = UInt32(chunk.count)
          status = unsafe CZlib.deflate(&stream, left == 0 ? Z_FINISH : Z_NO_FLUSH)
          unsafe count = chunk.count - Int(stream.avail_out)
        }
      }
    }
  }
}
