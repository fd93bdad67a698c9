import Bytes

/// How source paths of the machine that built the program are shortened.
package struct PathTrimming: Sendable {
  private let prefixes: [[UInt8]]
  private let searchDirectories: [[UInt8]]
  private let isExplicit: Bool

  /// - Parameters:
  ///   - trimPath: Prefixes to remove, separated by colons.
  ///   - sourcePath: Directories, separated by colons; when there are no prefixes, a path is cut
  ///     after the first element that is named like the last element of one of these.
  package init(trimPath: [UInt8] = [], sourcePath: [UInt8] = []) {
    let colon = UInt8(ascii: ":")
    isExplicit = !trimPath.isEmpty
    let given = trimPath.split(separator: colon, omittingEmptySubsequences: false).map(Array.init)
    prefixes =
      ((isExplicit ? given : [])
      + ["/proc/self/cwd/./", "/proc/self/cwd/"].map { Array($0.utf8) })
      .map { $0.last == "/" ? $0 : $0 + "/".bytes }
    searchDirectories =
      sourcePath.isEmpty
      ? []
      : sourcePath.split(separator: colon, omittingEmptySubsequences: false)
        .map { "/".bytes + FilePaths.base(of: Array($0)) + "/".bytes }
  }

  /// Leaves every path as it is.
  package static let none = PathTrimming(prefixes: [])

  private init(prefixes: [[UInt8]]) {
    self.prefixes = prefixes
    searchDirectories = []
    isExplicit = true
  }

  /// The path as it is shown.
  package func trimmed(_ path: [UInt8]) -> [UInt8] {
    if !isExplicit {
      for directory in searchDirectories {
        if let end = endOfFirst(directory, in: path) { return Array(path[end...]) }
      }
    }
    for prefix in prefixes where path.starts(with: prefix) {
      return Array(path.dropFirst(prefix.count))
    }
    return path
  }

  private func endOfFirst(_ part: [UInt8], in path: [UInt8]) -> Int? {
    guard part.count <= path.count else { return nil }
    return (0...path.count - part.count).first { path[$0...].starts(with: part) }
      .map { $0 + part.count }
  }
}
