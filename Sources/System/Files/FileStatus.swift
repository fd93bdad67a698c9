import Bytes
import Glibc

/// What the system knows of a file, links followed.
package struct FileStatus: Sendable {
  package enum Kind: Sendable {
    case regular, folder, socket
    /// A device, a pipe or a FIFO.
    case other
  }

  package let kind: Kind
  /// 0 for what is no regular file.
  package let byteCount: UInt64
  /// The twelve bits that `chmod` takes.
  package let permissions: UInt32
  private let device: UInt64
  private let number: UInt64

  /// - Throws: Also where the path has a NUL in it, which the system would take for its end.
  package init(of path: [UInt8]) throws(SystemError) {
    if path.contains(0) { throw SystemError(code: EINVAL) }
    var status = stat()
    // SAFETY: the path ends with a NUL; the structure is ours and lives through the call.
    guard unsafe stat(path.cString, &status) == 0 else { throw .last }
    self.init(status)
  }

  init?(ofDescriptor descriptor: Int32) {
    var status = stat()
    // SAFETY: the structure is ours and lives through the call.
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      case S_IFSOCK: .socket
      default: .other
      }
    byteCount = UInt64(clamping: status.st_size)
    permissions = status.st_mode & 0o7777
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
  }

  /// Whether both are of one file, whatever it is called.
  func isSameFile(as other: FileStatus) -> Bool {
    device == other.device && number == other.number
  }
}

/// What can be asked of a path without opening it.
package enum Files {
  package static func isRegular(_ path: [UInt8]) -> Bool {
    (try? FileStatus(of: path))?.kind == .regular
  }

  /// Whether there is a file, a folder or something else of that name.
  package static func exists(_ path: [UInt8]) -> Bool { isAccessible(path, F_OK) }

  /// Whether there is such a file, and this program may read it.
  package static func isReadable(_ path: [UInt8]) -> Bool { isAccessible(path, R_OK) }

  private static func isAccessible(_ path: [UInt8], _ mode: Int32) -> Bool {
    if path.contains(0) { return false }
    // SAFETY: the path ends with a NUL and is only read during the call.
    return unsafe access(path.cString, mode) == 0
  }

  package static func remove(_ path: [UInt8]) { unsafe unlink(path.cString) }

  /// The path without links and dots; `nil` where the system knows no such file.
  package static func resolved(_ path: [UInt8]) -> [UInt8]? {
    if path.contains(0) { return nil }
    // SAFETY: the path ends with a NUL; the result is from malloc, ends with one, and is ours.
    guard let found = unsafe realpath(path.cString, nil) else { return nil }
    defer { unsafe free(found) }
    return unsafe Array(cString: found)
  }
}
