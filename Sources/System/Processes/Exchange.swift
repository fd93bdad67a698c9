import Glibc

/// A program used as a filter: bytes in, bytes out.
///
/// What it is to read is written while what it says is read, so that neither waits for the other,
/// however much there is of both.
package struct Exchange: ~Copyable {
  /// What a program wrote, and how it ended.
  package struct Outcome {
    package var output: [UInt8] = []
    /// What it said on standard error: the beginning, where there is no end of it.
    package var errors: [UInt8] = []
    package var ending = Ending.success
  }

  /// As much as a pipe holds.
  private static let pieceSize = 64 << 10
  private static let mostErrors = 64 << 10

  private let input: [UInt8]
  private var written = 0
  private var writer: Descriptor
  private var output: Descriptor
  private var errors: Descriptor
  private var outcome = Outcome()

  private init(
    _ input: [UInt8], writer: consuming Descriptor, output: consuming Descriptor,
    errors: consuming Descriptor
  ) {
    self.input = input
    self.writer = writer
    self.output = output
    self.errors = errors
    self.writer.setNonblocking()
  }

  /// Runs a program until its end.
  ///
  /// That it ends without reading all of its input is no error here: how it ended says enough.
  package static func run(_ command: [[UInt8]], input: [UInt8]) throws(ProgramError) -> Outcome {
    let toChild = try Pipe()
    let fromChild = try Pipe()
    let errors = try Pipe()
    let child = try ChildProcess(
      command, input: toChild.reader.number, output: fromChild.writer.number,
      errors: errors.writer.number)
    var exchange = Exchange(
      input, writer: toChild.takeWriter(), output: fromChild.takeReader(),
      errors: errors.takeReader())
    Signal.withoutPipeSignal { exchange.run() }
    var outcome = exchange.outcome
    outcome.ending = child.wait()
    return outcome
  }

  /// Writes and reads until the program has closed what it writes to.
  private mutating func run() {
    if input.isEmpty { writer.close() }
    while output.isOpen || errors.isOpen {
      var states = [pollfd(writer, POLLOUT), pollfd(output, POLLIN), pollfd(errors, POLLIN)]
      let ready = unsafe poll(&states, nfds_t(states.count), -1)
      if ready < 0 { continue }
      if states[0].revents != 0 { writeMore() }
      if states[1].revents != 0 { Self.readMore(&output, &outcome.output, atMost: .max) }
      if states[2].revents != 0 {
        Self.readMore(&errors, &outcome.errors, atMost: Self.mostErrors)
      }
    }
    // What can answer nothing any more has no use for the rest, but may wait for its end.
    writer.close()
  }

  private mutating func writeMore() {
    // SAFETY: the system reads the bytes from `written` to the end of the array, no more.
    let count = unsafe input.withUnsafeBytes {
      unsafe write(writer.number, $0.baseAddress.map { unsafe $0 + written }, $0.count - written)
    }
    if count < 0, errno == EAGAIN || errno == EINTR { return }
    written += max(count, 0)
    if count < 0 || written == input.count { writer.close() }
  }

  /// Reads what is there; what is more than `limit` is thrown away.
  private static func readMore(
    _ descriptor: inout Descriptor, _ bytes: inout [UInt8], atMost limit: Int
  ) {
    let number = descriptor.number
    var length = 0
    // SAFETY: the system writes at most as many bytes as the buffer has, and says how many.
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: pieceSize) { buffer, count in
      length = unsafe read(number, buffer.baseAddress, buffer.count)
      count = max(length, 0)
    }
    if length < 0, errno == EINTR { return }
    if length <= 0 { descriptor.close() }
    bytes += piece.prefix(limit - bytes.count)
  }
}

extension pollfd {
  fileprivate init(_ descriptor: borrowing Descriptor, _ events: Int32) {
    self.init(fd: descriptor.number, events: Int16(truncatingIfNeeded: events), revents: 0)
  }
}
