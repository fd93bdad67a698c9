import Glibc

/// Why no figures can be taken.
struct Trouble: Error {
  let message: String

  init(_ message: String) { self.message = message }

  /// A system call that failed, with what `errno` says of it.
  static func failed(_ what: String, _ code: Int32 = errno) -> Trouble {
    // SAFETY: `strerror` returns a terminated string, which is copied before any other call.
    unsafe Trouble("cannot \(what): \(String(cString: strerror(code)))")
  }
}

// SAFETY, for the calls below that take a path: it is lent to the call as a terminated string, and
// none of them keeps it.

func fileExists(_ path: String) -> Bool { unsafe access(path, R_OK) == 0 }

func makeDirectory(_ path: String) throws(Trouble) {
  if unsafe mkdir(path, 0o777) != 0 && errno != EEXIST { throw .failed("make \(path)") }
}

/// Writes a file that is there whole or not at all.
func writeFile(_ bytes: [UInt8], to path: String) throws(Trouble) {
  let part = path + ".part"
  let descriptor = unsafe open(part, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
  guard descriptor >= 0 else { throw .failed("create \(part)") }
  defer { close(descriptor) }
  guard writeAll(bytes, to: descriptor) else { throw .failed("write \(part)") }
  guard unsafe rename(part, path) == 0 else { throw .failed("rename \(part)") }
}

/// Prints a line to standard error.
func complain(_ line: String) { _ = writeAll(Array("\(line)\n".utf8), to: STDERR_FILENO) }

/// How many bytes a gzip file below 4 GB unpacks to: its last four bytes (RFC 1952 §2.3.1).
func rawByteCount(ofGzip path: String) throws(Trouble) -> Int {
  let descriptor = unsafe open(path, O_RDONLY)
  guard descriptor >= 0 else { throw .failed("open \(path)") }
  defer { close(descriptor) }
  var size: UInt32 = 0
  guard lseek(descriptor, -4, SEEK_END) >= 0,
    // SAFETY: `size` has room for the four bytes.
    unsafe read(descriptor, &size, 4) == 4
  else { throw .failed("read the end of \(path)") }
  return Int(UInt32(littleEndian: size))
}

private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  var written = 0
  while written < bytes.count {
    // SAFETY: the buffer covers the rest of `bytes` and is used during the call only.
    let count = unsafe bytes[written...].withUnsafeBytes {
      unsafe write(descriptor, $0.baseAddress, $0.count)
    }
    guard count > 0 else { return false }
    written += count
  }
  return true
}
