import Glibc
import ProfileLoading

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
    let state = Environment["XDG_STATE_HOME"].flatMap { $0.first == UInt8(ascii: "/") ? $0 : nil }
    let folder = state ?? Environment["HOME"].map { $0 + Array("/.local/state".utf8) }
    self.init(path: folder.map { $0 + Array("/swprof/history".utf8) })
  }

  init(path: [UInt8]?) { self.path = path }

  /// The lines of the file, oldest first; none where it cannot be read.
  mutating func lines() -> [[UInt8]] {
    guard let path, let file = try? OpenFile(path, flags: O_RDONLY | O_NONBLOCK),
      let contents = Self.end(of: file, path)
    else { return [] }
    let isLong = contents.count == Self.mostBytes
    let all = contents.split(separator: UInt8(ascii: "\n")).map(Array.init)
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
    Self.makeFolders(of: path)
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK
    if let file = try? OpenFile(path, flags: flags, mode: 0o600) {
      try? Destination.writeAll(
        line + [UInt8(ascii: "\n")], to: file.descriptor, name: "history")
    }
    return true
  }

  /// The last bytes of a regular file.
  private static func end(of file: borrowing OpenFile, _ path: [UInt8]) -> [UInt8]? {
    let size = Int(clamping: file.size)
    return size == 0 ? nil : try? file.read(max(size - mostBytes, 0)..<size, path: path)
  }

  private func replace(with lines: [[UInt8]], at path: [UInt8]) {
    guard var file = try? NewFile(prefix: path + [UInt8(ascii: ".")], suffix: "", mode: 0o600)
    else { return }
    let contents = Array(lines.joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")]
    do {
      try Destination.writeAll(contents, to: file.descriptor, name: "history")
      try file.rename(to: path)
    } catch {
      // The file stays as long as it is, which costs nothing but room.
    }
  }

  private static func makeFolders(of path: [UInt8]) {
    for (position, byte) in path.enumerated() where byte == UInt8(ascii: "/") && position > 0 {
      unsafe mkdir(Array(path[..<position]).cString, 0o700)
    }
  }
}
