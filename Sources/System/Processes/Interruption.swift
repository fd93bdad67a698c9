import Glibc
import Synchronization

/// Ctrl-C while a report is made: the report ends, the shell goes on.
///
/// The report notices when it next writes. Until then a second Ctrl-C ends the program, as the
/// first does outside the shell, and where the lines do not come from a terminal.
package struct Interruption: Error, CustomStringConvertible {
  package let description = "interrupted"

  private static let isPending = Atomic(false)

  /// Runs `body` so that an interrupt ends it with this error.
  package static func ending(_ body: () throws -> Void) throws {
    guard StandardStream.input.isTerminal else { return try body() }
    isPending.store(false, ordering: .relaxed)
    let before = signal(SIGINT) { _ in
      if Interruption.isPending.exchange(true, ordering: .relaxed) {
        signal(SIGINT, SIG_DFL)
        raise(SIGINT)
      }
    }
    defer { signal(SIGINT, before) }
    try body()
  }

  /// Fails if there was an interrupt while `ending` runs its body.
  package static func check() throws(Interruption) {
    if isPending.load(ordering: .relaxed) { throw Interruption() }
  }
}
