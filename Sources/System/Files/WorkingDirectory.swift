import Bytes
import Glibc

/// Why the current directory has no name.
package struct WorkingDirectoryError: Error, CustomStringConvertible {
  let cause: SystemError

  /// As pprof says it.
  package var description: String { "could not stat current dir: getwd: \(cause)" }
}

/// The current directory, by the name that Go gives it.
package enum WorkingDirectory {
  /// The path: that in `PWD`, which may lead over symbolic links, if it is this directory's.
  package static func path() throws(WorkingDirectoryError) -> [UInt8] {
    if let path = Environment.given("PWD"), FilePaths.isAbsolute(path), isCurrent(path) {
      return path
    }
    // SAFETY: the system allocates the string, which is freed once it is copied.
    guard let name = unsafe getcwd(nil, 0) else { throw WorkingDirectoryError(cause: .last) }
    defer { unsafe free(name) }
    return unsafe Array(cString: name)
  }

  private static func isCurrent(_ path: [UInt8]) -> Bool {
    guard let named = try? FileStatus(of: path), let current = try? FileStatus(of: ".".bytes)
    else { return false }
    return named.isSameFile(as: current)
  }
}
