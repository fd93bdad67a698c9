import Bytes
import Glibc

/// The file that a report goes into: one that is replaced as a whole or not at all, or a device, pipe
/// or FIFO, which is written to directly.
///
/// A new one is written under another name beside it and then renamed, so that a failed run leaves the
/// old one as it was; a symbolic link stays, and so do the permissions.
package struct OutputFile: ~Copyable {
  /// The path as it was given.
  package let path: [UInt8]
  private let direct: OpenFile?
  private var replacement: NewFile?
  /// What the new file will be called, and may be done with.
  private let target: [UInt8]
  private let permissions: UInt32?

  package init(_ path: [UInt8]) throws(FileError) {
    let status = try? FileStatus(of: path)
    self.path = path
    if let status, status.kind != .regular {
      direct = try OpenFile(path, for: .rewriting)
      replacement = nil
      (target, permissions) = (path, nil)
      return
    }
    let target = Self.linksFollowed(path)
    // A file that may not be written must not be replaced either.
    if status != nil { _ = try OpenFile(target, for: .writing) }
    do throws(FileError) {
      replacement = try NewFile(
        prefix: FilePaths.folder(of: target) + ".swprof-\(getpid())-".bytes, suffix: "",
        permissions: (status?.permissions ?? 0o666) & 0o666)
    } catch {
      throw FileError("open", path, error.cause)
    }
    direct = nil
    (self.target, permissions) = (target, status?.permissions)
  }

  /// Writes all bytes, however many calls that takes.
  package func write(_ bytes: [UInt8]) throws(FileError) {
    do throws(FileError) {
      try direct?.write(bytes)
      try replacement?.write(bytes)
    } catch {
      throw FileError(error.operation, path, error.cause)
    }
  }

  /// Lets the file have what was written.
  package consuming func finish() throws(FileError) {
    if let permissions { replacement?.setPermissions(permissions) }
    try replacement?.rename(to: target)
  }

  /// The path with symbolic links at its end followed, also where they lead to no file yet.
  private static func linksFollowed(_ path: [UInt8]) -> [UInt8] {
    var current = path
    // As many as the system itself follows.
    for _ in 0..<40 {
      guard let link = linkTarget(current) else { break }
      current = FilePaths.isAbsolute(link) ? link : FilePaths.folder(of: current) + link
    }
    return current
  }

  private static func linkTarget(_ path: [UInt8]) -> [UInt8]? {
    var buffer = [CChar](repeating: 0, count: 4096)
    // SAFETY: the system writes at most `count` bytes and says how many.
    let length = unsafe readlink(path.cString, &buffer, buffer.count)
    return length > 0 ? buffer.prefix(length).map { UInt8(bitPattern: $0) } : nil
  }
}
