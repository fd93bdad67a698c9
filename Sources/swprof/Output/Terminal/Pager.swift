import Bytes
import System

/// What shows reports longer than the screen: what `PAGER` says, else `less`.
struct PagerCommand {
  let words: [[UInt8]]
  /// Whether it is `less`, which passes on colours and links when told to.
  let isLess: Bool

  /// `nil` where `PAGER` is set to nothing or to `cat`.
  init?() {
    let chosen = Environment.given("PAGER") ?? "less".bytes
    let words = chosen.split(separator: " ").map(Array.init)
    guard let program = words.first, words != ["cat".bytes] else { return nil }
    let isPlain = !chosen.contains { "|&;<>()$`\\\"'*?[#~=%\t\n".utf8.contains($0) }
    isLess = isPlain && FilePaths.base(of: program) == "less"
    if !isPlain {
      self.words = ["/bin/sh".bytes, "-c".bytes, chosen]
    } else if isLess {
      // Colours are passed on; the person's own choice of the rest counts. Otherwise it ends at the
      // end of what fits on the screen, and leaves there what was shown.
      let options = Environment.given("LESS") == nil ? "-FRX" : "-R"
      self.words = words + [options.bytes]
    } else {
      self.words = words
    }
  }
}

/// That the person has seen enough of a report.
struct PagerQuit: Error {}

/// A pager that is running.
///
/// Until it ends, interrupts from the terminal are for it alone.
final class Pager {
  private var writer: Descriptor?
  private var child: ChildProcess?
  private var ignored: IgnoredSignals?

  init(_ command: PagerCommand) throws(ProgramError) {
    // Without a locale, as in containers, less takes UTF-8 for something else.
    Environment.setDefault("LESSCHARSET", "utf-8")
    let pipe = try Pipe()
    let child = try ChildProcess(
      command.words, input: pipe.reader.number, output: StandardStream.output.rawValue,
      errors: StandardStream.errors.rawValue)
    ignored = IgnoredSignals(.interrupt, .quit)
    self.child = consume child
    writer = pipe.takeWriter()
  }

  deinit { finish() }

  func write(_ bytes: [UInt8]) throws {
    try Signal.withoutPipeSignal { () throws(PagerQuit) in
      // A pager that is gone reads no more.
      guard (try? writer?.write(bytes, name: "the pager")) != nil else { throw PagerQuit() }
    }
  }

  /// Waits until the person has seen enough.
  func finish() {
    writer = nil
    guard let child = child.take() else { return }
    _ = child.wait()
    ignored = nil
  }
}
