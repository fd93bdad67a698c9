// The interactive shell, with lines that come from a file.

import Foundation
import Testing

struct ShellTests {
  private let folder: TemporaryFolder
  private static let cpu = "Fixtures/Profiles/go/cpu-after.pb.gz"
  private static let heap = "Fixtures/Profiles/go/heap-after.pb.gz"

  init() throws { folder = try TemporaryFolder() }

  private func session(
    _ lines: String..., of profile: String = cpu, options: String = "", end: String = "\n"
  ) throws -> Outcome {
    _ = try folder.file("typed", Data((lines.joined(separator: "\n") + end).utf8))
    let path = Project.root.appending(path: profile).path
    return try shell(#"cd "$FOLDER" && "$SWPROF" \#(options) \#(path) <typed"#, in: folder)
  }

  /// The reports between the prompts.
  private func reports(_ outcome: Outcome) -> [String] {
    outcome.text.components(separatedBy: "(pprof) ").filter { !$0.isEmpty }
  }

  @Test func `the profile is introduced and the prompt is on standard output`() throws {
    let outcome = try session("")
    #expect(outcome.status == 0)
    #expect(outcome.text == "(pprof) (pprof) ")
    #expect(outcome.errorLines.first == "File: workshop")
    #expect(outcome.errorLines.last?.hasPrefix("Entering interactive mode") == true)
  }

  @Test func `a report is that of the command line without the lines about the profile`() throws {
    let alone = try swprof("top", "-compact_labels", "-nodecount=10", Self.cpu).text
    #expect(reports(try session("top", "top10")) == [alone, alone])
  }

  @Test func `a filter of one report does not stay`() throws {
    let found = reports(try session("top5", "top5 main", "top5"))
    #expect(found.count == 3)
    #expect(found[0] == found[2])
    #expect(found[0] != found[1])
  }

  @Test func `variables stay until they change`() throws {
    let found = reports(try session("sort=cum", "top3", "top3", "sort=flat", "top3", "top3 -cum"))
    #expect(found[0] == found[1])
    #expect(found[0] == found[3])
    #expect(found[0] != found[2])
  }

  @Test func `a sample type is chosen by its name`() throws {
    let found = reports(try session("alloc_objects", "top1", of: Self.heap))
    let alone = try swprof(
      "top", "-compact_labels", "-nodecount=1", "-sample_index=alloc_objects", Self.heap)
    #expect(found == [alone.text])
  }

  @Test func `an error keeps the session`() throws {
    let outcome = try session("bogus", "top (", "sample_index=9", "top1")
    #expect(outcome.status == 0)
    #expect(reports(outcome).count == 1)
    #expect(
      outcome.errorLines.suffix(3).elementsEqual([
        #"unrecognized command: "bogus""#,
        "parsing focus regexp: error parsing regexp: missing closing ): `(` (at character 1)",
        "sample_index 9 is outside the range [0..1]",
      ]))
  }

  @Test(arguments: ["q", "quit", "exit now"])
  func `the shell is left`(_ line: String) throws {
    #expect(try session(line, "top").text == "(pprof) ")
  }

  @Test func `a last line without an end is followed`() throws {
    #expect(reports(try session("top1", end: "")).count == 1)
  }

  @Test func `reports go into files`() throws {
    let outcome = try session("top1 >one", "output=two", "tree", "top1 > one", "proto >three")
    #expect(reports(outcome) == [])
    #expect(try folder.names() == ["one", "three", "two", "typed"])
    #expect(outcome.errorLines.last == "Generating report in three")
  }

  @Test func `what is not for reading goes into numbered files, even from a pipe`() throws {
    _ = try session("proto", "proto", "callgrind")
    #expect(
      try folder.names()
        == ["profile001.callgraph.out", "profile001.pb.gz", "profile002.pb.gz", "typed"])
  }

  @Test func `the options are listed as settings of the command line made them`() throws {
    let lines = try session("o", options: "-nodecount=7 -cum -focus=main").errorLines
    #expect(lines.contains("  nodecount                 = 7                    "))
    #expect(lines.contains("  sort                      = cum                  //: [cum | flat]"))
    #expect(lines.contains("  focus                     = main                 "))
    #expect(lines.contains("  hide                      = \"\"                   "))
    #expect(!lines.contains { $0.contains("source_path") })
  }

  @Test func `help has every command, variable and member`() throws {
    let text = try session("help").errorText
    let names = [
      "kcachegrind", "o/options", "nodecount", "source_path", "granularity", "addresses",
    ]
    for name in names {
      #expect(text.contains("  \(name)"))
    }
    let topics = try session("help tagfocus", "help sample_index", "help list", "help o")
    #expect(topics.errorText.contains("memory=32mb"))
    #expect(topics.errorText.contains("with name in [samples cpu]."))
    #expect(topics.errorText.contains("list func_regex"))
    #expect(topics.errorLines.last == "Unknown command: o")
  }

  @Test func `a viewer is not waited for beyond a second, and its file goes with the shell`() throws
  {
    let viewer = try folder.file(
      "viewer", Data("#!/bin/sh\ncat \"$1\" >seen\nsleep 3\ntouch ended\n".utf8))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: viewer)
    _ = try folder.file("typed", Data("weblist Mix\ntop1\n".utf8))
    let path = Project.root.appending(path: Self.cpu).path
    let outcome = try shell(
      """
      cd "$FOLDER" && mkdir temporary
      TMPDIR=$FOLDER/temporary BROWSER=\(viewer) "$SWPROF" \(path) <typed 2>/dev/null
      [ -e ended ] && echo was waited for
      ls temporary
      """, in: folder)
    #expect(!outcome.text.contains("was waited for"))
    #expect(outcome.text.hasPrefix("(pprof) (pprof) Showing nodes"), "\(outcome.text)")
    #expect(!outcome.text.contains("pprof0"))
    #expect(try folder.contents("seen").starts(with: Data("<!DOCTYPE html>".utf8)))
  }

  @Test func `a line without end is refused`() throws {
    let path = Project.root.appending(path: Self.cpu).path
    let outcome = try shell(
      #"head -c 3000000 /dev/zero | tr '\0' x | "$SWPROF" \#(path) >/dev/null"#, in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.errorLines.last?.contains("a line of more than") == true)
  }

  @Test func `a profile that cannot be read has no shell`() throws {
    let outcome = try swprof("Fixtures/Malformed/cut.pb")
    #expect(outcome.status == 2)
    #expect(outcome.text == "")
  }

  @Test func `a sample type that is not there is said when a report needs it`() throws {
    let outcome = try session("top1", "cpu", "top1", options: "-sample_index=bogus")
    #expect(outcome.status == 0)
    #expect(outcome.errorLines.first?.hasPrefix("Entering interactive mode") == true)
    #expect(outcome.errorLines.last == #"sample_index "bogus" must be one of: [samples cpu]"#)
    #expect(reports(outcome).count == 1)
  }
}
