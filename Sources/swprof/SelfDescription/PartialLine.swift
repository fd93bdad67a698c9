/// A command line that is being typed, read as far as that goes: nothing in it is an error.
///
/// What `Arguments` reads in earnest, by the same rules.
struct PartialLine {
  /// The report that the first word names.
  private(set) var command: Command?
  /// Whether the first word asks for a comparison.
  private(set) var isComparison = false
  /// The word at the cursor; empty between words.
  let current: [UInt8]
  /// Whether it is the first word.
  let isFirst: Bool
  /// The option whose value it is, if it stands behind one.
  private(set) var option: Option?
  /// Whether it can be an option.
  private(set) var mayBeOption = true
  /// Whether it is the regular expression of a report.
  private(set) var isPattern = false
  /// Whether it is an option, or the start of one.
  var isOption: Bool { mayBeOption && current.first == UInt8(ascii: "-") }
  /// Words elsewhere that are sources or the binary.
  private(set) var files: [[UInt8]] = []

  /// - Parameters:
  ///   - words: Without the program's name.
  ///   - position: Of the word at the cursor; their number where a new one begins at the end.
  init(_ words: [[UInt8]], position: Int) {
    isFirst = position == 0
    current = words.indices.contains(position) ? words[position] : []
    var reader = Reader()
    for (index, word) in words.enumerated() {
      if index == position { note(&reader) } else { reader.read(word, isFirst: index == 0) }
    }
    if position >= words.count { note(&reader) }
    command = reader.command
    isComparison = reader.isComparison
    files = reader.files
  }

  private mutating func note(_ reader: inout Reader) {
    mayBeOption = reader.isOpen
    option = reader.pending.take()
    if option == nil, !isOption {
      isPattern = reader.awaitsPattern
      reader.awaitsPattern = false
    }
  }

  /// Goes through the words from the left.
  private struct Reader {
    var command: Command?
    var isComparison = false
    var pending: Option?
    var isOpen = true
    var awaitsPattern = false
    var files: [[UInt8]] = []

    mutating func read(_ word: [UInt8], isFirst: Bool) {
      if pending != nil {
        pending = nil
      } else if isFirst, let command = Command(spelling: word) {
        self.command = command
        awaitsPattern = command.takesPattern
      } else if isFirst, word == Array("diff".utf8) {
        isComparison = true
      } else if isOpen, word == Array("--".utf8) {
        isOpen = false
      } else if isOpen, word.count > 1, word.first == UInt8(ascii: "-") {
        let text = String(decoding: word, as: UTF8.self)
        let option = OptionTable.option(named: String(text.drop { $0 == "-" }))
        if let option, !option.isSwitch { pending = option }
      } else if awaitsPattern {
        awaitsPattern = false
      } else {
        files.append(word)
        if command == nil, !isComparison { isOpen = false }
      }
    }
  }
}
