package import Bytes
import Glibc

extension ByteRegion {
  /// The bytes of a file, mapped read-only.
  ///
  /// A file is mapped and not read, because most of a binary is never looked at. This has one risk:
  /// if another process shortens the file while it is mapped, a read of the lost pages ends this
  /// process (`SIGBUS`). Build tools and package managers replace files and do not shorten them.
  ///
  /// - Throws: Also where the file is no regular file.
  package convenience init(mapping path: [UInt8]) throws(SystemError) {
    let file: OpenFile
    do throws(FileError) {
      file = try OpenFile(path, for: .readingWhatIsThere)
    } catch {
      throw error.cause
    }
    guard let status = file.status else { throw .last }
    guard status.kind == .regular else {
      throw SystemError(code: status.kind == .folder ? EISDIR : EINVAL)
    }
    guard status.byteCount > 0 else {
      self.init([])
      return
    }
    let length = Int(clamping: status.byteCount)
    // SAFETY: a new mapping, which nothing else knows of.
    let address = unsafe mmap(nil, length, PROT_READ, MAP_PRIVATE, file.descriptor, 0)
    guard let address = unsafe address, unsafe address != MAP_FAILED else { throw .last }
    // SAFETY: the mapping has `length` bytes, which nobody writes; nothing else releases it.
    unsafe self.init(owning: address, count: length) { unsafe _ = munmap($0, $1) }
  }
}
