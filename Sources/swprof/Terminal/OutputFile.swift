import Glibc
import ProfileLoading

/// Opens the file that a report goes into: one that is replaced, or a device, pipe or FIFO, which
/// is written to directly.
func outputFile(_ path: [UInt8]) throws -> any Outlet {
  var status = stat()
  guard unsafe stat(path.cString, &status) == 0 else { return try ReplacedFile(path, mode: nil) }
  guard status.st_mode & S_IFMT == S_IFREG else { return try Device(path) }
  return try ReplacedFile(path, mode: status.st_mode & 0o7777)
}

/// A file that is written to as it is.
private final class Device: Outlet {
  private let file: OpenFile
  let name: String

  init(_ path: [UInt8]) throws {
    file = try OpenFile(path, flags: O_WRONLY | O_TRUNC)
    name = String(decoding: path, as: UTF8.self)
  }

  var descriptor: Int32 { file.descriptor }

  func finish() {}
}

/// A file that is replaced as a whole or not at all.
///
/// It is written under another name beside it and then renamed, so that a failed run leaves the old
/// one as it was; a symbolic link stays, and so do the permissions.
private final class ReplacedFile: Outlet {
  private let path: [UInt8]
  private let target: [UInt8]
  private let mode: mode_t?
  private var file: NewFile

  /// - Parameter mode: The permissions of the file, if there is one.
  init(_ path: [UInt8], mode: mode_t?) throws {
    self.path = path
    self.mode = mode
    target = Self.resolved(path)
    // A file that may not be written must not be replaced either.
    if mode != nil { _ = try OpenFile(target, flags: O_WRONLY) }
    do throws(FileError) {
      file = try NewFile(
        prefix: Self.folder(of: target) + Array(".swprof-\(getpid())-".utf8), suffix: "",
        mode: (mode ?? 0o666) & 0o666)
    } catch {
      throw FileError("open", path, error.code)
    }
  }

  var descriptor: Int32 { file.descriptor }
  var name: String { String(decoding: path, as: UTF8.self) }

  func finish() throws {
    if let mode { fchmod(descriptor, mode) }
    try file.rename(to: target)
  }

  /// The path with symbolic links at its end followed, also where they lead to no file yet.
  private static func resolved(_ path: [UInt8]) -> [UInt8] {
    var current = path
    // As many as the system itself follows.
    for _ in 0..<40 {
      guard let link = linkTarget(current) else { break }
      let isAbsolute = link.first == UInt8(ascii: "/")
      current = isAbsolute ? link : folder(of: current) + link
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
}
