import CZlib

/// A piece of what is compressed, with all that its compression depends on.
struct DeflateBlock {
  let bytes: [UInt8]
  /// What comes before; its last 32 kB are what the bytes may refer to.
  let preceding: [UInt8]
  let isLast: Bool
}

/// Deflates blocks, each by itself.
@safe
struct BlockDeflater: ~Copyable {
  /// How far deflate data can refer back.
  private static let windowSize = 32 << 10
  private static let roomSize = 64 << 10

  // SAFETY: allocated in `init`, freed in `deinit`; zlib keeps a pointer to it, so it never moves.
  private let stream: UnsafeMutablePointer<z_stream>

  init(level: Int32) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    guard unsafe czlib_deflate_init(stream, level) == Z_OK else {
      preconditionFailure("zlib has no memory for a compressor")
    }
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deinitialize(count: 1)
    unsafe stream.deallocate()
  }

  /// The block as deflate data that ends with a whole byte.
  mutating func deflated(_ block: DeflateBlock) -> [UInt8] {
    unsafe deflateReset(stream)
    // SAFETY: zlib copies what it needs of the window during the call.
    unsafe block.preceding.suffix(Self.windowSize).withUnsafeBufferPointer { window in
      _ = unsafe deflateSetDictionary(stream, window.baseAddress, UInt32(window.count))
    }
    // SAFETY: zlib only reads the input, at most `avail_in` bytes, and during these calls.
    return unsafe block.bytes.withUnsafeBufferPointer { input in
      unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      unsafe stream.pointee.avail_in = UInt32(input.count)
      var output: [UInt8] = []
      repeat { append(to: &output, block.isLast ? Z_FINISH : Z_SYNC_FLUSH) } while isOutOfRoom
      return output
    }
  }

  /// Whether zlib filled all the room it had, and so may have more to write.
  private var isOutOfRoom: Bool { unsafe stream.pointee.avail_out == 0 }

  private mutating func append(to output: inout [UInt8], _ flush: Int32) {
    // SAFETY: zlib writes at most `avail_out` bytes, from the start, and says how many.
    output += unsafe [UInt8](unsafeUninitializedCapacity: Self.roomSize) { room, count in
      unsafe stream.pointee.next_out = room.baseAddress
      unsafe stream.pointee.avail_out = UInt32(room.count)
      _ = unsafe deflate(stream, flush)
      count = unsafe room.count - Int(stream.pointee.avail_out)
    }
  }
}
