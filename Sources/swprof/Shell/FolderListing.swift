import Bytes
import System

/// What lies in a folder, for a path that is being typed.
enum FolderListing {
  /// The paths that begin as `path` does, folders with a slash after them; hidden ones only where
  /// `path` asks for them.
  static func paths(beginning path: [UInt8]) -> [[UInt8]] {
    let folder = FilePaths.folder(of: path)
    let prefix = path[folder.count...]
    return Folders.entries(of: folder.isEmpty ? ".".bytes : folder)
      .filter { !($0.isHidden && prefix.isEmpty) && $0.name.starts(with: prefix) }
      .map { folder + $0.name + ($0.isFolder ? "/".bytes : []) }
  }
}
