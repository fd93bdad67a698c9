import Bytes
package import Profiles
package import System

/// The bytes of a file: read when they are wanted from a regular file, and at once from a pipe or
/// a device.
///
/// - Parameter limit: How many bytes of a pipe or a device are too many.
package func byteSource(
  ofFile path: [UInt8], atMost limit: Int = .max
) throws(FileError) -> ByteSource {
  let file = try openForReading(path)
  guard file.isRegular else { return ByteSource(try file.contents(atMost: limit)) }
  let count = Int(clamping: file.status?.byteCount ?? 0)
  let shared = SharedFile(file)
  return ByteSource(count: count) { range throws(ByteSourceError) in try shared.bytes(range) }
}

/// - Throws: What `stat` says where it fails, as pprof asks that first, else what `open` says.
private func openForReading(_ path: [UInt8]) throws(FileError) -> OpenFile {
  do throws(FileError) {
    return try OpenFile(path)
  } catch {
    let reason = error
    do throws(SystemError) {
      _ = try FileStatus(of: path)
    } catch {
      throw FileError("stat", path, error)
    }
    throw reason
  }
}

/// A file that closures share.
private final class SharedFile: Sendable {
  let file: OpenFile

  init(_ file: consuming OpenFile) { self.file = file }

  func bytes(_ range: Range<Int>) throws(ByteSourceError) -> [UInt8] {
    do throws(FileError) {
      return try file.read(range)
    } catch {
      throw ByteSourceError(reason: error.description)
    }
  }
}
