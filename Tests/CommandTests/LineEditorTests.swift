// The shell on a terminal: keys, history, and how it ends.

import Foundation
import Testing

struct LineEditorTests {
  private let folder: TemporaryFolder
  private static let prompt = "(pprof) "
  private static let profile = "Fixtures/Profiles/go/cpu-after.pb.gz"

  init() throws { folder = try TemporaryFolder() }

  private func terminal(
    _ environment: [String: String] = [:], of profiles: [String] = [profile]
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      profiles, environment: ["HOME": folder.url.path].merging(environment) { $1 })
  }

  @Test func `a line is typed and a report appears`() throws {
    let terminal = try terminal()
    #expect(terminal.wait(for: Self.prompt)?.contains("Entering interactive mode") == true)
    terminal.type("top1\r")
    #expect(terminal.wait(for: Self.prompt)?.contains("shapes.Mix") == true)
    terminal.type("q\r")
    #expect(terminal.end() == 0)
  }

  @Test(arguments: ["\u{4}", "\u{3}", "half a line\u{3}"])
  func `the shell ends with status 0 at Ctrl-D and Ctrl-C`(_ keys: String) throws {
    let terminal = try terminal()
    #expect(terminal.wait(for: Self.prompt) != nil)
    terminal.type(keys)
    #expect(terminal.end() == 0)
  }

  @Test func `Tab completes the word`() throws {
    let terminal = try terminal()
    #expect(terminal.wait(for: Self.prompt) != nil)
    terminal.type("sample_index=s\t\r")
    #expect(terminal.wait(for: Self.prompt) != nil)
    terminal.type("o\r")
    #expect(terminal.wait(for: "sample_index              = samples") != nil, "\(terminal.shown)")
    #expect(terminal.wait(for: Self.prompt) != nil)
    terminal.type("\u{4}")
    #expect(terminal.end() == 0)
  }

  @Test func `the arrow up brings back a line of the run before`() throws {
    let first = try terminal()
    #expect(first.wait(for: Self.prompt) != nil)
    first.type("unit=kb\r")
    #expect(first.wait(for: Self.prompt) != nil)
    first.type("\u{4}")
    #expect(first.end() == 0)
    let second = try terminal()
    #expect(second.wait(for: Self.prompt) != nil)
    second.type("\u{10}\r")
    #expect(second.wait(for: Self.prompt) != nil)
    second.type("o\r")
    #expect(second.wait(for: "unit                      = kb") != nil, "\(second.shown)")
    #expect(second.wait(for: Self.prompt) != nil)
    second.type("\u{4}")
    #expect(second.end() == 0)
  }

  @Test func `a simple terminal has plain lines`() throws {
    let terminal = try terminal(["TERM": "dumb"])
    #expect(terminal.wait(for: Self.prompt) != nil)
    terminal.type("sort=cum\n")
    #expect(terminal.wait(for: Self.prompt) != nil)
    terminal.type("q\n")
    #expect(terminal.end() == 0)
    #expect(!FileManager.default.fileExists(atPath: folder.path(".local/state/swprof/history")))
  }

  @Test func `an interrupt ends the report and not the shell`() throws {
    let names = ["heap-before.pb.gz", "heap-after.pb.gz", "allocs.pb.gz", "allocs.debug1.txt"]
    let terminal = try terminal(of: names.map { "Fixtures/Profiles/go/\($0)" })
    #expect(terminal.wait(for: Self.prompt) != nil)
    // Longer than what a terminal holds while nobody reads it.
    terminal.type("traces\r")
    #expect(terminal.wait(for: "-----------+") != nil)
    terminal.interrupt()
    #expect(terminal.wait(for: "interrupted") != nil)
    #expect(terminal.wait(for: Self.prompt) != nil)
    terminal.type("top1\r")
    #expect(terminal.wait(for: Self.prompt)?.contains("Showing top 1 nodes") == true)
    terminal.type("q\r")
    #expect(terminal.end() == 0)
  }

  @Test(arguments: [("", true), ("1", false)])
  func `errors are red unless nobody wants colours`(_ noColor: String, _ isRed: Bool) throws {
    let terminal = try terminal(noColor.isEmpty ? [:] : ["NO_COLOR": noColor])
    #expect(terminal.wait(for: Self.prompt) != nil)
    terminal.type("bogus\r")
    let shown = try #require(terminal.wait(for: Self.prompt))
    #expect(shown.contains(#"unrecognized command: "bogus""#))
    #expect(shown.contains("\u{1b}[0;31m") == isRed)
    terminal.type("\u{4}")
    #expect(terminal.end() == 0)
  }
}
