import CallGraphs
import Glibc
import ProfileLoading

extension SourceTree {
  /// The file of that path, if it is on this machine: the one that a listing reads.
  func file(_ path: [UInt8]) -> [UInt8]? {
    let trimmed = trimming.trimmed(path)
    let places = trimmed.first == UInt8(ascii: "/") ? [trimmed] : places(of: trimmed)
    return places.first(where: isRegularFile)
      ?? caches.candidates(for: path).lazy.map(cleanedPath).first(where: isRegularFile)
  }

  /// Where a relative path may be: in each directory to search, in the one above it, and so on.
  func places(of path: [UInt8]) -> [[UInt8]] {
    let slash = UInt8(ascii: "/")
    var places: [[UInt8]] = []
    let directories = searchPath.split(
      separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    for start in directories {
      var directory = Array(start)
      while true {
        places.append(cleanedPath(directory.isEmpty ? path : directory + [slash] + path))
        let end = directory.lastIndex(of: slash).map { $0 + 1 } ?? 0
        let above = end == 0 ? [UInt8(ascii: ".")] : cleanedPath(Array(directory[..<end]))
        if above == directory { break }
        directory = above
      }
    }
    return places
  }
}

private func isRegularFile(_ path: [UInt8]) -> Bool {
  var status = stat()
  guard !path.contains(0), unsafe stat(path.cString, &status) == 0 else { return false }
  return status.st_mode & S_IFMT == S_IFREG
}
