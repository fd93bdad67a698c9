import Bytes
import ProfileLoading
import Profiles

/// A line of the shell that asks for a report: `top10 -cum json -Marshal >file`.
struct ShellReport {
  let kind: ReportKind
  /// The regular expression of reports that take one.
  private(set) var pattern: [UInt8] = []
  private var nodeCount: Int?
  private var isByCumulative = false
  private var focus: [UInt8] = []
  private var ignore: [UInt8] = []
  private var path: [UInt8] = []

  /// - Parameter words: At least one.
  init(_ words: [[UInt8]]) throws(ShellError) {
    var words = words[...]
    let name = words.removeFirst()
    if let kind = ReportKind(named: String(decoding: name, as: UTF8.self)) {
      self.kind = kind
    } else {
      let (stem, digits) = Self.split(name)
      if !digits.isEmpty { words.insert(Array(digits), at: words.startIndex) }
      guard let kind = ReportKind(named: String(decoding: stem, as: UTF8.self)) else {
        throw Self.unknown(stem, argument: words.first)
      }
      self.kind = kind
    }
    if kind.takesPattern {
      guard let pattern = words.popFirst() else {
        throw ShellError("command \(kind.name) requires an argument")
      }
      self.pattern = pattern
    }
    while let word = words.popFirst() { try read(word, &words) }
  }

  /// The name, and the digits at its end, which are its first argument.
  private static func split(_ name: [UInt8]) -> (stem: [UInt8], digits: [UInt8]) {
    let end = name.lastIndex { !$0.isDigit }
    guard let end else { return (name, []) }
    return (Array(name[...end]), Array(name[(end + 1)...]))
  }

  private static func unknown(_ name: [UInt8], argument: [UInt8]?) -> ShellError {
    let text = String(decoding: name, as: UTF8.self)
    guard OptionTable.isHelped(text) else {
      return ShellError("unrecognized command: \(goQuoted(name))")
    }
    let value = argument.map { String(decoding: $0, as: UTF8.self) } ?? "<val>"
    return ShellError("did you mean: \(text)=\(value)")
  }

  private mutating func read(
    _ word: [UInt8], _ rest: inout ArraySlice<[UInt8]>
  ) throws(ShellError) {
    if let number = Int32(String(decoding: word, as: UTF8.self)) {
      nodeCount = Int(number)
    } else if word.first == ">" {
      path = Array(word.dropFirst())
      if path.isEmpty {
        guard let next = rest.popFirst() else {
          throw ShellError("unexpected end of line after >")
        }
        path = next
      }
    } else if word.first == "-" {
      if ["-cum", "--cum"].contains(String(decoding: word, as: UTF8.self)) {
        isByCumulative = true
      } else {
        Self.add(Array(word.dropFirst()), to: &ignore)
      }
    } else {
      Self.add(word, to: &focus)
    }
  }

  private static func add(_ alternative: [UInt8], to expression: inout [UInt8]) {
    if alternative.isEmpty { return }
    expression += (expression.isEmpty ? [] : "|".bytes) + alternative
  }

  /// The settings of this report alone.
  func settings(over settings: Settings) -> Settings {
    var settings = settings
    if let nodeCount { settings.limits.nodeCount = nodeCount }
    if settings.limits.nodeCount == -1, let count = kind.trimming.nodeCountInShell {
      settings.limits.nodeCount = count
    }
    if isByCumulative { settings.limits.order = .cum }
    if !path.isEmpty { settings.output.path = path }
    if kind.shellWords.contains(.labels) {
      if !focus.isEmpty { settings.labels.focus = focus }
      if !ignore.isEmpty { settings.labels.ignore = ignore }
    } else {
      if !focus.isEmpty { settings.frames.focus = focus }
      if !ignore.isEmpty { settings.frames.ignore = ignore }
    }
    return settings
  }
}
