import Bytes

/// The lines of a Java profile: ended by line feeds, trimmed, of any length.
struct JavaLines: ~Escapable {
  private let bytes: Span<UInt8>
  /// Where the next line begins.
  private(set) var position: Int
  private var currentRange = 0..<0
  /// The number of the current line, from 1.
  private(set) var number: Int

  /// - Parameters:
  ///   - position: Where the first line begins.
  ///   - number: How many lines come before it.
  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>, from position: Int = 0, number: Int = 0) {
    self.bytes = bytes
    self.position = position
    self.number = number
  }

  /// The current line.
  var current: Span<UInt8> {
    @_lifetime(copy self)
    get { bytes.extracting(currentRange).trimmed() }
  }

  /// Goes to the next line that is not blank, if there is one that ends in a line feed.
  mutating func advanceToEnded() -> Bool {
    while let end = endOfLine() {
      take(through: end, next: end + 1)
      if !current.isEmpty { return true }
    }
    return false
  }

  /// Goes to the next line that is not blank, of which the last needs no line feed.
  mutating func advance() -> Bool {
    if advanceToEnded() { return true }
    guard position < bytes.count else { return false }
    take(through: bytes.count, next: bytes.count)
    return !current.isEmpty
  }

  /// Makes the current line the next one.
  mutating func unread() {
    position = currentRange.lowerBound
    number -= 1
  }

  private func endOfLine() -> Int? {
    let end = bytes.end(from: position) { $0 != "\n" }
    return end < bytes.count ? end : nil
  }

  private mutating func take(through end: Int, next: Int) {
    currentRange = position..<end
    position = next
    number += 1
  }
}
