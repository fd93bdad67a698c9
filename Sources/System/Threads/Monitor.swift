import Glibc

/// A value that threads share: one at a time sees and changes it, and others wait until it is as
/// they want it.
// SAFETY: `state` is touched only while `mutex` is held; the two primitives never move.
@safe
package final class Monitor<State>: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>
  private var state: State

  /// A value that only this thread can reach so far.
  package init(_ state: State) {
    self.state = state
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

  /// Changes the value, once it fulfils a condition, and lets those who wait look at it again.
  package func change<Result, Failure>(
    when condition: (State) -> Bool = { _ in true },
    by body: (inout State) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    while !condition(state) { unsafe pthread_cond_wait(changed, mutex) }
    defer { unsafe pthread_cond_broadcast(changed) }
    return try body(&state)
  }
}
