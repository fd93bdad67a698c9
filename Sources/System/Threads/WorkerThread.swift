import Glibc

/// A thread that runs one closure.
package struct WorkerThread {
  /// The most threads that a piece of work is divided among: one for each processor, but no more
  /// than four, as each takes memory.
  package static var most: Int { max(min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 4), 1) }

  /// Lets the calling thread rest.
  package static func pause(for duration: Duration) { pause(until: .now + duration) }

  /// Lets the calling thread rest until that moment.
  package static func pause(until end: ContinuousClock.Instant) {
    while case let rest = ContinuousClock.now.duration(to: end), rest > .zero {
      let (seconds, attoseconds) = rest.components
      var interval = timespec(
        tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
      unsafe nanosleep(&interval, nil)
    }
  }

  private let handle: pthread_t

  /// Starts the thread; `nil` where the system has none to give.
  package init?(_ work: @escaping () -> Void) {
    var handle = pthread_t()
    // SAFETY: the thread takes over the one reference that is retained for it.
    let context = unsafe Unmanaged.passRetained(Work(work)).toOpaque()
    let status = unsafe pthread_create(
      &handle, nil,
      { context in
        if let context = unsafe context {
          unsafe Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run()
        }
        return nil
      }, context)
    guard status == 0 else {
      unsafe Unmanaged<Work>.fromOpaque(context).release()
      return nil
    }
    self.handle = handle
  }

  /// Waits for the end of the work; to be called once.
  package func join() { pthread_join(handle, nil) }

  /// Leaves the thread to itself, in the place of `join`.
  package func detach() { pthread_detach(handle) }
}

private final class Work {
  let run: () -> Void

  init(_ run: @escaping () -> Void) { self.run = run }
}
