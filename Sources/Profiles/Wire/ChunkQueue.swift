import Glibc

/// A bounded queue of byte chunks between one writer and one reader.
// SAFETY: everything but the two primitives is touched only while `mutex` is held.
@safe
final class ChunkQueue: @unchecked Sendable {
  private static let capacity = 4

  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>
  private var chunks: [[UInt8]] = []
  private var ending: Result<Void, GzipFault>?
  private var isClosed = false

  init() {
    unsafe mutex = .allocate(capacity: 1)
    unsafe changed = .allocate(capacity: 1)
    unsafe mutex.initialize(to: pthread_mutex_t())
    unsafe changed.initialize(to: pthread_cond_t())
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(changed, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(changed)
    unsafe pthread_mutex_destroy(mutex)
    unsafe changed.deallocate()
    unsafe mutex.deallocate()
  }

  /// Adds a chunk when there is room.
  ///
  /// - Returns: `false` when the reader has closed the queue.
  func put(_ chunk: consuming [UInt8]) -> Bool {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    while chunks.count == Self.capacity, !isClosed { unsafe pthread_cond_wait(changed, mutex) }
    chunks.append(chunk)
    unsafe pthread_cond_signal(changed)
    return !isClosed
  }

  /// Ends the queue after what it holds.
  func end(_ result: Result<Void, GzipFault>) {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    ending = result
    unsafe pthread_cond_signal(changed)
  }

  /// The next chunk, waited for; `nil` at the end.
  func take() throws(GzipFault) -> [UInt8]? {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    while chunks.isEmpty, ending == nil { unsafe pthread_cond_wait(changed, mutex) }
    if chunks.isEmpty {
      try ending?.get()
      return nil
    }
    unsafe pthread_cond_signal(changed)
    return chunks.removeFirst()
  }

  /// Says that the reader wants no more.
  func close() {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    isClosed = true
    unsafe pthread_cond_signal(changed)
  }
}
