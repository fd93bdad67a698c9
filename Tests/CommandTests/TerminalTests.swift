// What a person at a terminal sees: script(1) gives the program one.

import Foundation
import Testing

struct TerminalTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// What `swprof` writes to a terminal on standard output, with the line ends of files.
  ///
  /// - Parameters:
  ///   - variables: Set for the program, as a shell has them.
  ///   - prepare: Runs before.
  private func onTerminal(
    _ arguments: String, _ variables: String = "", columns: Int = 80, rows: Int = 1_000,
    _ prepare: String = ""
  ) throws -> (text: String, status: Int32) {
    let outcome = try shell(
      """
      \(prepare)
      cat > "$FOLDER/run" <<'END'
      stty cols \(columns) rows \(rows)
      exec 2> "$FOLDER/errors"
      PAGER= TERM=xterm-256color \(variables) "$SWPROF" \(arguments)
      END
      timeout -k 1 60 script -qec "sh $FOLDER/run" /dev/null < /dev/null
      """, in: folder)
    return (outcome.text.replacing("\r\n", with: "\n"), outcome.status)
  }

  private var errors: String {
    get throws { String(decoding: try folder.contents("errors"), as: UTF8.self) }
  }

  /// A pager that writes down what it is given.
  private let pager = """
    cat > "$FOLDER/pager" <<'END'
    #!/bin/sh
    cat > "$FOLDER/paged"
    END
    chmod +x "$FOLDER/pager"
    """

  @Test func `a terminal has colours, and without them the text is that of a pipe`() throws {
    let colored = try onTerminal("top \(Project.example)", columns: 200).text
    #expect(colored.contains("\u{1b}[1m"))
    let plain = colored.replacing(#/\x{1b}\[[0-9;]*m/#, with: "")
    #expect(plain == (try swprof("top", Project.example).text))
  }

  @Test(arguments: [
    ("", "NO_COLOR=1"), ("", "TERM=dumb"), ("", "TERM="), ("-color=never", ""),
    ("--color never", "NO_COLOR="),
  ])
  func `colours can be off`(option: String, variables: String) throws {
    let outcome = try onTerminal("top \(option) \(Project.example)", variables, columns: 200)
    #expect(outcome.text == (try swprof("top", Project.example).text))
    #expect(outcome.status == 0)
  }

  @Test(arguments: [
    ("", ""), ("", "CLICOLOR_FORCE=1 FORCE_COLOR=1"), ("-color=auto", ""), ("-color=never", ""),
  ])
  func `a pipe gets the bytes of the report`(option: String, variables: String) throws {
    let piped = try onTerminal("top \(option) \(Project.example) | cat", variables, columns: 30)
    #expect(piped.text == (try swprof("top", Project.example).text))
  }

  @Test func `a pipe gets colours when it is told so, and all of the names`() throws {
    let text = try swprof("top", "-color=always", Project.example).text
    #expect(text.contains("\u{1b}[1m"))
    let plain = text.replacing(#/\x{1b}\[[0-9;]*m/#, with: "")
    #expect(plain == (try swprof("top", Project.example).text))
    let profile = try swprof("proto", "-color=always", Project.example)
    #expect(profile.output == (try swprof("proto", Project.example).output))
  }

  @Test func `a colour that is no choice is named`() throws {
    let outcome = try swprof("top", "-color=red", Project.example)
    #expect(outcome.status == 2)
    #expect(
      outcome.errorText
        == "invalid value \"red\" for flag -color: expected one of auto, always, never\n")
  }

  @Test(arguments: ["top", "top -lines", "tree", "peek .", "traces"])
  func `rows fit a narrow terminal`(report: String) throws {
    let profile = "Fixtures/Profiles/go/cpu-after.pb.gz"
    let text = try onTerminal("\(report) \(profile)", "NO_COLOR=1", columns: 60).text
    #expect(text.contains("…"))
    for line in text.split(separator: "\n") where line.contains("shapes") {
      #expect(line.count <= 60, "\(line)")
    }
  }

  @Test func `which other values there are is said on a terminal, where they are of another kind`()
    throws
  {
    let heap = try onTerminal("top Fixtures/Profiles/go/heap-before.pb.gz 2>&1").text
    #expect(heap.contains("Showing inuse_space; also in the profile: alloc_objects, "))
    #expect(!(try onTerminal("top \(Project.example) 2>&1").text).contains("Showing cpu"))
  }

  @Test func `names cannot command the terminal`() throws {
    let profile = try folder.file(
      "evil.prof",
      Data(
        "heap profile: 1: 1 [1: 1] @ heap\n1: 1 [1: 1] @ 0x10\n#\t0x10\tmain.\u{1b}[2J\tx.go:1\n"
          .utf8))
    let text = try onTerminal("raw \(profile)").text
    #expect(!text.contains("\u{1b}[2J"))
    #expect(try swprof("raw", profile).status == 0)
  }

  // MARK: Pagers

  @Test func `a report longer than the screen goes to the pager`() throws {
    // Standard input has to be a terminal, too; that of script is.
    let outcome = try onTerminal(
      "tree \(Project.example)", "PAGER=\"$FOLDER/pager\" NO_COLOR=1", columns: 200, rows: 8, pager)
    #expect(outcome.text == "")
    #expect(outcome.status == 0)
    let plain = try swprof("tree", Project.example).text.replacing(" \t \t \n", with: "\n")
    #expect(String(decoding: try folder.contents("paged"), as: UTF8.self) == plain)
  }

  @Test(arguments: [
    ("", "PAGER="), ("", "PAGER=cat"), ("-no_pager", "PAGER=\"$FOLDER/pager\""),
    ("--no-pager", "PAGER=\"$FOLDER/pager\""), ("", "PAGER=\"$FOLDER/pager\" TERM=dumb"),
    ("", "PAGER=/missing/pager"),
  ])
  func `no pager is run`(option: String, variables: String) throws {
    let outcome = try onTerminal(
      "tree \(option) \(Project.example)", variables, rows: 8, pager)
    #expect(outcome.text.contains("flat%"))
    #expect(outcome.status == 0)
    #expect(try !folder.names().contains("paged"))
  }

  @Test func `a report that fits the screen needs no pager`() throws {
    let outcome = try onTerminal(
      "top \(Project.example)", "PAGER=\"$FOLDER/pager\"", rows: 60, pager)
    #expect(outcome.text.contains("flat%"))
    #expect(try !folder.names().contains("paged"))
  }

  @Test func `only a person is given a pager`() throws {
    let outcome = try onTerminal(
      "tree \(Project.example) < /dev/null", "PAGER=\"$FOLDER/pager\"", rows: 8, pager)
    #expect(outcome.text.contains("flat%"))
    #expect(try !folder.names().contains("paged"))
  }

  @Test(arguments: ["head -n 1", "true", "head -n 1 | tr -d x", "false"])
  func `a pager may end before the report`(command: String) throws {
    let outcome = try onTerminal(
      "raw Fixtures/Profiles/go/cpu-after.pb.gz", "PAGER='\(command)'", rows: 8)
    #expect(outcome.status == 0)
    #expect(outcome.text.count < 200)
    #expect(!(try errors.lowercased().contains("pipe")))
  }

  @Test func `less is told to pass on colours, and the rest is the person's choice`() throws {
    let less = """
      mkdir "$FOLDER/bin"; cat > "$FOLDER/bin/less" <<'END'
      #!/bin/sh
      echo "less $*"
      END
      chmod +x "$FOLDER/bin/less"
      """
    let path = "PATH=\"$FOLDER/bin:$PATH\""
    let command = "tree \(Project.example)"
    let usual = try onTerminal(command, "\(path) env -u PAGER", rows: 8, less)
    #expect(usual.text == "less -FRX\n")
    let chosen = try onTerminal(command, "LESS=-S PAGER='less -i' \(path)", rows: 8)
    #expect(chosen.text == "less -i -R\n")
  }

  // MARK: Links

  private let linked =
    "list -trim_path=/build/src -source_path=Fixtures/Source again "
    + "Fixtures/Profiles/synthetic/listing.pb.gz"

  @Test(arguments: [
    "VTE_VERSION=6800", "TERM=xterm-kitty", "TERM_PROGRAM=iTerm.app", "KONSOLE_VERSION=220401",
    "WT_SESSION=x", "TERM=foot", "TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.4 TERM=tmux-256color",
  ])
  func `files are links where the terminal has such`(variables: String) throws {
    let text = try onTerminal(linked, variables).text
    let path = Project.root.appending(path: "Fixtures/Source").path
    #expect(text.contains("\u{1b}]8;;file://"))
    #expect(text.contains(path))
    #expect(text.contains("#") || !variables.contains("kitty"))
  }

  @Test(arguments: [
    "", "VTE_VERSION=4000", "VTE_VERSION=6800 TERM=dumb", "VTE_VERSION=6800 TERM=linux",
    "VTE_VERSION=6800 TERM=screen", "TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.3a",
    "VTE_VERSION=6800 PAGER=more",
  ])
  func `no links go to a terminal that may not know them`(variables: String) throws {
    #expect(try !onTerminal(linked, variables).text.contains("\u{1b}]8"))
  }

  @Test func `what is not on this machine is no link`() throws {
    let profile = "Fixtures/Profiles/go/cpu-after.pb.gz"
    let text = try onTerminal("top -lines \(profile)", "VTE_VERSION=6800").text
    #expect(!text.contains("\u{1b}]8"))
  }
}
