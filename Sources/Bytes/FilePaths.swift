/// Paths of files, as bytes: pure text, which asks the system nothing.
package enum FilePaths {
  /// The last element, as Go's `filepath.Base` has it: `.` for an empty path, `/` for slashes only.
  package static func base(of path: [UInt8]) -> [UInt8] {
    if path.isEmpty { return ".".bytes }
    guard let end = path.lastIndex(where: { $0 != "/" }) else { return "/".bytes }
    let start = path[...end].lastIndex(of: "/").map { $0 + 1 } ?? 0
    return Array(path[start...end])
  }

  /// What follows the last slash.
  package static func name(of path: [UInt8]) -> [UInt8] { Array(path[endOfFolder(path)...]) }

  /// The path up to its last slash, which is included; empty where there is none.
  package static func folder(of path: [UInt8]) -> [UInt8] { Array(path[..<endOfFolder(path)]) }

  /// The path before its last slash; `.` if there is none.
  package static func directory(of path: [UInt8]) -> [UInt8] {
    guard let slash = path.lastIndex(of: "/") else { return ".".bytes }
    return slash == 0 ? "/".bytes : Array(path[..<slash])
  }

  /// Whether it begins at the root.
  package static func isAbsolute(_ path: [UInt8]) -> Bool { path.first == "/" }

  /// The parts with exactly one slash between them, which either may bring; empty parts are left out.
  package static func join(_ parts: [UInt8]...) -> [UInt8] {
    var path: [UInt8] = []
    for part in parts where !part.isEmpty {
      if path.isEmpty {
        path = part
      } else if path.last == "/" {
        path += part.drop { $0 == "/" }
      } else {
        if part.first != "/" { path.append("/") }
        path += part
      }
    }
    return path
  }

  /// A path without `//`, `.` and the `..` that can be resolved without looking, as Go's
  /// `filepath.Clean` has it; an empty path stays empty.
  package static func cleaned(_ path: [UInt8]) -> [UInt8] {
    guard let first = path.first else { return [] }
    let isRooted = first == "/"
    var parts: [ArraySlice<UInt8>] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." {
        if let last = parts.last, last != ".." {
          parts.removeLast()
        } else if !isRooted {
          parts.append(part)
        }
      } else {
        parts.append(part)
      }
    }
    let joined = Array(parts.joined(separator: "/".utf8))
    if isRooted { return "/".bytes + joined }
    return joined.isEmpty ? ".".bytes : joined
  }

  private static func endOfFolder(_ path: [UInt8]) -> Int {
    path.lastIndex(of: "/").map { $0 + 1 } ?? 0
  }
}
