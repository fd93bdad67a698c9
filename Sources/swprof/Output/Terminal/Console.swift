import Bytes
import Gates
import ProfileLoading
import Profiles
import Rendering
import Reports
import Synchronization
import System

/// What is said to the person at the terminal: everything but the report, on standard error.
final class Console: Sendable {
  private let warned = Mutex(false)
  private let progressLine = ProgressLine()
  private let temporaryFiles = Mutex<[[UInt8]]>([])
  /// What stands before each line: which of many profiles it is about.
  private let subject = Mutex("")

  deinit {
    temporaryFiles.withLock { for path in $0 { Files.remove(path) } }
  }

  /// Whether there was anything that a strict run takes for a failure.
  var hasWarned: Bool { warned.withLock { $0 } }

  /// Says what may be wrong with the result.
  func warn(_ lines: [String]) {
    if lines.isEmpty { return }
    warned.withLock { $0 = true }
    note(lines)
  }

  /// Says what a step had to say.
  func tell(_ remarks: Remarks) {
    for remark in remarks.lines {
      switch remark {
      case .warning(let line): warn([line])
      case .note(let line): note(line)
      }
    }
  }

  /// Says what is good to know.
  func note(_ lines: [String]) { for line in lines { write(line) } }

  /// Says what is good to know.
  func note(_ line: String?) { if let line { write(line) } }

  /// Says why there is no result.
  func fail(_ error: any Error, in color: ErrorColor = .plain) {
    let lines =
      (error as? LoadError)?.lines ?? (error as? GateError)?.lines ?? [String(describing: error)]
    for line in lines { write(line, color) }
  }

  /// Names the profile before all that `body` says.
  func naming<Result>(_ profile: [UInt8], _ body: () throws -> Result) rethrows -> Result {
    subject.withLock { $0 = String(decoding: profile, as: UTF8.self) + ": " }
    defer { subject.withLock { $0 = "" } }
    return try body()
  }

  /// Shows what is being done, once that has taken a second.
  func progress(_ step: String) { progressLine.show(step) }

  /// Says or shows what loading tells of itself.
  func tell(_ event: LoadingEvent) {
    switch event {
    case .step(let step): progress(step)
    case .note(let line): note(line)
    }
  }

  /// Prints what was asked for instead of a report.
  ///
  /// - Returns: The exit status.
  func answer(_ text: String) -> Int32 {
    do throws(FileError) {
      try StandardStream.output.write(text.bytes)
      return 0
    } catch {
      fail(error)
      return 2
    }
  }

  /// Writes a line; control characters of names that it quotes do not reach the terminal.
  private func write(_ line: String, _ color: ErrorColor = .plain) {
    progressLine.clear()
    let text = subject.withLock { $0 } + line
    let shown = text.utf8.map { $0.isControl ? UInt8(ascii: "?") : $0 }
    try? StandardStream.errors.write(color.start + shown + "\n".bytes + color.end)
  }

  /// Removes a file when the program is done.
  func removeAtEnd(_ path: [UInt8]) { temporaryFiles.withLock { $0.append(path) } }

  /// Ends what is shown of progress, before a report appears.
  func endProgress() { progressLine.clear() }
}
