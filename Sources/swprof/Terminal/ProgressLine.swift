import Glibc
import Synchronization

/// A line on a terminal that says what is being done, from the second second on.
///
/// A thread of its own writes it, so that the work does not have to look at the clock. It is only
/// started when standard error is a terminal, and ends with the process.
final class ProgressLine: Sendable {
  private struct State {
    var step = ""
    var isVisible = false
    var hasThread = false
  }

  private let state = Mutex(State())

  func show(_ step: String) {
    let needsThread = state.withLock { state in
      state.step = step
      defer { state.hasThread = true }
      return !state.hasThread
    }
    if needsThread, isatty(STDERR_FILENO) == 1 { start() }
  }

  /// Removes the line; it comes back only with the next step.
  func clear() {
    state.withLock { state in
      if state.isVisible { Self.write("\r\u{1b}[K") }
      state.isVisible = false
      state.step = ""
    }
  }

  private func start() {
    var thread = pthread_t()
    // SAFETY: the thread takes over the one reference that is retained for it.
    let context = unsafe Unmanaged.passRetained(self).toOpaque()
    let status = unsafe pthread_create(
      &thread, nil,
      { context in
        if let context = unsafe context {
          unsafe Unmanaged<ProgressLine>.fromOpaque(context).takeRetainedValue().run()
        }
        return nil
      }, context)
    if status == 0 {
      pthread_detach(thread)
    } else {
      unsafe Unmanaged<ProgressLine>.fromOpaque(context).release()
    }
  }

  private func run() -> Never {
    var tenths = 0
    while true {
      usleep(100_000)
      tenths += 1
      if tenths < 10 { continue }
      state.withLock { state in
        guard !state.step.isEmpty else { return }
        state.isVisible = true
        Self.write("\r\u{1b}[K\(state.step) … \(tenths / 10) s")
      }
    }
  }

  private static func write(_ text: String) {
    try? Destination.writeAll(Array(text.utf8), to: STDERR_FILENO, name: "standard error")
  }
}
