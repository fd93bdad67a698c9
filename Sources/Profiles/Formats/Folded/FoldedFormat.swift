// Folded stacks, which tools for flame graphs write and read: a line a stack, root first, and how often
// it was seen. A second number makes it a difference.
//
//     main;parse;read_[k] 17                     one type of value, `samples`
//     main;parse;read_[k] 17 21                  two of them, `before` and `after`
//
// There is no header, so that the lines themselves tell: of the first ten all but one have a number, and
// one has a semicolon. Nor is there a unit. Counts may have fractions, values of a profile have none:
// where a file has any, its values are in thousandths.

import Bytes

/// Reads folded stacks.
enum FoldedFormat {
  static func decode(_ bytes: Span<UInt8>) throws(LegacyFault) -> DecodedProfile {
    if let text = utf8(bytes) { return try decodeLines(text.span) }
    return try decodeLines(bytes)
  }

  private static func decodeLines(_ bytes: Span<UInt8>) throws(LegacyFault) -> DecodedProfile {
    guard isLikely(bytes) else { throw .unrecognized }
    var reader = FoldedReader(FoldedShape(bytes))
    var lines = FoldedLines(bytes)
    while lines.advance() { try reader.read(lines.current, line: lines.number) }
    return reader.result
  }

  /// Whether the first lines are stacks.
  private static func isLikely(_ bytes: Span<UInt8>) -> Bool {
    var lines = FoldedLines(bytes)
    var (stacks, others, hasPath) = (0, 0, false)
    while stacks + others < 1000, !hasPath || stacks + others < 10, lines.advance() {
      let line = lines.current
      if line.position(of: "\0") != nil { return false }
      if let stack = FoldedLine(line)?.stack {
        stacks += 1
        hasPath = hasPath || line.extracting(stack).contains(";")
      } else {
        others += 1
      }
      if others > 1 + (stacks + others) / 10 { return false }
    }
    return hasPath && others < stacks
  }

  /// Text in UTF-16, which PowerShell writes, in UTF-8; `nil` where it is none.
  private static func utf8(_ bytes: Span<UInt8>) -> [UInt8]? {
    guard bytes.count >= 2 else { return nil }
    let isBig = bytes[0] == 0xfe && bytes[1] == 0xff
    guard isBig || bytes[0] == 0xff && bytes[1] == 0xfe else { return nil }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for position in stride(from: 2, to: bytes.count - 1, by: 2) {
      let (first, second) = (UInt16(bytes[position]), UInt16(bytes[position + 1]))
      units.append(isBig ? first << 8 | second : second << 8 | first)
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}

/// Units that folded stacks need.
package enum FoldedUnit {
  /// The unit of counts with fractions.
  package static let thousandths = "thousandths"
}

/// What all lines together tell of the values.
struct FoldedShape {
  /// Whether each stack has two numbers.
  private(set) var isDifference = true
  private(set) var hasFractions = false

  init(_ bytes: Span<UInt8>) {
    var lines = FoldedLines(bytes)
    while lines.advance() {
      guard let line = FoldedLine(lines.current) else { continue }
      if line.first == nil { isDifference = false }
      if case .fraction = line.count { hasFractions = true }
      if case .fraction = line.first?.count, isDifference { hasFractions = true }
    }
  }
}
