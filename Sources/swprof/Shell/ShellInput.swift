import Glibc

/// The lines that are typed at the prompt, or that come from a file or another program.
struct ShellInput: ~Copyable {
  /// The prompt; it goes to standard output where standard input is no terminal, as with pprof.
  static let prompt: StaticString = "(pprof) "

  private var editor: LineEditor?
  private var plain = PlainLines()

  /// - Parameter completion: What Tab offers, where there is an editor.
  init(_ completion: @autoclosure () -> Completion) {
    let terminal = Environment["TERM"].map { String(decoding: $0, as: UTF8.self).lowercased() }
    let isEdited = isatty(STDIN_FILENO) == 1 && terminal != nil && terminal != "dumb"
    editor = isEdited ? LineEditor(completion()) : nil
  }

  /// Whether a person types the lines at a terminal that can show more than lines.
  var isEdited: Bool { editor != nil }

  /// Asks for a line; `nil` when there are no more.
  mutating func next() throws -> [UInt8]? {
    if editor != nil { return editor?.next() }
    try Destination.writeAll(
      Array("\(Self.prompt)".utf8), to: STDOUT_FILENO, name: "standard output")
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
      if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
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
    var code: Int32 = 0
    // SAFETY: the system writes at most as many bytes as the buffer has, and says how many.
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      var length = unsafe read(STDIN_FILENO, buffer.baseAddress, buffer.count)
      while length < 0, errno == EINTR {
        length = unsafe read(STDIN_FILENO, buffer.baseAddress, buffer.count)
      }
      code = length < 0 ? errno : 0
      count = max(length, 0)
    }
    if code != 0 {
      // SAFETY: strerror returns a string that lives at least until the next call.
      throw ShellError("read standard input: \(unsafe String(cString: strerror(code)))")
    }
    isAtEnd = piece.isEmpty
    bytes += piece
  }
}
