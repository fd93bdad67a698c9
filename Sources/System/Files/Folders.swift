import Bytes
import Glibc

/// What lies in folders, and new folders.
package enum Folders {
  /// Something in a folder.
  package struct Entry: Sendable {
    package let name: [UInt8]
    /// Whether it is a folder itself, and no link to one.
    package let isFolder: Bool

    /// Whether its name begins with a dot.
    package var isHidden: Bool { name.first == "." }
  }

  /// What lies in a folder, `.` and `..` too, in byte order; nothing where it cannot be read.
  ///
  /// - Parameter limit: So many are read at most, in no order that means anything.
  package static func entries(of folder: [UInt8], atMost limit: Int = .max) -> [Entry] {
    // SAFETY: the path ends with a NUL; the folder stays open for as long as its entries are read.
    guard !folder.contains(0), let stream = unsafe opendir(folder.cString) else { return [] }
    defer { unsafe closedir(stream) }
    var entries: [Entry] = []
    while entries.count < limit, let entry = unsafe readdir(stream) {
      // SAFETY: the system ends the name with a NUL, inside the entry, which is copied before the next
      // one is asked for.
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
        unsafe Array($0.prefix { $0 != 0 })
      }
      let isFolder = unsafe entry.pointee.d_type == UInt8(DT_DIR)
      entries.append(Entry(name: name, isFolder: isFolder))
    }
    return entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  /// Makes a folder and those that it is in, as far as they are not there.
  package static func make(_ path: [UInt8], permissions: UInt32 = 0o755) throws(FileError) {
    for end in path.indices.dropFirst() + [path.count] {
      guard end == path.count || path[end] == "/" else { continue }
      let part = Array(path[..<end])
      if unsafe mkdir(part.cString, permissions) == 0 { continue }
      let cause = SystemError.last
      // Of a folder in which nothing may be made the system does not say that it is there.
      guard let status = try? FileStatus(of: part) else { throw FileError("mkdir", part, cause) }
      if status.kind != .folder { throw FileError("mkdir", part, ENOTDIR) }
    }
  }
}
