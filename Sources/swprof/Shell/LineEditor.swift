import Bytes
import CEdit
import System

/// An editor of lines on the terminal, with a history that is kept between runs.
///
/// It shows itself on standard error, so that standard output has the reports alone.
@safe
struct LineEditor: ~Copyable {
  private let editor: OpaquePointer
  private let history: OpaquePointer
  private let completion: CompletionKey
  private var historyFile: HistoryFile

  init?(_ completion: Completion) {
    Environment.adoptEncoding()
    guard let editor = unsafe cedit_open("swprof", prompt) else { return nil }
    guard let history = unsafe cedit_history(editor, Int32(HistoryFile.mostLines)) else {
      unsafe el_end(editor)
      return nil
    }
    unsafe self.editor = unsafe editor
    unsafe self.history = unsafe history
    self.completion = CompletionKey(completion)
    historyFile = HistoryFile()
    for line in historyFile.lines() { unsafe cedit_remember(history, line.cString) }
    // SAFETY: the editor goes away with this value, before what it is given here.
    unsafe cedit_set_owner(editor, Unmanaged.passUnretained(self.completion).toOpaque())
    unsafe cedit_bind(editor, "swprof-complete", "^I", complete)
    unsafe cedit_bind(editor, "swprof-leave", "^C", { _, _ in UInt8(CC_EOF) })
    unsafe cedit_bind(editor, "swprof-suspend", "^Z", { _, _ in suspend() })
  }

  deinit {
    unsafe el_end(editor)
    unsafe history_end(history)
  }

  /// Asks for a line; `nil` when there are no more.
  mutating func next() -> [UInt8]? {
    var count: Int32 = 0
    // SAFETY: the line belongs to the editor and is valid until it is next asked; `count` is its length.
    guard let text = unsafe cedit_read(editor, &count), count > 0 else {
      try? StandardStream.errors.write("\n".bytes)
      return nil
    }
    let bytes = unsafe Array(UnsafeRawBufferPointer(start: text, count: Int(count)))
    let line = bytes.last == "\n" ? bytes.dropLast() : bytes
    if historyFile.append(line) { unsafe cedit_remember(history, line.cString) }
    return line
  }
}

/// What Tab does, where the editor finds it.
private final class CompletionKey {
  let completion: Completion

  init(_ completion: Completion) { self.completion = completion }
}

private func prompt(_ editor: OpaquePointer?) -> UnsafeMutablePointer<CChar>? {
  // SAFETY: the text is part of the program and is only read.
  unsafe UnsafeMutableRawPointer(mutating: ShellInput.prompt.utf8Start)
    .assumingMemoryBound(to: CChar.self)
}

/// Stops the program until the terminal's shell continues it.
private func suspend() -> UInt8 {
  Signal.suspend()
  return UInt8(CC_REDISPLAY)
}

/// Completes the word before the cursor, as far as it is one; otherwise shows what it may become.
private func complete(_ editor: OpaquePointer?, _ key: Int32) -> UInt8 {
  // SAFETY: the owner is the `CompletionKey` that lives as long as the editor; the line belongs to
  // the editor, and the cursor is in it.
  guard let editor = unsafe editor, let owner = unsafe cedit_owner(editor),
    let line = unsafe el_line(editor)?.pointee, let start = unsafe line.buffer
  else { return UInt8(CC_ERROR) }
  let key = unsafe Unmanaged<CompletionKey>.fromOpaque(owner).takeUnretainedValue()
  let typed = unsafe Array(UnsafeRawBufferPointer(start: start, count: line.cursor - start))
  switch key.completion.of(typed) {
  case .nothing: return UInt8(CC_ERROR)
  case .replacement(let word, let text):
    // The editor counts characters, not bytes.
    let removed = String(decoding: word, as: UTF8.self).unicodeScalars.count
    unsafe el_deletestr(editor, Int32(clamping: removed))
    unsafe el_insertstr(editor, text.cString)
    return UInt8(CC_REFRESH)
  case .choice(let names):
    let table = Columns(names, width: TerminalSize.messageColumns)
    try? StandardStream.errors.write(table.text.bytes)
    return UInt8(CC_REDISPLAY)
  }
}
