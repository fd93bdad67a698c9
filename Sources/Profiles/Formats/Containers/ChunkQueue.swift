import System

/// A bounded queue of byte chunks between one writer and one reader.
final class ChunkQueue: Sendable {
  private static let capacity = 4

  enum Item {
    case chunk([UInt8])
    /// The end, and how many bytes of the source come after the packed data.
    case end(trailingByteCount: Int)
  }

  private struct State {
    var chunks: [[UInt8]] = []
    var ending: Result<Int, UnpackingFault>?
    var isClosed = false
  }

  private let monitor = Monitor(State())

  /// Adds a chunk when there is room.
  ///
  /// - Returns: `false` when the reader has closed the queue.
  func put(_ chunk: [UInt8]) -> Bool {
    monitor.change(
      when: { $0.chunks.count < Self.capacity || $0.isClosed },
      by: {
        $0.chunks.append(chunk)
        return !$0.isClosed
      })
  }

  /// Ends the queue after what it holds.
  ///
  /// - Parameter result: How many bytes of the source come after the packed data.
  func end(_ result: Result<Int, UnpackingFault>) { monitor.change { $0.ending = result } }

  /// The next chunk or the end, waited for.
  func take() throws(UnpackingFault) -> Item {
    try monitor.change(
      when: { !$0.chunks.isEmpty || $0.ending != nil },
      by: { state throws(UnpackingFault) in
        if !state.chunks.isEmpty { return .chunk(state.chunks.removeFirst()) }
        return .end(trailingByteCount: try state.ending?.get() ?? 0)
      })
  }

  /// Says that the reader wants no more.
  func close() { monitor.change { $0.isClosed = true } }
}
