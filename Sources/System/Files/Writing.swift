import Glibc

/// Writes all bytes, however many calls that takes.
func writeAll(_ bytes: [UInt8], to descriptor: Int32, _ path: [UInt8]) throws(FileError) {
  var start = 0
  while start < bytes.count {
    // SAFETY: the system reads the bytes from `start` to the end of the array, no more.
    let written = unsafe bytes.withUnsafeBytes {
      unsafe write(descriptor, $0.baseAddress.map { unsafe $0 + start }, $0.count - start)
    }
    if written < 0 {
      if errno == EINTR { continue }
      if errno == EAGAIN {
        awaitRoom(descriptor)
        continue
      }
      throw FileError("write", path, .last)
    }
    start += written
  }
}

/// Waits until a descriptor that does not wait by itself takes more: whoever started this program may
/// have made standard output one.
private func awaitRoom(_ descriptor: Int32) {
  var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
  _ = unsafe poll(&state, 1, -1)
}
