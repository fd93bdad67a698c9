import Bytes

/// A command line that is being typed, read as far as that goes: nothing in it is an error.
struct PartialLine {
  /// What the first word asks for.
  private(set) var verb: Verb?
  /// The word at the cursor; empty between words.
  let current: [UInt8]
  /// Whether it is the first word.
  let isFirst: Bool
  /// The option whose value it is, if it comes after one.
  private(set) var option: Option?
  /// Whether it can be an option.
  private(set) var mayBeOption = true
  /// Whether it is the regular expression of a report.
  private(set) var isPattern = false
  /// Whether it is an option, or the start of one.
  var isOption: Bool { mayBeOption && current.first == "-" }
  /// Words elsewhere that are sources or the binary.
  private(set) var files: [[UInt8]] = []

  /// - Parameters:
  ///   - words: Without the program's name.
  ///   - position: Of the word at the cursor; their number where a new one begins at the end.
  init(_ words: [[UInt8]], position: Int) {
    isFirst = position == 0
    current = words.indices.contains(position) ? words[position] : []
    var reader = WordReader()
    // The first of them is the regular expression, where the report has one.
    var others: [[UInt8]?] = []
    for (index, word) in words.enumerated() {
      if index == position {
        note(&reader, &others)
        continue
      }
      switch reader.read(word) {
      case .other: others.append(word)
      case .value(let option) where option.takesSeveralWords: files.append(word)
      case .verb, .option, .value, .endOfOptions, .unknownOption, .malformedOption: break
      }
    }
    if position >= words.count { note(&reader, &others) }
    verb = reader.verb
    files += others.dropFirst(Self.takesPattern(reader) ? 1 : 0).compactMap(\.self)
  }

  /// Notes what the word at the cursor can be, after the words that `reader` has read.
  private mutating func note(_ reader: inout WordReader, _ others: inout [[UInt8]?]) {
    mayBeOption = reader.isOpen
    option = reader.awaiting
    if option?.takesSeveralWords == true, isOption { option = nil }
    if option == nil, !isOption {
      isPattern = others.isEmpty && Self.takesPattern(reader)
      others.append(nil)
    }
    reader.skip()
  }

  private static func takesPattern(_ reader: WordReader) -> Bool {
    reader.verb?.report?.takesPattern ?? false
  }
}
