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
    opening = Array("swprof ".utf8)
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
    let choice = Array("sample_index=".utf8) + sampleType
    if !hasQuotes { return [choice, line(report, of: name)] }
    var spelling = self
    spelling.words.insert(Self.quoted(Array("-".utf8) + choice), at: 0)
    return [spelling.line(report, of: name)]
  }

  private func line(_ report: NextReport, of name: [UInt8]) -> [UInt8] {
    let expression = Self.expression(name, hasBlanks: hasQuotes)
    let pattern = hasQuotes ? Self.quoted(expression) : expression
    let arguments: [[UInt8]] =
      switch report {
      case .peek, .list, .disasm: [Array(report.rawValue.utf8), pattern]
      case .top where hasQuotes: [Array("top -cum".utf8), Array("-focus=".utf8) + pattern]
      case .top: [Array("top".utf8), pattern, Array("-cum".utf8)]
      }
    return opening + Array((arguments + words).joined(separator: " ".utf8))
  }

  /// An expression that matches this name and no other.
  ///
  /// - Parameter hasBlanks: Whether blanks may stand in it.
  static func expression(_ name: [UInt8], hasBlanks: Bool) -> [UInt8] {
    var result = Array("^".utf8)
    for byte in name {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "/"),
        UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: ","), 0x80...:
        result.append(byte)
      case UInt8(ascii: " "): result += Array((hasBlanks ? " " : #"\s"#).utf8)
      case ..<0x20, 0x7f: result.append(UInt8(ascii: "."))
      default: result += [UInt8(ascii: "\\"), byte]
      }
    }
    return result + Array("$".utf8)
  }

  /// A word as the shell of the system takes it for what it is.
  static func quoted(_ word: [UInt8]) -> [UInt8] {
    let plain = Array("/.,:=@%+-_".utf8)
    let isPlain = word.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
        || plain.contains(byte)
    }
    if isPlain, !word.isEmpty { return word }
    let quote = UInt8(ascii: "'")
    return [quote] + word.flatMap { $0 == quote ? Array(#"'\''"#.utf8) : [$0] } + [quote]
  }
}
