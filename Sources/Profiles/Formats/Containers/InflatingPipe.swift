import System

// Inflating and decoding take about the same time, and neither needs the other's results but in
// order. So a second thread inflates, chunk by chunk, and this one decodes what has arrived.
//
//     GzipReader ──chunk──▶ ChunkQueue (at most 4 wait) ──chunk──▶ ProfileDecoder
//
// Small inputs are inflated in place: starting a thread would cost more than it saves.

enum InflatingPipe {
  /// Compressed bytes from which on a second thread is worth its start.
  static let threadThreshold = 64 << 10

  /// Inflates gzip data and hands on its chunks, in order, on the calling thread.
  ///
  /// - Parameter consume: Returns whether it wants more.
  static func inflate(
    _ compressed: ByteSource, _ consume: (borrowing [UInt8]) -> Bool
  ) throws(GzipFault) {
    if compressed.count < threadThreshold {
      try inflateHere(compressed, consume)
    } else {
      try inflateBeside(compressed, consume)
    }
  }

  private static func inflateHere(
    _ compressed: ByteSource, _ consume: (borrowing [UInt8]) -> Bool
  ) throws(GzipFault) {
    var reader = try GzipReader(compressed)
    while let chunk = try reader.next() {
      if !consume(chunk) { return }
    }
  }

  private static func inflateBeside(
    _ compressed: ByteSource, _ consume: (borrowing [UInt8]) -> Bool
  ) throws(GzipFault) {
    let queue = ChunkQueue()
    guard let thread = WorkerThread({ fill(queue, from: compressed) }) else {
      return try inflateHere(compressed, consume)
    }
    defer {
      queue.close()
      thread.join()
    }
    while let chunk = try queue.take() {
      if !consume(chunk) { return }
    }
  }

  /// What the second thread does.
  private static func fill(_ queue: ChunkQueue, from compressed: ByteSource) {
    do throws(GzipFault) {
      var reader = try GzipReader(compressed)
      while let chunk = try reader.next() {
        if !queue.put(chunk) { return }
      }
      queue.end(.success(()))
    } catch {
      queue.end(.failure(error))
    }
  }
}
