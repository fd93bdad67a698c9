import Bytes
import Profiles
import Rendering

/// How a report on the same profile is asked for, as a line that can be pasted.
package struct CommandSpelling: Sendable {
  /// What stands before the report's name, with a blank; empty in the shell.
  private let opening: [UInt8]
  /// The words after it, each as the shell takes it: options and the profile.
  private var words: [[UInt8]]
  /// Whether the line is for the shell of the system, which has quotes.
  private let hasQuotes: Bool
  /// The type of values to show, where it is not the one that is shown by itself.
  private var sampleType: [UInt8]?

  /// A line for the shell of the system.
  ///
  /// - Parameter words: Options and sources, as the program got them.
  package init(commandLineWith words: [[UInt8]]) {
    opening = "swprof ".bytes
    self.words = words.map(Self.quoted)
    hasQuotes = true
  }

  private init() {
    opening = []
    words = []
    hasQuotes = false
  }

  /// A line for swprof's own shell.
  package static var ownShell: CommandSpelling { CommandSpelling() }

  /// The lines for values of another type than the one that is shown by itself.
  func showing(_ type: [UInt8], unless isShown: Bool) -> CommandSpelling {
    if isShown { return self }
    var result = self
    result.sampleType = type
    return result
  }

  /// A report on the function of that name alone, and what has to be said before it.
  func lines(_ report: NextReport, of name: [UInt8]) -> [[UInt8]] {
    guard let sampleType else { return [line(report, of: name)] }
    let choice = "sample_index=".bytes + sampleType
    if !hasQuotes { return [choice, line(report, of: name)] }
    var spelling = self
    spelling.words.insert(Self.quoted("-".bytes + choice), at: 0)
    return [spelling.line(report, of: name)]
  }

  private func line(_ report: NextReport, of name: [UInt8]) -> [UInt8] {
    let expression = Self.expression(name, hasBlanks: hasQuotes)
    let pattern = hasQuotes ? Self.quoted(expression) : expression
    let arguments: [[UInt8]] =
      switch report {
      case .peek, .list, .disasm: [Array(report.rawValue.utf8), pattern]
      case .top where hasQuotes: ["top -cum".bytes, "-focus=".bytes + pattern]
      case .top: ["top".bytes, pattern, "-cum".bytes]
      }
    return opening + Array((arguments + words).joined(separator: " ".utf8))
  }

  /// An expression that matches this name and no other.
  ///
  /// - Parameter hasBlanks: Whether blanks may stand in it.
  static func expression(_ name: [UInt8], hasBlanks: Bool) -> [UInt8] {
    var result = "^".bytes
    for byte in name {
      switch byte {
      case "A"..."Z", "a"..."z",
        "0"..."9", "_", "/",
        ":", "-", ",", 0x80...:
        result.append(byte)
      case " ": result += Array((hasBlanks ? " " : #"\s"#).utf8)
      case ..<0x20, 0x7f: result.append(".")
      default: result += [UInt8(ascii: "\\"), byte]
      }
    }
    return result + "$".bytes
  }

  /// A word as the shell of the system takes it for what it is.
  static func quoted(_ word: [UInt8]) -> [UInt8] {
    let plain = "/.,:=@%+-_".bytes
    let isPlain = word.allSatisfy { byte in
      byte.isLetterOrDigit
        || plain.contains(byte)
    }
    if isPlain, !word.isEmpty { return word }
    let quote = UInt8(ascii: "'")
    return [quote] + word.flatMap { $0 == quote ? Array(#"'\''"#.utf8) : [$0] } + [quote]
  }
}
