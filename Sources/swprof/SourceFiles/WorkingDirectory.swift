import Glibc

/// Why the current directory has no name.
struct WorkingDirectoryError: Error, CustomStringConvertible {
  let code: Int32

  /// As pprof says it.
  var description: String {
    // SAFETY: strerror returns a string that lives at least until the next call.
    let reason = unsafe String(cString: strerror(code))
    return "could not stat current dir: getwd: "
      + (reason.first?.lowercased() ?? "") + reason.dropFirst()
  }
}

/// The current directory, by the name that Go gives it.
enum WorkingDirectory {
  /// The path: that in `PWD`, which may lead over symbolic links, if it is this directory's.
  static func path() throws(WorkingDirectoryError) -> [UInt8] {
    // SAFETY: the environment is not changed while the string is read.
    if let name = unsafe getenv("PWD") {
      let path = unsafe String(cString: name)
      if path.hasPrefix("/"), isCurrent(path) {
        let length = unsafe strlen(name)
        return unsafe Array(UnsafeRawBufferPointer(start: name, count: length))
      }
    }
    // SAFETY: the system allocates the string, which is freed once it is copied.
    guard let name = unsafe getcwd(nil, 0) else { throw WorkingDirectoryError(code: errno) }
    defer { unsafe free(name) }
    let length = unsafe strlen(name)
    return unsafe Array(UnsafeRawBufferPointer(start: name, count: length))
  }

  private static func isCurrent(_ path: String) -> Bool {
    var (named, current) = (stat(), stat())
    return unsafe stat(path, &named) == 0 && stat(".", &current) == 0
      && named.st_dev == current.st_dev && named.st_ino == current.st_ino
  }
}
