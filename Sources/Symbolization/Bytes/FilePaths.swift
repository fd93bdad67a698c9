internal import Glibc

/// Paths of files, as bytes.
enum FilePaths {
  /// The directory part; `.` if there is none.
  static func directory(of path: [UInt8]) -> [UInt8] {
    guard let slash = path.lastIndex(of: 0x2f) else { return [0x2e] }
    return slash == 0 ? [0x2f] : Array(path[..<slash])
  }

  /// What follows the last slash.
  static func name(of path: [UInt8]) -> [UInt8] {
    path.lastIndex(of: 0x2f).map { Array(path[($0 + 1)...]) } ?? path
  }

  /// A path within a directory, even if the path begins with a slash.
  static func join(_ directory: [UInt8], _ path: [UInt8]) -> [UInt8] {
    if directory.last == 0x2f { return directory + path.drop { $0 == 0x2f } }
    return path.first == 0x2f ? directory + path : directory + [0x2f] + path
  }

  /// The path without links and dots; unchanged if the system cannot resolve it.
  static func resolved(_ path: [UInt8]) -> [UInt8] {
    let name = path.map { CChar(bitPattern: $0) } + [0]
    // SAFETY: the array ends in a zero byte; the result is from malloc, ends in one, and is ours.
    guard let found = unsafe realpath(name, nil) else { return path }
    defer { unsafe free(found) }
    return unsafe Array(String(cString: found).utf8)
  }
}
