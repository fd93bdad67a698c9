import Glibc

/// A pipe; child processes get an end of it only where it is given to them.
package struct Pipe: ~Copyable {
  package let reader: Descriptor
  package let writer: Descriptor

  package init() throws(ProgramError) {
    var ends: [Int32] = [-1, -1]
    // SAFETY: the system writes two numbers.
    if unsafe pipe(&ends) != 0 { throw .system("pipe", .last) }
    // Both are owned before either can fail.
    let first = Descriptor(owning: ends[0])
    let second = Descriptor(owning: ends[1])
    let reader = try Self.own(first)
    let writer = try Self.own(second)
    self.reader = reader
    self.writer = writer
  }

  /// The end to read from; the other is closed.
  package consuming func takeReader() -> Descriptor { reader }

  /// The end to write to; the other is closed.
  package consuming func takeWriter() -> Descriptor { writer }

  /// The same end for this program alone, under a number from 3 on: where this program was started with
  /// a standard stream closed, a pipe gets its number, and would be in the way of the child's.
  private static func own(_ end: consuming Descriptor) throws(ProgramError) -> Descriptor {
    let moved = fcntl(end.number, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
    if moved < 0 { throw .system("dup", .last) }
    return Descriptor(owning: moved)
  }
}
