import Bytes

/// The text in a regular expression, as somebody typed it who knows a name: `^json\.Mar.*l$` is
/// `json.Mar` and `l`.
///
/// Not a parser of the syntax: what it gets wrong costs a suggestion.
struct PatternText {
  /// The stretches of text between operators.
  private(set) var parts: [[UInt8]] = []
  private var current: [UInt8] = []

  init(_ expression: [UInt8]) {
    var rest = expression[...]
    while let byte = rest.popFirst() {
      switch byte {
      case "\\": addEscaped(rest.popFirst())
      case "[":
        endPart()
        rest = rest.drop { $0 != "]" }.dropFirst()
      case "(":
        endPart()
        if rest.first == "?" {
          rest = rest.drop {
            !":>)".utf8.contains($0)
          }
          .dropFirst()
        }
      case "*", "?", "{":
        // What stands before may be missing.
        if !current.isEmpty { current.removeLast() }
        endPart()
        if byte == "{" {
          rest = rest.drop { $0 != "}" }.dropFirst()
        }
      case "^", "$", "|", ")",
        "+":
        endPart()
      default: current.append(byte)
      }
    }
    endPart()
  }

  /// An escaped letter or digit is a class or a position; anything else is itself.
  private mutating func addEscaped(_ byte: UInt8?) {
    guard let byte else { return }
    let isAlphanumeric =
      byte.isLetterOrDigit
    if isAlphanumeric { endPart() } else { current.append(byte) }
  }

  private mutating func endPart() {
    if !current.isEmpty { parts.append(current) }
    current = []
  }
}
