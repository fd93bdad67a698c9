internal import Glibc

/// A thread that inflates a section while the caller inflates others.
///
/// One address of Go's compiler, with 6 MB of deflated sections, took 54 ms with one thread and takes
/// 30 ms with two.
final class SideThread: Sendable {
  private let work: @Sendable () throws(BinaryError.Problem) -> ByteRegion
  // SAFETY: the thread writes `outcome` before it ends, and `result` reads it after joining the thread;
  // `thread` is set before anyone else knows of this object.
  private nonisolated(unsafe) var thread: pthread_t?
  private nonisolated(unsafe) var outcome: Outcome?

  private typealias Outcome = Result<ByteRegion, BinaryError.Problem>

  /// Starts to work; where the system has no thread to give, `result` does it.
  init(_ work: @escaping @Sendable () throws(BinaryError.Problem) -> ByteRegion) {
    self.work = work
    var handle = pthread_t()
    // SAFETY: the thread takes over the one reference that is retained for it.
    let context = unsafe Unmanaged.passRetained(self).toOpaque()
    let status = unsafe pthread_create(
      &handle, nil,
      { context in
        if let context = unsafe context {
          unsafe Unmanaged<SideThread>.fromOpaque(context).takeRetainedValue().run()
        }
        return nil
      }, context)
    if status == 0 {
      unsafe thread = handle
    } else {
      unsafe Unmanaged<SideThread>.fromOpaque(context).release()
    }
  }

  private func run() {
    do throws(BinaryError.Problem) {
      unsafe outcome = .success(try work())
    } catch {
      unsafe outcome = .failure(error)
    }
  }

  /// Waits for the contents of the section; to be called once.
  func result() throws(BinaryError.Problem) -> ByteRegion {
    if let thread = unsafe thread { pthread_join(thread, nil) } else { run() }
    return try unsafe outcome?.get() ?? ByteRegion([])
  }
}
