// Where reports go: files are replaced as a whole or not at all, and closed pipes are quiet.

import Foundation
import Testing

struct OutputTests {
  private let folder: TemporaryFolder
  private let report: Data

  init() throws {
    folder = try TemporaryFolder()
    report = try swprof("top", Project.example).output
  }

  private func write(to name: String, _ source: String = Project.example) throws -> Outcome {
    try swprof("top", "-output=\(folder.path(name))", source)
  }

  @Test func `a report goes into a new file, and nowhere else`() throws {
    let outcome = try write(to: "new.txt")
    #expect(outcome.status == 0, "\(outcome.errorText)")
    #expect(outcome.text == "")
    #expect(try folder.contents("new.txt") == report)
    #expect(try folder.names() == ["new.txt"])
  }

  @Test func `a file that is replaced keeps its permissions`() throws {
    let path = try folder.file("old.txt", Data("old".utf8))
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    #expect(try write(to: "old.txt").status == 0)
    #expect(try folder.contents("old.txt") == report)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try folder.names() == ["old.txt"])
  }

  @Test func `a file is replaced, not written over`() throws {
    let path = try folder.file("old.txt", Data("old".utf8))
    try FileManager.default.linkItem(atPath: path, toPath: folder.path("other-name.txt"))
    #expect(try write(to: "old.txt").status == 0)
    #expect(try folder.contents("old.txt") == report)
    #expect(try folder.contents("other-name.txt") == Data("old".utf8))
  }

  @Test func `a symbolic link stays and what it names is replaced`() throws {
    _ = try folder.file("real.txt", Data("old".utf8))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link.txt"), withDestinationPath: "real.txt")
    #expect(try write(to: "link.txt").status == 0)
    let target = try FileManager.default.destinationOfSymbolicLink(
      atPath: folder.path("link.txt"))
    #expect(target == "real.txt")
    #expect(try folder.contents("real.txt") == report)
    #expect(try folder.names() == ["link.txt", "real.txt"])
  }

  @Test func `a symbolic link to nothing yet makes what it names`() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link.txt"), withDestinationPath: "real.txt")
    #expect(try write(to: "link.txt").status == 0)
    #expect(try folder.names() == ["link.txt", "real.txt"])
    #expect(try folder.contents("real.txt") == report)
  }

  @Test func `a failed run leaves the old file`() throws {
    _ = try folder.file("old.txt", Data("old".utf8))
    expectOneLine(try write(to: "old.txt", "Fixtures/Malformed/cut.pb"))
    #expect(try folder.contents("old.txt") == Data("old".utf8))
    #expect(try folder.names() == ["old.txt"])
  }

  @Test func `a folder that is not there is named`() throws {
    let outcome = try write(to: "missing/report.txt")
    #expect(outcome.status == 2)
    #expect(outcome.text == "")
    #expect(outcome.errorText.contains("missing/report.txt"))
    #expect(outcome.errorText.contains("no such file or directory"))
  }

  @Test func `a device is written to`() throws {
    #expect(try swprof("top", "-output=/dev/null", Project.example).status == 0)
    let attributes = try FileManager.default.attributesOfItem(atPath: "/dev/null")
    #expect(attributes[.type] as? FileAttributeType == .typeCharacterSpecial)
    let outcome = try swprof("top", "-output=/dev/stdout", Project.example)
    #expect(outcome.output == report)
  }

  @Test func `a full device is trouble`() throws {
    let outcome = try swprof("top", "-output=/dev/full", Project.example)
    #expect(outcome.status == 2)
    #expect(outcome.errorText.contains("/dev/full: no space left on device"))
  }

  @Test func `a FIFO is written to and stays`() throws {
    let outcome = try shell(
      """
      mkfifo "$FOLDER/fifo" && cat "$FOLDER/fifo" &
      until [ -p "$FOLDER/fifo" ]; do :; done
      "$SWPROF" top -output "$FOLDER/fifo" \(Project.example) || exit
      wait
      [ -p "$FOLDER/fifo" ]
      """, in: folder)
    #expect(outcome.status == 0, "\(outcome.errorText)")
    #expect(outcome.output == report)
  }

  @Test func `a closed pipe is quiet`() throws {
    let outcome = try swprofIntoClosedPipe("raw", "Fixtures/Profiles/go/cpu-after.pb.gz")
    #expect(outcome.status == 128 + SIGPIPE)
    #expect(!outcome.errorText.lowercased().contains("pipe"), "\(outcome.errorText)")
  }

  @Test func `what proto writes is read back the same`() throws {
    let written = try swprof(
      "proto", "-symbolize=none", "-output=\(folder.path("again.pb.gz"))", Project.example)
    #expect(written.status == 0, "\(written.errorText)")
    let again = try swprof("raw", "-symbolize=none", folder.path("again.pb.gz"))
    #expect(again.text == (try swprof("raw", "-symbolize=none", Project.example).text))
  }

  @Test func `a merged profile is the merge of its sources`() throws {
    let sources = [Project.example, Project.exampleLater]
    #expect(
      try swprof(["proto", "-output=\(folder.path("merged.pb.gz"))"] + sources).status == 0)
    let merged = try swprof("top", folder.path("merged.pb.gz"))
    #expect(merged.text == (try swprof(["top"] + sources).text))
  }
}
