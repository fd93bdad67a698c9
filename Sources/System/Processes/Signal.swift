import Glibc

/// Signals that mean something to this program.
package enum Signal: Int32, Sendable {
  case hangup = 1
  /// What Ctrl-C at a terminal sends.
  case interrupt = 2
  /// What Ctrl-\ at a terminal sends.
  case quit = 3

  /// Sends it to this program.
  package func raise() { Glibc.raise(rawValue) }

  /// Runs `body`, in which writing to a pipe that nobody reads is an error and no signal.
  ///
  /// The signal is held back from this thread alone, and taken away if it came; elsewhere it ends this
  /// program as before.
  package static func withoutPipeSignal<Failure>(
    _ body: () throws(Failure) -> Void
  ) throws(Failure) {
    var signals = sigset_t()
    var before = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGPIPE)
    unsafe pthread_sigmask(SIG_BLOCK, &signals, &before)
    defer {
      var noTime = timespec()
      while unsafe sigtimedwait(&signals, nil, &noTime) == SIGPIPE {}
      unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
    }
    try body()
  }

  /// Stops this program and those it shares the terminal with, until the terminal's shell goes on with
  /// them: what Ctrl-Z does.
  package static func suspend() { kill(0, SIGTSTP) }
}

/// Signals that this program ignores as long as the value lives.
package struct IgnoredSignals: ~Copyable {
  private let handlers: [(signal: Int32, handler: sighandler_t?)]

  package init(_ signals: Signal...) {
    handlers = signals.map { ($0.rawValue, signal($0.rawValue, SIG_IGN)) }
  }

  /// Ends the value here, and no sooner.
  package consuming func end() {}

  deinit { for (number, handler) in handlers { signal(number, handler) } }
}
