import Glibc
import ProfileLoading
import Profiles

/// What shows reports longer than the screen: what `PAGER` says, else `less`.
struct PagerCommand {
  let words: [[UInt8]]
  /// Whether it is `less`, which passes on colours and links when told to.
  let isLess: Bool

  /// `nil` where `PAGER` is set to nothing or to `cat`.
  init?() {
    let chosen = Environment.given("PAGER") ?? Array("less".utf8)
    let words = chosen.split(separator: UInt8(ascii: " ")).map(Array.init)
    guard let program = words.first, words != [Array("cat".utf8)] else { return nil }
    let isPlain = !chosen.contains { "|&;<>()$`\\\"'*?[#~=%\t\n".utf8.contains($0) }
    isLess = isPlain && baseName(program).elementsEqual("less".utf8)
    if !isPlain {
      self.words = [Array("/bin/sh".utf8), Array("-c".utf8), chosen]
    } else if isLess {
      // Colours are passed on; the person's own choice of the rest counts. Otherwise it ends at the
      // end of what fits on the screen, and leaves there what was shown.
      let options = Environment.given("LESS") == nil ? "-FRX" : "-R"
      self.words = words + [Array(options.utf8)]
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
  private let handlers: [(signal: Int32, handler: sighandler_t?)]

  init(_ command: PagerCommand) throws(ProgramError) {
    // Without a locale, as in containers, less takes UTF-8 for something else.
    Environment.setDefault("LESSCHARSET", "utf-8")
    let pipe = try Pipe()
    let child = try ChildProcess(
      command.words, input: pipe.reader.number, output: STDOUT_FILENO, errors: STDERR_FILENO)
    handlers = [SIGINT, SIGQUIT].map { ($0, signal($0, SIG_IGN)) }
    self.child = consume child
    writer = pipe.takeWriter()
  }

  deinit { finish() }

  func write(_ bytes: [UInt8]) throws {
    guard let number = writer?.number else { throw PagerQuit() }
    try withoutPipeSignal {
      do throws(OutputError) {
        try Destination.writeAll(bytes, to: number, name: "the pager")
      } catch {
        throw PagerQuit()
      }
    }
  }

  /// Waits until the person has seen enough.
  func finish() {
    writer = nil
    guard let child = child.take() else { return }
    _ = child.wait()
    for (number, handler) in handlers { signal(number, handler) }
  }
}
