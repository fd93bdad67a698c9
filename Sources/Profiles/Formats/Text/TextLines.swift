import Bytes

/// The lines of a text, as Go's `bufio.Scanner` sees them.
///
/// Lines end at a line feed; one carriage return before it is not part of the line. A last line
/// needs no line feed. After the end, and before the first `advance()`, the current line is empty.
struct TextLines: ~Escapable {
  /// The longest line that is read, with its carriage return but without its line feed.
  static let longestLine = 65_535

  private let bytes: Span<UInt8>
  private var position: Int
  private var currentRange = 0..<0
  /// The number of the current line, from 1.
  private(set) var number = 0

  /// - Parameter position: Where the first line begins.
  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>, from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// The current line.
  var current: Span<UInt8> {
    @_lifetime(copy self)
    get { bytes.extracting(currentRange) }
  }

  /// The current line without white space at its ends.
  var trimmed: Span<UInt8> {
    @_lifetime(copy self)
    get { bytes.extracting(currentRange).trimmed() }
  }

  /// Goes to the next line.
  ///
  /// - Returns: Whether there is one.
  /// - Throws: `.lineTooLong`.
  mutating func advance() throws(LegacyFault) -> Bool {
    guard position < bytes.count else {
      currentRange = bytes.count..<bytes.count
      return false
    }
    let start = position
    let furthest = min(bytes.count, start + Self.longestLine + 1)
    var end = start
    while end < furthest, bytes[end] != "\n" { end &+= 1 }
    if end - start > Self.longestLine {
      currentRange = start..<start
      throw .lineTooLong(line: number + 1)
    }
    number += 1
    position = min(end + 1, bytes.count)
    let hasReturn = end > start && bytes[end - 1] == "\r"
    currentRange = start..<(hasReturn ? end - 1 : end)
    return true
  }

  /// Goes to the next line. A line that is too long counts as the end; `advance()` then reports it.
  mutating func advanceOrStop() -> Bool {
    do { return try advance() } catch { return false }
  }

  /// Goes to the first line, from the next one on, that is neither blank nor a comment.
  ///
  /// - Returns: Whether there is one.
  mutating func advanceToContent() throws(LegacyFault) -> Bool {
    while try advance() {
      if !trimmed.isBlankOrComment { return true }
    }
    return false
  }

  /// Goes to the first line with content, which tells the format: a line that is too long tells none.
  mutating func advanceToHeader() -> Bool {
    do { return try advanceToContent() } catch { return false }
  }

  /// Goes on, from the current line, to the one that announces the memory map, if there is one.
  mutating func advanceToMemoryMap() throws(LegacyFault) {
    while !current.isMemoryMapSentinel {
      guard try advance() else { return }
    }
  }
}
