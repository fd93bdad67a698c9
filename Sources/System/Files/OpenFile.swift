import Bytes
import Glibc

/// An open file, closed when its owner is done. Child processes never get it.
package struct OpenFile: ~Copyable, Sendable {
  package let descriptor: Int32
  /// What errors call it.
  package let path: [UInt8]

  /// What a file is opened for.
  package enum Purpose: Sendable {
    case reading
    /// Reading without waiting, as a FIFO may never get a writer.
    case readingWhatIsThere
    case writing
    /// Writing in place of what it has.
    case rewriting
    /// Appending. A missing file is made with these permissions.
    case appending(permissions: UInt32)
    /// The same without waiting for whoever reads a FIFO.
    case appendingWithoutWaiting(permissions: UInt32)
    /// Writing to a file that there must not be yet.
    case creating(permissions: UInt32)
  }

  /// Opens a file.
  package init(_ path: [UInt8], for purpose: Purpose = .reading) throws(FileError) {
    // The system would take a path with a NUL in it for a shorter one.
    if path.contains(0) { throw FileError("open", path, EINVAL) }
    let (flags, permissions) = purpose.flags
    // SAFETY: the path ends with a NUL and is only read during the call.
    let descriptor = unsafe open(path.cString, flags | O_CLOEXEC, permissions)
    if descriptor < 0 { throw FileError("open", path, .last) }
    self.descriptor = descriptor
    self.path = path
  }

  /// Another descriptor of standard input.
  package init(copyOf stream: StandardStream) throws(FileError) {
    let descriptor = fcntl(stream.rawValue, F_DUPFD_CLOEXEC, 0)
    if descriptor < 0 { throw FileError("read", stream.name.bytes, .last) }
    self.descriptor = descriptor
    path = stream.name.bytes
  }

  deinit { close(descriptor) }

  /// What the system knows of the file.
  package var status: FileStatus? { FileStatus(ofDescriptor: descriptor) }

  /// Whether it is a regular file, of a known size, that can be read anywhere.
  package var isRegular: Bool {
    status.map { $0.kind == .regular && $0.byteCount > 0 } ?? false
  }

  /// Writes all bytes, however many calls that takes.
  package func write(_ bytes: [UInt8]) throws(FileError) {
    try writeAll(bytes, to: descriptor, path)
  }
}

extension OpenFile.Purpose {
  fileprivate var flags: (flags: Int32, permissions: UInt32) {
    switch self {
    case .reading: (O_RDONLY, 0)
    case .readingWhatIsThere: (O_RDONLY | O_NONBLOCK | O_NOCTTY, 0)
    case .writing: (O_WRONLY, 0)
    case .rewriting: (O_WRONLY | O_TRUNC, 0)
    case .appending(let permissions): (O_WRONLY | O_APPEND | O_CREAT, permissions)
    case .appendingWithoutWaiting(let permissions):
      (O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK, permissions)
    case .creating(let permissions): (O_WRONLY | O_CREAT | O_EXCL, permissions)
    }
  }
}
