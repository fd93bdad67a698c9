import System

/// A bounded queue of byte chunks between one writer and one reader.
final class ChunkQueue: Sendable {
  private static let capacity = 4

  private struct State {
    var chunks: [[UInt8]] = []
    var ending: Result<Void, GzipFault>?
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
  func end(_ result: Result<Void, GzipFault>) { monitor.change { $0.ending = result } }

  /// The next chunk, waited for; `nil` at the end.
  func take() throws(GzipFault) -> [UInt8]? {
    try monitor.change(
      when: { !$0.chunks.isEmpty || $0.ending != nil },
      by: { state throws(GzipFault) in
        if !state.chunks.isEmpty { return state.chunks.removeFirst() }
        try state.ending?.get()
        return nil
      })
  }

  /// Says that the reader wants no more.
  func close() { monitor.change { $0.isClosed = true } }
}
