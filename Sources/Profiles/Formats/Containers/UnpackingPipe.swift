import System

// Inflating and decoding take about the same time, and neither needs the other's results but in
// order. So a second thread unpacks, chunk by chunk, and this one decodes what has arrived.
//
//     UnpackingReader ──chunk──▶ ChunkQueue (at most 4 wait) ──chunk──▶ ProfileDecoder
//
// Small inputs are unpacked in place: starting a thread would cost more than it saves.

enum UnpackingPipe<Unpacker: Codec & ~Copyable> {
  /// Packed bytes from which on a second thread is worth its start.
  private static var threadThreshold: Int { 64 << 10 }

  /// Unpacks data and hands on its chunks, in order, on the calling thread.
  ///
  /// - Parameter consume: Returns whether it wants more.
  /// - Returns: How many bytes of the source come after the packed data; 0 where not all were wanted.
  static func unpack(
    _ packed: ByteSource, _ consume: (borrowing [UInt8]) -> Bool
  ) throws(UnpackingFault) -> Int {
    packed.count < threadThreshold
      ? try unpackHere(packed, consume) : try unpackBeside(packed, consume)
  }

  private static func unpackHere(
    _ packed: ByteSource, _ consume: (borrowing [UInt8]) -> Bool
  ) throws(UnpackingFault) -> Int {
    var reader = try UnpackingReader<Unpacker>(packed)
    while let chunk = try reader.next() {
      if !consume(chunk) { return 0 }
    }
    return reader.trailingByteCount
  }

  private static func unpackBeside(
    _ packed: ByteSource, _ consume: (borrowing [UInt8]) -> Bool
  ) throws(UnpackingFault) -> Int {
    let queue = ChunkQueue()
    guard let thread = WorkerThread({ fill(queue, from: packed) }) else {
      return try unpackHere(packed, consume)
    }
    defer {
      queue.close()
      thread.join()
    }
    while true {
      switch try queue.take() {
      case .chunk(let chunk): if !consume(chunk) { return 0 }
      case .end(let trailingByteCount): return trailingByteCount
      }
    }
  }

  /// What the second thread does.
  private static func fill(_ queue: ChunkQueue, from packed: ByteSource) {
    do throws(UnpackingFault) {
      var reader = try UnpackingReader<Unpacker>(packed)
      while let chunk = try reader.next() {
        if !queue.put(chunk) { return }
      }
      queue.end(.success(reader.trailingByteCount))
    } catch {
      queue.end(.failure(error))
    }
  }
}
