import Bytes
import CallGraphs
import System

extension SourceTree {
  /// The file of that path, if it is on this machine: the one that a listing reads.
  func file(_ path: [UInt8]) -> [UInt8]? {
    let trimmed = trimming.trimmed(path)
    let places = FilePaths.isAbsolute(trimmed) ? [trimmed] : places(of: trimmed)
    return places.first(where: Files.isRegular)
      ?? caches.candidates(for: path).lazy.map(FilePaths.cleaned).first(where: Files.isRegular)
  }

  /// Where a relative path may be: in each directory to search, in the one above it, and so on.
  func places(of path: [UInt8]) -> [[UInt8]] {
    var places: [[UInt8]] = []
    let directories = searchPath.split(
      separator: ":", omittingEmptySubsequences: false)
    for start in directories {
      var directory = Array(start)
      while true {
        places.append(FilePaths.cleaned(FilePaths.join(directory, path)))
        let folder = FilePaths.folder(of: directory)
        let above = folder.isEmpty ? ".".bytes : FilePaths.cleaned(folder)
        if above == directory { break }
        directory = above
      }
    }
    return places
  }
}
