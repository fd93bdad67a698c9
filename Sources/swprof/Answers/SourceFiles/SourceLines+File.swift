import Bytes
import Reports
import System

/// The longest line that is read, without the line end: pprof takes anything longer for the end of
/// the file.
private let longestLine = 65_535

/// Reads lines of a file, and holds no others.
///
/// What is no regular file has no lines; so has the rest of a file after an overlong line or an
/// error. All this is what pprof does, without a word.
///
/// - Parameter ranges: Ascending, with gaps between them.
/// - Throws: When the file cannot be opened.
func sourceLines(
  ofFile path: [UInt8], in ranges: [ClosedRange<Int64>]
) throws(FileError) -> SourceLines {
  let file = try OpenFile(path, for: .readingWhatIsThere)
  guard file.status?.kind == .regular else { return SourceLines() }
  var reader = LineReader(ranges)
  while !reader.isDone {
    let part = (try? file.read(atMost: 1 << 16)) ?? []
    if part.isEmpty {
      reader.finish()
      break
    }
    reader.read(part)
  }
  return reader.lines
}

/// Picks lines from the pieces of a file.
private struct LineReader {
  private(set) var lines = SourceLines()
  /// Whether what follows does not matter.
  private(set) var isDone = false

  /// The ranges that have not been passed.
  private var ranges: ArraySlice<ClosedRange<Int64>>
  private var number: Int64 = 1
  /// The line that is being read, if it is wanted, and its length in any case.
  private var line: [UInt8] = []
  private var length = 0

  init(_ ranges: [ClosedRange<Int64>]) {
    self.ranges = ranges[...]
    isDone = ranges.isEmpty
  }

  mutating func read(_ part: [UInt8]) {
    var rest = part[...]
    while !isDone, let end = rest.firstIndex(of: "\n") {
      add(rest[..<end])
      rest = rest[(end + 1)...]
      endLine()
    }
    if !isDone { add(rest) }
  }

  /// Ends a last line that has no line end.
  mutating func finish() { if length > 0 { endLine() } }

  private mutating func add(_ bytes: ArraySlice<UInt8>) {
    length += bytes.count
    if length > longestLine {
      isDone = true
    } else if isWanted {
      line += bytes
    }
  }

  private var isWanted: Bool { ranges.first?.contains(number) ?? false }

  /// Keeps the line that was read, if it is wanted.
  private mutating func endLine() {
    if isDone { return }
    if isWanted {
      if line.last == "\r" { line.removeLast() }
      lines.append(number, line)
    }
    line.removeAll(keepingCapacity: true)
    length = 0
    while let range = ranges.first, range.upperBound <= number { ranges.removeFirst() }
    number += 1
    isDone = ranges.isEmpty
  }
}
