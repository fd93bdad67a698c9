// The shell on a terminal: keys, history, and how it ends.

import Foundation
import Testing

struct LineEditorTests {
  private let folder: TemporaryFolder
  private static let prompt = "(pprof) "
  private static let profile = "Fixtures/Profiles/go/cpu-after.pb.gz"

  init() throws { folder = try TemporaryFolder() }

  private func terminal(_ environment: [String: String] = [:]) throws -> PseudoTerminal {
    try PseudoTerminal(
      [Self.profile], environment: ["HOME": folder.url.path].merging(environment) { $1 })
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
}
