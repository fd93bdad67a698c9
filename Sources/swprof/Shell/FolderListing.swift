import Glibc
import ProfileLoading

/// What is in a folder.
enum FolderListing {
  /// The paths that begin as `path` does, folders with a slash after them; hidden ones only where
  /// `path` asks for them.
  static func paths(beginning path: [UInt8]) -> [[UInt8]] {
    let split = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    let (folder, prefix) = (path[..<split], path[split...])
    // SAFETY: the folder stays open for as long as its entries are read, and each entry is copied
    // before the next one is asked for.
    guard let stream = unsafe opendir(split == 0 ? [CChar](".".utf8CString) : Array(folder).cString)
    else { return [] }
    defer { unsafe closedir(stream) }
    var found: [[UInt8]] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) {
        unsafe Array($0.prefix { $0 != 0 })
      }
      let isHidden = name.first == UInt8(ascii: ".") && prefix.isEmpty
      guard !isHidden, name.starts(with: prefix) else { continue }
      let isFolder = unsafe entry.pointee.d_type == UInt8(DT_DIR)
      found.append(folder + name + (isFolder ? [UInt8(ascii: "/")] : []))
    }
    return found
  }
}
