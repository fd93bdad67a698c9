import Bytes
import System

/// The lines that were typed in the shell before, one a line in a file that only its user can read.
///
/// Each is appended when it is typed, so that shells that run side by side lose nothing. The file
/// is cut when it is read and has more than twice the lines that are used, or too many bytes.
struct HistoryFile {
  static let mostLines = 1_000
  /// Longer ones are not kept.
  private static let longestLine = 4_096
  /// More are not read.
  private static let mostBytes = 1 << 20

  /// `nil` where the environment does not say where it would be.
  private let path: [UInt8]?
  private var last: [UInt8] = []

  /// The file where the XDG Base Directory Specification wants it.
  init() {
    let state = Environment["XDG_STATE_HOME"].flatMap { FilePaths.isAbsolute($0) ? $0 : nil }
    let folder = state ?? Environment["HOME"].map { $0 + "/.local/state".bytes }
    self.init(path: folder.map { $0 + "/swprof/history".bytes })
  }

  init(path: [UInt8]?) { self.path = path }

  /// The lines of the file, oldest first; none where it cannot be read.
  mutating func lines() -> [[UInt8]] {
    guard let path, let file = try? OpenFile(path, for: .readingWhatIsThere),
      let contents = Self.end(of: file)
    else { return [] }
    let isLong = contents.count == Self.mostBytes
    let all = contents.split(separator: "\n").map(Array.init)
    let kept = Array(all.suffix(Self.mostLines))
    if isLong || all.count > 2 * Self.mostLines { replace(with: kept, at: path) }
    last = kept.last ?? []
    return kept
  }

  /// Keeps a line.
  ///
  /// - Returns: Whether it is worth remembering: it is not empty and not the same as the last one.
  mutating func append(_ line: [UInt8]) -> Bool {
    let isBlank = trimmed(line[...]).isEmpty
    if isBlank || line == last || line.count > Self.longestLine { return false }
    last = line
    guard let path else { return true }
    try? Folders.make(FilePaths.directory(of: path), permissions: 0o700)
    let file = try? OpenFile(path, for: .appendingWithoutWaiting(permissions: 0o600))
    try? file?.write(line + "\n".bytes)
    return true
  }

  /// The last bytes of a regular file.
  private static func end(of file: borrowing OpenFile) -> [UInt8]? {
    let size = Int(clamping: file.status?.byteCount ?? 0)
    return size == 0 ? nil : try? file.read(max(size - mostBytes, 0)..<size)
  }

  private func replace(with lines: [[UInt8]], at path: [UInt8]) {
    guard var file = try? NewFile(prefix: path + ".".bytes, suffix: "", permissions: 0o600)
    else { return }
    do {
      try file.write(lines.joined(separator: "\n".utf8) + "\n".bytes)
      try file.rename(to: path)
    } catch {
      // The file stays as long as it is, which costs nothing but room.
    }
  }
}
