import Bytes
import Synchronization
import System

/// A line on a terminal that says what is being done, from the second second on.
///
/// A thread of its own writes it, so that the work does not have to look at the clock. It is only
/// started when standard error is a terminal, and ends when there is nothing to show.
final class ProgressLine: Sendable {
  private struct State {
    var step = ""
    /// What the terminal shows; empty for nothing.
    var shown = ""
    var hasThread = false
  }

  private let state = Mutex(State())

  func show(_ step: String) {
    let needsThread = state.withLock { state in
      state.step = step
      defer { state.hasThread = true }
      return !state.hasThread
    }
    if needsThread, StandardStream.errors.isTerminal, Environment.hasAbleTerminal {
      WorkerThread { self.run() }?.detach()
    }
  }

  /// Removes the line; it comes back only with the next step.
  func clear() {
    state.withLock { state in
      if !state.shown.isEmpty { Self.write("\r\u{1b}[K") }
      state.shown = ""
      state.step = ""
    }
  }

  private func run() {
    var tenths = 0
    repeat {
      WorkerThread.pause(for: .milliseconds(100))
      tenths += 1
    } while showsStep(tenths)
  }

  /// - Returns: Whether there is still something to show.
  private func showsStep(_ tenths: Int) -> Bool {
    state.withLock { state in
      if state.step.isEmpty {
        state.hasThread = false
        return false
      }
      if tenths < 10 { return true }
      let line = Self.line(state.step, seconds: tenths / 10)
      // Written only when it changes: a line that is written over and over flickers.
      if line == state.shown { return true }
      state.shown = line
      Self.write("\r\u{1b}[K" + line)
      return true
    }
  }

  /// What is shown of a step: on one line of the terminal, or else it could not be erased. Its end
  /// tells files apart.
  private static func line(_ step: String, seconds: Int) -> String {
    let time = " … \(seconds) s"
    let safe = String(step.map { $0.isASCII && ($0 < " " || $0 == "\u{7f}") ? "?" : $0 })
    let room = TerminalSize.messageColumns - time.count - 1
    if safe.count <= room { return safe + time }
    let verb = safe.prefix { $0 != " " }
    let end = max(room - verb.count - 2, 0)
    return verb + " …" + safe.suffix(end) + time
  }

  private static func write(_ text: String) {
    try? StandardStream.errors.write(text.bytes)
  }
}
