import Bytes
import Glibc

/// An open file descriptor, closed when its owner is done, or before.
package struct Descriptor: ~Copyable {
  /// Negative once it is closed.
  package private(set) var number: Int32

  package init(owning number: Int32) { self.number = number }

  deinit { if number >= 0 { Glibc.close(number) } }

  package var isOpen: Bool { number >= 0 }

  package mutating func close() {
    if isOpen { Glibc.close(number) }
    number = -1
  }

  /// Makes reads and writes return at once.
  borrowing func setNonblocking() {
    let flags = fcntl(number, F_GETFL)
    _ = fcntl(number, F_SETFL, flags | O_NONBLOCK)
  }

  /// Writes all bytes, however many calls that takes.
  ///
  /// - Parameter name: What errors call it.
  package borrowing func write(_ bytes: [UInt8], name: String) throws(FileError) {
    try writeAll(bytes, to: number, name.bytes)
  }

  /// What takes everything and has nothing.
  package static func nowhere() -> Descriptor {
    Descriptor(owning: unsafe Glibc.open("/dev/null", O_RDWR | O_CLOEXEC))
  }
}
