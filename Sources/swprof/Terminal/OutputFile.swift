import Glibc
import ProfileLoading

/// A file that is replaced as a whole or not at all.
///
/// A regular file, or one that is not there yet, is written under another name beside it and then
/// renamed, so that a failed run leaves the old one as it was; a symbolic link stays, and so do the
/// permissions. Devices, pipes and FIFOs are written to directly.
struct OutputFile {
  private let path: [UInt8]

  init(_ path: [UInt8]) { self.path = path }

  func write(_ bytes: [UInt8]) throws {
    var status = stat()
    let exists = unsafe stat(path.cString, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      let file = try OpenFile(path, flags: O_WRONLY | O_TRUNC)
      return try Destination.writeAll(
        bytes, to: file.descriptor, name: String(decoding: path, as: UTF8.self))
    }
    let target = resolved
    // A file that may not be written must not be replaced either.
    if exists { _ = try OpenFile(target, flags: O_WRONLY) }
    try replace(target, bytes, mode: exists ? status.st_mode & 0o7777 : nil)
  }

  /// The path with symbolic links at its end followed, also where they lead to no file yet.
  private var resolved: [UInt8] {
    var current = path
    // As many as the system itself follows.
    for _ in 0..<40 {
      guard let link = Self.linkTarget(current) else { break }
      let isAbsolute = link.first == UInt8(ascii: "/")
      current = isAbsolute ? link : Self.folder(of: current) + link
    }
    return current
  }

  private static func linkTarget(_ path: [UInt8]) -> [UInt8]? {
    var buffer = [CChar](repeating: 0, count: 4096)
    // SAFETY: the system writes at most `count` bytes and says how many.
    let length = unsafe readlink(path.cString, &buffer, buffer.count)
    return length > 0 ? buffer.prefix(length).map { UInt8(bitPattern: $0) } : nil
  }

  /// The path up to its last slash, which is included.
  private static func folder(of path: [UInt8]) -> [UInt8] {
    Array(path[..<(path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)])
  }

  private func replace(_ target: [UInt8], _ bytes: [UInt8], mode: mode_t?) throws {
    let temporary = Self.folder(of: target) + Array(".swprof-\(getpid())".utf8)
    let file: OpenFile
    do throws(FileError) {
      file = try OpenFile(temporary, flags: O_WRONLY | O_CREAT | O_EXCL)
    } catch {
      throw FileError("open", path, error.code)
    }
    do {
      try Destination.writeAll(
        bytes, to: file.descriptor, name: String(decoding: path, as: UTF8.self))
      if let mode { fchmod(file.descriptor, mode) }
      if unsafe rename(temporary.cString, target.cString) != 0 {
        throw FileError("rename", path, errno)
      }
    } catch {
      unsafe unlink(temporary.cString)
      throw error
    }
  }
}

extension [UInt8] {
  /// The bytes with a NUL behind them.
  fileprivate var cString: [CChar] { map { CChar(bitPattern: $0) } + [0] }
}
