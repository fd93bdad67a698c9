import CZlib

/// What is wrong with gzip data.
package struct GzipFault: Error, Equatable, Sendable {
  package enum Problem: Equatable, Sendable {
    case cutOff, badHeader, badChecksum, corrupt, noMemory
    case unreadable(reason: String)
  }

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
    case .noMemory: "no memory for decompression"
    case .unreadable(let reason): reason
    case .corrupt: "flate: corrupt input before offset \(offset) (of \(fileSize) bytes)"
    }
  }
}

/// Inflates gzip members, one after the other, in chunks.
@safe
struct GzipReader: ~Copyable {
  /// Bytes of a chunk, and of a piece of the input: large enough that handing it over costs
  /// nothing, small enough for the cache.
  static let chunkSize = 256 << 10

  // SAFETY: allocated in `init`, freed in `deinit`; zlib keeps a pointer to it, so it never moves.
  private let stream: UnsafeMutablePointer<z_stream>
  private let source: ByteSource
  /// The input that is being read, where it begins in the source, and how much of it is used.
  private var piece: [UInt8] = []
  private var pieceStart = 0
  private var usedOfPiece = 0
  private var isFinished = false
  private var failure: ByteSourceError?

  /// - Parameter source: Starts with the magic number of gzip.
  init(_ source: ByteSource) throws(GzipFault) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    self.source = source
    let status = unsafe czlib_inflate_init(stream)
    if status != Z_OK { throw fault(.noMemory) }
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
  private var consumed: Int { pieceStart + usedOfPiece }

  private mutating func inflateMore() -> Int32 {
    if usedOfPiece == piece.count, !readPiece() { return Z_BUF_ERROR }
    let room = unsafe stream.pointee.avail_out
    let available = piece.count - usedOfPiece
    // SAFETY: zlib reads at most `avail_in` bytes, and only during the call.
    let status = unsafe piece.withUnsafeMutableBufferPointer { piece in
      unsafe stream.pointee.next_in = piece.baseAddress.map { unsafe $0 + usedOfPiece }
      unsafe stream.pointee.avail_in = UInt32(available)
      return unsafe inflate(stream, Z_NO_FLUSH)
    }
    usedOfPiece = unsafe piece.count - Int(stream.pointee.avail_in)
    switch status {
    case Z_STREAM_END: return startNextMember()
    case Z_OK, Z_BUF_ERROR:
      let hasMoved = unsafe room != stream.pointee.avail_out || usedOfPiece == piece.count
      return hasMoved || available != piece.count - usedOfPiece ? Z_OK : Z_BUF_ERROR
    default: return status
    }
  }

  /// Reads on.
  ///
  /// - Returns: `false` at the end of the source, and after a failure.
  private mutating func readPiece() -> Bool {
    let start = consumed
    if start >= source.count { return false }
    do throws(ByteSourceError) {
      piece = try source.bytes(from: start, atMost: Self.chunkSize)
    } catch {
      failure = error
      return false
    }
    pieceStart = start
    usedOfPiece = 0
    return true
  }

  /// After a member: nothing, or one that begins with a whole header.
  private mutating func startNextMember() -> Int32 {
    let left = source.count - consumed
    if left == 0 {
      isFinished = true
      return Z_OK
    }
    return left < 10 ? Z_BUF_ERROR : unsafe inflateReset(stream)
  }

  private func fault(_ status: Int32) -> GzipFault {
    if let failure { return fault(.unreadable(reason: failure.reason)) }
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
    return fault(problem)
  }

  private func fault(_ problem: GzipFault.Problem) -> GzipFault {
    GzipFault(problem: problem, offset: consumed, fileSize: source.count)
  }
}
