import Glibc

extension OpenFile {
  /// Everything up to the end of the file.
  ///
  /// - Parameter limit: How many bytes are too many.
  package func contents(atMost limit: Int = .max) throws(FileError) -> [UInt8] {
    var contents: [UInt8] = []
    contents.reserveCapacity(min(Int(clamping: status?.byteCount ?? 0), 1 << 30) + 1)
    while contents.count <= limit {
      let part = try read(atMost: 1 << 20)
      if part.isEmpty { return contents }
      contents += part
    }
    throw FileError("read", path, EFBIG)
  }

  /// The bytes of a range, or as many of them as there are.
  package func read(_ range: Range<Int>) throws(FileError) -> [UInt8] {
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

  /// The next bytes, as many as there are at once; none at the end.
  package func read(atMost count: Int) throws(FileError) -> [UInt8] {
    try readSome(atMost: count, from: descriptor, path)
  }
}

/// The next bytes of a descriptor, as many as there are at once; none at the end.
func readSome(
  atMost count: Int, from descriptor: Int32, _ path: [UInt8]
) throws(FileError) -> [UInt8] {
  var failure: Int32 = 0
  // SAFETY: the system writes at most as many bytes as the buffer has, and says how many.
  let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
    var length = unsafe read(descriptor, buffer.baseAddress, buffer.count)
    while length < 0, errno == EINTR {
      length = unsafe read(descriptor, buffer.baseAddress, buffer.count)
    }
    failure = length < 0 ? errno : 0
    initialized = max(length, 0)
  }
  if failure != 0 { throw FileError("read", path, failure) }
  return bytes
}
