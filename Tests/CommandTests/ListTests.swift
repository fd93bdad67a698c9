// Where `list` looks for source files, and what it makes of what it finds there.

import Foundation
import Testing

struct ListTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Lists `a`, which the profile has in /src/a.go at lines 20 and 21, as a file of the folder.
  private func listA(_ options: String...) throws -> Outcome {
    try swprof(["list", "-trim_path=/src", "^a$"] + options + [Project.example])
  }

  private var searchPath: String { "-source_path=\(folder.url.path)" }

  /// The listing without the three lines above it.
  private func lines(_ outcome: Outcome) -> [Substring] {
    Array(outcome.text.split(separator: "\n").dropFirst(3))
  }

  private func writeA(_ text: String, in subfolder: String = "") throws {
    let url = folder.url.appending(path: subfolder)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url.appending(path: "a.go"))
  }

  private func numbered(_ range: ClosedRange<Int>, end: String = "\n") -> String {
    range.map { "line \($0)\(end)" }.joined()
  }

  private let listing: [Substring] = [
    "         .          .     15:line 15", "         .          .     16:line 16",
    "         .          .     17:line 17", "         .          .     18:line 18",
    "         .          .     19:line 19", "         .       10ms     20:line 20",
    "         .       20ms     21:line 21", "         .          .     22:line 22",
    "         .          .     23:line 23",
  ]

  @Test(arguments: ["\n", "\r\n"])
  func `lines are shown to the end of the file`(end: String) throws {
    try writeA(numbered(1...23, end: end))
    let outcome = try listA(searchPath)
    #expect(outcome.status == 0)
    #expect(
      outcome.text.split(separator: "\n").prefix(3) == [
        "Total: 70ms", "ROUTINE ======================== a in a.go",
        "         0       30ms (flat, cum) 42.86% of Total",
      ])
    #expect(lines(outcome) == listing)
  }

  @Test func `the last line needs no end`() throws {
    try writeA(numbered(1...22) + "line 23")
    #expect(try lines(listA(searchPath)) == listing)
  }

  // A carriage return counts, the line feed does not.
  @Test(arguments: [65_535, 65_536])
  func `a line of 64 kB ends the file`(length: Int) throws {
    let long = String(repeating: "x", count: length - 1) + "\r\n"
    try writeA(numbered(1...21) + long + numbered(23...23))
    let shown = try lines(listA(searchPath))
    let isShown = length < 65_536
    #expect(Array(shown.prefix(7)) == Array(listing.prefix(7)))
    #expect(shown.count == (isShown ? 9 : 7))
    #expect(shown.last == listing[isShown ? 8 : 6])
  }

  @Test func `a file is looked for in each directory and those above it`() throws {
    try writeA(numbered(1...23))
    let below = folder.path("x/y")
    try FileManager.default.createDirectory(atPath: below, withIntermediateDirectories: true)
    #expect(try lines(listA("-source_path=/nowhere:\(below)")) == listing)
  }

  @Test func `the first file that is found is shown`() throws {
    try writeA(numbered(1...23))
    try writeA("", in: "near")
    #expect(try lines(listA("-source_path=\(folder.path("near"))")) == [])
  }

  @Test func `a path is cut after the name of a directory to search`() throws {
    try writeA(numbered(1...23), in: "src")
    let outcome = try swprof(
      "list", "^a$", "-source_path=\(folder.path("src"))", Project.example)
    #expect(outcome.text.contains("a in a.go\n"))
    #expect(lines(outcome) == listing)
  }

  @Test func `the current directory is searched where no other is named`() throws {
    try writeA(numbered(1...23))
    let outcome = try shell(
      """
      profile=$PWD/\(Project.example); cd $FOLDER
      $SWPROF list -trim_path=/src '^a$' $profile
      """, in: folder)
    #expect(lines(outcome) == listing)
  }

  @Test func `a file that is nowhere is named, and the paths that were tried`() throws {
    let outcome = try listA("-source_path=/nowhere/at/all:/not")
    #expect(outcome.status == 0)
    #expect(
      lines(outcome) == [" Error: could not find file a.go on path /nowhere/at/all:/not"])
    let tried = "/nowhere/at/all/a.go, /nowhere/at/a.go, /nowhere/a.go, /a.go, /not/a.go"
    #expect(outcome.errorText.contains("no source file a.go: tried \(tried) "))
  }

  @Test func `an absolute path is tried as it is`() throws {
    let outcome = try swprof("list", "^a$", Project.example)
    #expect(lines(outcome) == [" Error: open /src/a.go: no such file or directory"])
  }

  @Test func `a directory has no lines`() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("a.go"), withIntermediateDirectories: true)
    let outcome = try listA(searchPath)
    #expect(outcome.status == 0)
    #expect(lines(outcome) == [])
  }

  @Test func `nobody waits for a FIFO`() throws {
    let outcome = try shell(
      """
      mkfifo $FOLDER/a.go
      $SWPROF list -trim_path=/src -source_path=$FOLDER '^a$' \(Project.example)
      """, in: folder)
    #expect(outcome.status == 0)
    #expect(lines(outcome) == [])
  }

  @Test func `a directory that is gone cannot be searched`() throws {
    let outcome = try shell(
      """
      profile=$PWD/\(Project.example); mkdir $FOLDER/gone; cd $FOLDER/gone; rmdir $FOLDER/gone
      $SWPROF list '^a$' $profile
      """, in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.text == "")
    #expect(
      outcome.errorLines.last == "could not stat current dir: getwd: no such file or directory")
  }

  @Test func `a pattern that matches nothing is an error with the nearest names`() throws {
    let outcome = try swprof("list", "MAIN", Project.example)
    #expect(outcome.status == 2)
    #expect(outcome.text == "")
    #expect(
      outcome.errorLines.last == "no matches found for regexp: MAIN; nearest names: main")
  }
}
