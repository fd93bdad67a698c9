import CZlib

/// What is wrong with gzip data.
package struct GzipFault: Error, Equatable, Sendable {
  package enum Problem: Equatable, Sendable { case cutOff, badHeader, badChecksum, corrupt }

  package let problem: Problem
  /// Bytes of the file that were read before the fault.
  package let offset: Int
  /// Bytes of the file in all.
  package let fileSize: Int
}

extension GzipFault: CustomStringConvertible {
  package var description: String {
    switch problem {
    case .cutOff:
      "unexpected EOF (the gzip data is cut off: it goes on after the last byte, \(fileSize))"
    case .badHeader: "gzip: invalid header (at byte \(offset) of \(fileSize))"
    case .badChecksum: "gzip: invalid checksum (at byte \(offset) of \(fileSize))"
    case .corrupt: "flate: corrupt input before offset \(offset) (of \(fileSize) bytes)"
    }
  }
}

/// Inflates gzip members, one after the other, in chunks.
@safe
struct GzipReader: ~Copyable {
  /// Bytes of a chunk: large enough that handing it over costs nothing, small enough for the cache.
  static let chunkSize = 256 << 10

  // SAFETY: allocated in `init`, freed in `deinit`; zlib keeps a pointer to it, so it never moves.
  private let stream: UnsafeMutablePointer<z_stream>
  private let input: UnsafeRawBufferPointer
  private let fileSize: Int
  private var isFinished = false

  /// - Parameter input: Must outlive the reader; starts with the magic number of gzip.
  /// - Returns: `nil` when memory is short.
  @unsafe
  init?(_ input: UnsafeRawBufferPointer) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    unsafe self.input = unsafe input
    fileSize = input.count
    guard unsafe czlib_inflate_init(stream) == Z_OK else { return nil }
    // SAFETY: zlib does not write to its input, though its type is not const.
    unsafe stream.pointee.next_in = UnsafeMutablePointer(
      mutating: input.bindMemory(to: UInt8.self).baseAddress)
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deinitialize(count: 1)
    unsafe stream.deallocate()
  }

  /// The next decompressed bytes, or `nil` after the last.
  mutating func next() throws(GzipFault) -> [UInt8]? {
    var status = Z_OK
    // SAFETY: zlib writes at most `avail_out` bytes, from the start, and says how many.
    let chunk = unsafe [UInt8](unsafeUninitializedCapacity: Self.chunkSize) { buffer, count in
      unsafe stream.pointee.next_out = buffer.baseAddress
      unsafe stream.pointee.avail_out = UInt32(buffer.count)
      while unsafe !isFinished && status == Z_OK && stream.pointee.avail_out > 0 {
        status = inflateMore()
      }
      count = unsafe buffer.count - Int(stream.pointee.avail_out)
    }
    if status != Z_OK { throw fault(status) }
    return chunk.isEmpty ? nil : chunk
  }

  /// Bytes of the input that have been used.
  private var consumed: Int {
    guard let next = unsafe stream.pointee.next_in, let start = unsafe input.baseAddress else {
      return 0
    }
    return unsafe UnsafeRawPointer(next) - start
  }

  private mutating func inflateMore() -> Int32 {
    // `avail_in` has 32 bits; a file may have more.
    unsafe stream.pointee.avail_in = UInt32(clamping: fileSize - consumed)
    let before = unsafe (stream.pointee.avail_in, stream.pointee.avail_out)
    let status = unsafe inflate(stream, Z_NO_FLUSH)
    switch status {
    case Z_STREAM_END: return startNextMember()
    case Z_OK, Z_BUF_ERROR:
      let isStuck = unsafe before == (stream.pointee.avail_in, stream.pointee.avail_out)
      return isStuck ? Z_BUF_ERROR : Z_OK
    default: return status
    }
  }

  /// After a member: nothing, or one that begins with a whole header.
  private mutating func startNextMember() -> Int32 {
    let left = fileSize - consumed
    if left == 0 {
      isFinished = true
      return Z_OK
    }
    return left < 10 ? Z_BUF_ERROR : unsafe inflateReset(stream)
  }

  private func fault(_ status: Int32) -> GzipFault {
    let message = unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? ""
    let problem: GzipFault.Problem =
      switch message {
      case _ where status == Z_BUF_ERROR: .cutOff
      case "incorrect header check", "unknown compression method", "unknown header flags set",
        "header crc mismatch", "invalid window size":
        .badHeader
      case "incorrect data check", "incorrect length check": .badChecksum
      default: .corrupt
      }
    return GzipFault(problem: problem, offset: consumed, fileSize: fileSize)
  }
}
