#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Why a file could not be read: what was tried, and the system's reason.
package struct FileError: Error, CustomStringConvertible {
  package let operation: String
  package let path: [UInt8]
  package let code: Int32

  package init(_ operation: String, _ path: [UInt8], _ code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// As Go writes it: `open x: permission denied`.
  package var description: String {
    // SAFETY: strerror returns a string that lives at least until the next call.
    let reason = unsafe String(cString: strerror(code))
    let lowered = (reason.first?.lowercased() ?? "") + reason.dropFirst()
    return "\(operation) \(String(decoding: path, as: UTF8.self)): \(lowered)"
  }
}

/// An open file, closed when its owner is done.
package struct OpenFile: ~Copyable {
  package let descriptor: Int32

  /// - Parameter flags: As for `open(2)`; the file is never handed to child processes.
  package init(_ path: [UInt8], flags: Int32, mode: UInt32 = 0o666) throws(FileError) {
    // SAFETY: the path ends with a NUL and is only read during the call.
    descriptor = unsafe (path + [0]).withUnsafeBufferPointer { path in
      unsafe path.withMemoryRebound(to: CChar.self) {
        unsafe open($0.baseAddress!, flags | O_CLOEXEC, mode)
      }
    }
    if descriptor < 0 { throw FileError("open", path, errno) }
  }

  deinit { close(descriptor) }

  /// How many bytes the file has; 0 for what is no regular file.
  package var size: UInt64 {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 ? UInt64(clamping: status.st_size) : 0
  }

  /// Everything up to the end of the file.
  package func contents(path: [UInt8]) throws(FileError) -> [UInt8] {
    var contents: [UInt8] = []
    contents.reserveCapacity(Int(min(size, 1 << 30)) + 1)
    while true {
      let part = read(atMost: 1 << 20)
      if part.isEmpty, errno == 0 { return contents }
      if part.isEmpty, errno != EINTR { throw FileError("read", path, errno) }
      contents += part
    }
  }

  /// The next bytes; none at the end, with `errno` 0, or after a failure.
  package func read(atMost count: Int) -> [UInt8] {
    // SAFETY: the system writes at most as many bytes as the buffer has, and says how many.
    unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      errno = 0
      let length = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      initialized = max(length, 0)
    }
  }
}

/// Reads a whole file, of whatever kind.
package func contentsOfFile(_ path: [UInt8]) throws(FileError) -> [UInt8] {
  do throws(FileError) {
    return try OpenFile(path, flags: O_RDONLY).contents(path: path)
  } catch {
    throw error.code == ENOENT ? FileError("stat", path, ENOENT) : error
  }
}
