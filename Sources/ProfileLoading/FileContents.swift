import Glibc
package import Profiles

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
  package var description: String { String(decoding: text, as: UTF8.self) }

  /// The description with the bytes of the path as they are.
  package var text: [UInt8] {
    // SAFETY: strerror returns a string that lives at least until the next call.
    let reason = unsafe String(cString: strerror(code))
    let lowered = (reason.first?.lowercased() ?? "") + reason.dropFirst()
    return Array("\(operation) ".utf8) + path + Array(": \(lowered)".utf8)
  }
}

/// An open file, closed when its owner is done.
package struct OpenFile: ~Copyable, Sendable {
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

  /// Another descriptor of an open file.
  ///
  /// - Parameter path: What errors call it.
  init(copyOf descriptor: Int32, path: [UInt8]) throws(FileError) {
    self.descriptor = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    if self.descriptor < 0 { throw FileError("read", path, errno) }
  }

  deinit { close(descriptor) }

  /// How many bytes the file has; 0 for what is no regular file.
  package var size: UInt64 {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 ? UInt64(clamping: status.st_size) : 0
  }

  /// Everything up to the end of the file.
  ///
  /// - Parameter limit: How many bytes are too many; that is `EFBIG`.
  package func contents(path: [UInt8], atMost limit: Int = .max) throws(FileError) -> [UInt8] {
    var contents: [UInt8] = []
    contents.reserveCapacity(Int(min(size, 1 << 30)) + 1)
    while contents.count <= limit {
      let part = read(atMost: 1 << 20)
      if part.isEmpty, errno == 0 { return contents }
      if part.isEmpty, errno != EINTR { throw FileError("read", path, errno) }
      contents += part
    }
    throw FileError("read", path, EFBIG)
  }

  /// Whether it is a regular file, of a known size, that can be read anywhere.
  package var isRegular: Bool {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && status.st_size > 0
  }

  /// The bytes of a range, or as many of them as there are.
  package func read(_ range: Range<Int>, path: [UInt8]) throws(FileError) -> [UInt8] {
    var failure: Int32 = 0
    // SAFETY: the system writes at most as many bytes as it is given room for, and says how many.
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      while count < buffer.count {
        let length = unsafe pread(
          descriptor, buffer.baseAddress.map { unsafe $0 + count }, buffer.count - count,
          off_t(range.lowerBound + count))
        if length < 0, errno == EINTR { continue }
        if length < 0 { failure = errno }
        if length <= 0 { break }
        count += length
      }
    }
    if failure != 0 { throw FileError("read", path, failure) }
    return bytes
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

/// The bytes of a file: read when they are wanted from a regular file, and at once from a pipe or
/// a device.
///
/// - Parameter limit: How many bytes of a pipe or a device are too many.
package func byteSource(
  ofFile path: [UInt8], atMost limit: Int = .max
) throws(FileError) -> ByteSource {
  let file = try openForReading(path)
  guard file.isRegular else { return ByteSource(try file.contents(path: path, atMost: limit)) }
  let shared = SharedFile(file)
  return ByteSource(count: Int(clamping: shared.file.size)) { range throws(ByteSourceError) in
    try shared.bytes(range, path)
  }
}

/// - Throws: What `stat` says where it fails, as pprof asks that first, else what `open` says.
private func openForReading(_ path: [UInt8]) throws(FileError) -> OpenFile {
  do throws(FileError) {
    return try OpenFile(path, flags: O_RDONLY)
  } catch {
    var status = stat()
    let isThere = unsafe stat(path.map { CChar(bitPattern: $0) } + [0], &status) == 0
    throw isThere ? error : FileError("stat", path, errno)
  }
}

/// A file that closures share.
private final class SharedFile: Sendable {
  let file: OpenFile

  init(_ file: consuming OpenFile) { self.file = file }

  func bytes(_ range: Range<Int>, _ path: [UInt8]) throws(ByteSourceError) -> [UInt8] {
    do throws(FileError) {
      return try file.read(range, path: path)
    } catch {
      throw ByteSourceError(reason: error.description)
    }
  }
}
