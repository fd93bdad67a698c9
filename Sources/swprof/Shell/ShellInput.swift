import Bytes
import System

/// The lines that are typed at the prompt, or that come from a file or another program.
struct ShellInput: ~Copyable {
  /// The prompt; it goes to standard output where standard input is no terminal, as with pprof.
  static let prompt: StaticString = "(pprof) "

  private var editor: LineEditor?
  private var plain = PlainLines()

  /// - Parameter completion: What Tab offers, where there is an editor.
  init(_ completion: @autoclosure () -> Completion) {
    let terminal = Environment["TERM"].map { String(decoding: $0, as: UTF8.self).lowercased() }
    let isEdited = StandardStream.input.isTerminal && terminal != nil && terminal != "dumb"
    editor = isEdited ? LineEditor(completion()) : nil
  }

  /// Whether a person types the lines at a terminal that can show more than lines.
  var isEdited: Bool { editor != nil }

  /// Asks for a line; `nil` when there are no more.
  mutating func next() throws -> [UInt8]? {
    if editor != nil { return editor?.next() }
    try StandardStream.output.write("\(Self.prompt)".bytes)
    return try plain.next()
  }
}

/// Lines of standard input, as they are.
private struct PlainLines {
  /// No line that means anything is longer.
  private static let longest = 1 << 20

  private var bytes: ArraySlice<UInt8> = []
  private var isAtEnd = false

  /// The next line without its end; the last one need not have one.
  mutating func next() throws(ShellError) -> [UInt8]? {
    var searched = bytes.startIndex
    while true {
      if let end = bytes[searched...].firstIndex(of: "\n") {
        defer { bytes = bytes[(end + 1)...] }
        return Array(bytes[..<end])
      }
      if isAtEnd {
        defer { bytes = [] }
        return bytes.isEmpty ? nil : Array(bytes)
      }
      if bytes.count > Self.longest {
        throw ShellError("standard input: a line of more than \(Self.longest) bytes")
      }
      searched = bytes.endIndex
      try readMore()
    }
  }

  private mutating func readMore() throws(ShellError) {
    do throws(FileError) {
      let piece = try StandardStream.input.read(atMost: 4096)
      isAtEnd = piece.isEmpty
      bytes += piece
    } catch {
      throw ShellError(error.description)
    }
  }
}
