import Bytes

/// A line of folded stacks: `main;parse 17`, or with two numbers `main;parse 17 21`.
struct FoldedLine {
  /// A number after a stack.
  enum Count {
    case whole(Int64)
    case fraction(Double)
    /// It has more than 64 bits.
    case tooLarge
  }

  /// The last number, and where the stack before it is.
  let count: Count
  let stack: Range<Int>
  /// The same where the stack ends in a number, which may be part of a name.
  let first: (count: Count, stack: Range<Int>)?

  /// - Returns: `nil` where there is no stack, or no number after it.
  init?(_ line: Span<UInt8>) {
    guard let last = Self.split(line) else { return nil }
    count = last.count
    stack = last.stack
    first = Self.split(line.extracting(last.stack))
  }

  /// The number at the end, and what comes before it.
  private static func split(_ text: Span<UInt8>) -> (count: Count, stack: Range<Int>)? {
    var end = text.count
    while end > 0, text[end - 1].isSpace { end -= 1 }
    var start = end
    while start > 0, !text[start - 1].isSpace { start -= 1 }
    var stackEnd = start
    while stackEnd > 0, text[stackEnd - 1].isSpace { stackEnd -= 1 }
    let stackStart = text.extracting(..<stackEnd).end(from: 0) { $0.isSpace }
    guard stackStart < stackEnd, let count = count(text.extracting(start..<end)) else { return nil }
    return (count, stackStart..<stackEnd)
  }

  /// Reads `-?[0-9]+(\.[0-9]*)?`, and the exponent with which awk writes large sums.
  private static func count(_ text: Span<UInt8>) -> Count? {
    let start = text.hasPrefix("-") ? 1 : 0
    let wholeEnd = text.end(from: start) { $0.isDigit }
    guard wholeEnd > start, text.count - start <= longestCount else { return nil }
    let words = String(decoding: text.array, as: UTF8.self)
    if wholeEnd == text.count { return Int64(words).map(Count.whole) ?? .tooLarge }
    var end = wholeEnd
    if text.hasText(".", at: end) { end = text.end(from: end + 1) { $0.isDigit } }
    if end < text.count, text[end] | 0x20 == UInt8(ascii: "e") {
      let sign = text.hasText("+", at: end + 1) || text.hasText("-", at: end + 1)
      let exponent = end + (sign ? 2 : 1)
      end = text.end(from: min(exponent, text.count)) { $0.isDigit }
      if end == exponent { return nil }
    }
    guard end == text.count else { return nil }
    let digits = words.hasSuffix(".") ? String(words.dropLast()) : words
    guard let number = Double(digits) else { return nil }
    if let whole = Int64(exactly: number), abs(number) < 0x1p53 { return .whole(whole) }
    return number.isFinite ? .fraction(number) : .tooLarge
  }

  /// No number is longer.
  private static let longestCount = 400
}

/// The lines of folded stacks.
struct FoldedLines: ~Escapable {
  private let bytes: Span<UInt8>
  private var position = 0
  /// The number of the current line, from 1.
  private(set) var number = 0
  private var linesRead = 0
  private var currentRange = 0..<0
  /// Where the next end of a quoted command is, at or after the last place that was asked for.
  private var quotationEnd = 0

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) {
    self.bytes = bytes
    position = bytes.hasPrefix("\u{feff}") ? 3 : 0
  }

  /// The current line without white space around it.
  var current: Span<UInt8> {
    @_lifetime(copy self)
    get { bytes.extracting(currentRange).trimmed() }
  }

  /// Goes to the next line that is neither empty nor a comment.
  ///
  /// - Returns: Whether there is one.
  mutating func advance() -> Bool {
    while position < bytes.count {
      var end = bytes.end(from: position) { $0 != UInt8(ascii: "\n") }
      number = linesRead + 1
      linesRead += 1
      if let quoted = endOfQuotation(position..<end) {
        for byte in end..<quoted where bytes[byte] == UInt8(ascii: "\n") { linesRead += 1 }
        end = bytes.end(from: quoted) { $0 != UInt8(ascii: "\n") }
      }
      currentRange = position..<end
      position = min(end + 1, bytes.count)
      let line = current
      if !line.isEmpty, !line.hasPrefix("# "), !(line.count == 1 && line[0] == UInt8(ascii: "#")) {
        return true
      }
    }
    return false
  }

  /// py-spy quotes the command line of a process as it is, with line feeds: `process 12:"sh -c …";main 3`.
  ///
  /// - Returns: Where the quotation ends, if not in this line.
  private mutating func endOfQuotation(_ line: Range<Int>) -> Int? {
    let text = bytes.extracting(line)
    guard text.hasPrefix("process ") else { return nil }
    let digits = text.end(from: 8) { $0.isDigit }
    guard digits > 8, text.hasText(":\"", at: digits) else { return nil }
    let start = line.lowerBound + digits + 2
    if quotationEnd < start { quotationEnd = bytes.position(of: "\";", from: start) ?? bytes.count }
    return quotationEnd > line.upperBound && quotationEnd < bytes.count ? quotationEnd : nil
  }
}
