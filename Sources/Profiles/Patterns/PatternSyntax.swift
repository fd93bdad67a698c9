import Bytes

/// Levels the differences between Go's syntax of regular expressions and this RE2's.
enum PatternSyntax {
  /// The expression as RE2 has to see it.
  ///
  /// `(?<name>` becomes `(?P<name>`; `\C`, which Go has not, is refused.
  static func translated(_ expression: [UInt8]) throws(PatternError) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(expression.count)
    var position = 0
    var isQuoted = false
    while position < expression.count {
      let rest = expression[position...]
      var length = 1
      if isQuoted {
        isQuoted = !rest.starts(with: #"\E"#.utf8)
      } else if rest.first == "\\" {
        if rest.starts(with: #"\C"#.utf8) {
          throw PatternError(
            reason: .badEscape, fragment: Array(rest.prefix(2)), expression: expression)
        }
        isQuoted = rest.starts(with: #"\Q"#.utf8)
        length = 2
      } else if rest.first == "[" {
        length = classLength(rest)
      } else if rest.hasPrefix("(?<") {
        result += "(?P".utf8
        position += 2
        continue
      }
      result += rest.prefix(length)
      position += length
    }
    return result
  }

  /// A part of the translated expression as the user wrote it.
  static func original(_ fragment: [UInt8], of expression: [UInt8]) -> [UInt8] {
    let name = "(?P<".bytes
    guard fragment.starts(with: name), !expression.contains(fragment) else { return fragment }
    return "(?<".bytes + fragment.dropFirst(name.count)
  }

  /// How many bytes the character class at the start of `text` takes, or all when it does not end.
  private static func classLength(_ text: ArraySlice<UInt8>) -> Int {
    var position = text.startIndex + 1
    if position < text.endIndex, text[position] == "^" { position += 1 }
    if position < text.endIndex, text[position] == "]" { position += 1 }
    while position < text.endIndex {
      switch text[position] {
      case "]": return position + 1 - text.startIndex
      case "\\": position += 2
      case "[" where text[position...].hasPrefix("[:"):
        position += 2
        while position < text.endIndex, !text[position...].hasPrefix(":]") { position += 1 }
        position += 2
      default: position += 1
      }
    }
    return text.count
  }

  /// The position of the first parenthesis that is never closed.
  static func unclosedParenthesis(in expression: [UInt8]) -> Int? {
    var open: [Int] = []
    var position = 0
    while position < expression.count {
      switch expression[position] {
      case "\\": position += 2
      case "[": position += classLength(expression[position...])
      case "(":
        open.append(position)
        position += 1
      case ")":
        _ = open.popLast()
        position += 1
      default: position += 1
      }
    }
    return open.first
  }
}
