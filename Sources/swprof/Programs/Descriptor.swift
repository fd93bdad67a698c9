import Glibc
import ProfileLoading

/// An open file descriptor, closed when its owner is done, or before.
struct Descriptor: ~Copyable {
  /// Negative once it is closed.
  private(set) var number: Int32

  init(owning number: Int32) { self.number = number }

  deinit { if number >= 0 { Glibc.close(number) } }

  var isOpen: Bool { number >= 0 }

  mutating func close() {
    if isOpen { Glibc.close(number) }
    number = -1
  }

  /// Makes reads and writes return at once.
  borrowing func setNonblocking() {
    let flags = fcntl(number, F_GETFL)
    _ = fcntl(number, F_SETFL, flags | O_NONBLOCK)
  }
}

/// A pipe; child processes get an end of it only where it is given to them.
struct Pipe: ~Copyable {
  let reader: Descriptor
  let writer: Descriptor

  init() throws(ProgramError) {
    var ends: [Int32] = [-1, -1]
    // SAFETY: the system writes two numbers.
    if unsafe pipe(&ends) != 0 { throw .system("pipe", errno) }
    // Both are owned before either can fail.
    let first = Descriptor(owning: ends[0])
    let second = Descriptor(owning: ends[1])
    let reader = try Self.own(first)
    let writer = try Self.own(second)
    self.reader = reader
    self.writer = writer
  }

  /// The end to read from; the other is closed.
  consuming func takeReader() -> Descriptor { reader }

  /// The end to write to; the other is closed.
  consuming func takeWriter() -> Descriptor { writer }

  /// The same end for this program alone, under a number from 3 on: where swprof was started with
  /// a standard stream closed, a pipe gets its number, and would be in the way of the child's.
  private static func own(_ end: consuming Descriptor) throws(ProgramError) -> Descriptor {
    let moved = fcntl(end.number, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
    if moved < 0 { throw .system("dup", errno) }
    return Descriptor(owning: moved)
  }
}
