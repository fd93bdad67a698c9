import Bytes
import CallGraphs
import ProfileLoading
import Rendering
import Reports
import System

/// The source files of this machine, as a profile from another may name them.
///
/// A path is cut as reports cut paths, once more and always with directories to search. What is
/// then absolute is opened as it is. What is relative is looked for in each directory, in the
/// directory above, and so on up to the root. So far pprof goes; what it does not find is looked for
/// where build tools keep sources.
struct SourceTree {
  /// Directories, separated by colons.
  let searchPath: [UInt8]
  let trimming: PathTrimming
  let caches = SourceCaches()

  /// - Parameters:
  ///   - trimPath: Prefixes that are cut off, separated by colons.
  ///   - searchPath: Directories, separated by colons; the current one where it is empty.
  /// - Throws: When the current directory is needed and is gone.
  init(trimPath: [UInt8], searchPath: [UInt8]) throws(WorkingDirectoryError) {
    self.searchPath = searchPath.isEmpty ? try WorkingDirectory.path() : searchPath
    trimming = PathTrimming(trimPath: trimPath, sourcePath: self.searchPath)
  }

  /// Reads what a report asks for.
  ///
  /// - Returns: An answer for each path, and what to tell of files that were looked for in vain.
  func answers(
    to requests: [SourceRequest]
  ) -> (byPath: [[UInt8]: SourceAnswer], warnings: [String]) {
    var answers: [[UInt8]: SourceAnswer] = [:]
    var warnings: [String] = []
    var missing = 0
    for request in requests {
      var search = Search()
      answers[request.path] = answer(request, &search)
      guard case .unreadable = answers[request.path], search.isWorthTelling else { continue }
      missing += 1
      if missing <= Self.mostWarnings { warnings.append(search.warning(about: request.path)) }
    }
    if missing > Self.mostWarnings {
      warnings.append("and \(missing - Self.mostWarnings) more source files")
    }
    return (answers, warnings)
  }

  /// After so many files that are not there, the next says nothing new.
  private static let mostWarnings = 5

  private func answer(_ request: SourceRequest, _ search: inout Search) -> SourceAnswer {
    let path = trimming.trimmed(request.path)
    let reason: [UInt8]
    if FilePaths.isAbsolute(path) {
      do throws(FileError) {
        return .lines(try sourceLines(ofFile: path, in: request.ranges))
      } catch {
        reason = error.text
      }
    } else {
      if let lines = search.lines(anyOf: places(of: path), in: request.ranges) {
        return .lines(lines)
      }
      reason =
        "could not find file ".bytes + path + " on path ".bytes + searchPath
    }
    let candidates = caches.candidates(for: request.path)
    if let lines = search.lines(anyOfCached: candidates, in: request.ranges) {
      return .lines(lines)
    }
    return .unreadable(reason: reason)
  }
}

/// The search for one file.
private struct Search {
  /// The paths that were tried, each once.
  private(set) var tried: [[UInt8]] = []
  private var isTried: Set<[UInt8]> = []
  /// The paths that were tried where build tools keep sources.
  private var triedCaches: [[UInt8]] = []

  /// Whether the error in the listing does not say all.
  var isWorthTelling: Bool { tried.count > 1 || !triedCaches.isEmpty }

  /// The lines of the first of these files that is a file.
  mutating func lines(
    anyOf places: [[UInt8]], in ranges: [ClosedRange<Int64>]
  ) -> SourceLines? {
    for file in places where isTried.insert(file).inserted {
      tried.append(file)
      if let lines = try? sourceLines(ofFile: file, in: ranges) { return lines }
    }
    return nil
  }

  /// The same, where build tools keep sources.
  mutating func lines(
    anyOfCached candidates: [[UInt8]], in ranges: [ClosedRange<Int64>]
  ) -> SourceLines? {
    for file in candidates.lazy.map(FilePaths.cleaned) where isTried.insert(file).inserted {
      triedCaches.append(file)
      if let lines = try? sourceLines(ofFile: file, in: ranges) { return lines }
    }
    return nil
  }

  /// What to tell when all was in vain.
  func warning(about path: [UInt8]) -> String {
    let shown = Self.shown(tried) + Self.shown(triedCaches)
    return "no source file \(String(decoding: path, as: UTF8.self)): tried "
      + shown.joined(separator: ", ") + " (-source_path=DIR says where to look)"
  }

  /// The first paths, with a sign where there are more.
  private static func shown(_ paths: [[UInt8]]) -> [String] {
    let limit = 12
    return paths.prefix(limit).map { String(decoding: $0, as: UTF8.self) }
      + (paths.count > limit ? ["…"] : [])
  }
}
