// Input that cannot be read ends in one line on standard error, nothing on standard output, status 2.

import Foundation
import Testing

/// Checks that a run ended so, and returns the line.
@discardableResult
func expectOneLine(
  _ outcome: Outcome, sourceLocation: SourceLocation = #_sourceLocation
) -> String {
  #expect(outcome.status == 2, "\(outcome.errorText)", sourceLocation: sourceLocation)
  #expect(outcome.text == "", sourceLocation: sourceLocation)
  #expect(outcome.errorLines.count == 1, "\(outcome.errorText)", sourceLocation: sourceLocation)
  #expect(outcome.errorText.hasSuffix("\n"), sourceLocation: sourceLocation)
  return outcome.errorText
}

struct BadInputTests {
  static let malformed: [String] = {
    let folder = Project.root.appending(path: "Fixtures/Malformed").path
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    return (names ?? []).sorted().map { "Fixtures/Malformed/\($0)" }
  }()

  @Test func `there are malformed fixtures`() {
    #expect(Self.malformed.count > 30)
  }

  @Test(arguments: malformed, ["top", "raw", "proto"])
  func `a malformed profile ends in one line`(_ path: String, _ command: String) throws {
    expectOneLine(try swprof(command, path))
  }

  @Test(arguments: [
    ("\u{7f}ELF\u{2}\u{1}\u{1}", "an ELF binary"),
    ("<!DOCTYPE html><title>404</title>", "an HTML page"),
    ("<?xml version=\"1.0\"?>", "XML"), ("{\"samples\": []}", "JSON"),
    ("PK\u{3}\u{4}", "a ZIP archive"),
    ("File: prog\nType: cpu\n", "a report of pprof"), ("hello\n", "plain text"),
    ("#!/bin/sh\n", "a script"),
  ])
  func `the line says what the file looks like`(_ contents: String, _ kind: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("input", Data(contents.utf8))
    let line = expectOneLine(try swprof("top", path))
    #expect(line.contains("this looks like \(kind)"))
  }

  @Test(arguments: [
    ("cut.pb", "byte "), ("cut.pb.gz", "cut off"), ("checksum.pb.gz", "invalid checksum"),
    ("block-type.pb.gz", "before offset "), ("trailer-cut.pb.gz", "cut off"),
    ("location-index.pb", "no location has id "), ("function-index.pb", "no function has id "),
    ("string-index.pb", "string index "), ("values.pb", "values vs. "),
    ("location-twice.pb", "same id"), ("function-twice.pb", "same id"),
    ("mapping-twice.pb", "same id"), ("location-zero.pb", "reserved"),
    ("packed-too-often.pb.gz", "more than 4 times"),
  ])
  func `the line says what is wrong with a profile`(_ name: String, _ fault: String) throws {
    let line = expectOneLine(try swprof("top", "Fixtures/Malformed/\(name)"))
    #expect(line.contains(fault))
  }

  @Test func `a missing file is named`() throws {
    let line = expectOneLine(try swprof("top", "no/such.prof"))
    #expect(line.contains("no/such.prof") && line.contains("no such file"))
  }

  @Test func `a directory is no profile`() throws {
    let line = expectOneLine(try swprof("top", "Fixtures"))
    #expect(line.contains("is a directory"))
  }

  @Test func `an empty file is called empty`() throws {
    let line = expectOneLine(try swprof("top", "Fixtures/Malformed/empty"))
    #expect(line.contains("empty input file"))
  }

  @Test func `a profile that decompresses to too much says which option raises the limit`() throws {
    let line = expectOneLine(try swprof("top", "-max_profile_bytes=100", Project.example))
    #expect(line.contains("more than 100 bytes") && line.contains("-max_profile_bytes"))
    #expect(try swprof("top", "-max_profile_bytes=1MB", Project.example).status == 0)
  }

  @Test func `a gzip bomb ends at the limit`() throws {
    let folder = try TemporaryFolder()
    let made = try shell("head -c 64000000 /dev/zero | gzip -1 > \"$FOLDER/bomb.gz\"", in: folder)
    #expect(made.status == 0, "\(made.errorText)")
    let outcome = try swprof("top", "-max_profile_bytes", "1MB", folder.path("bomb.gz"))
    expectOneLine(outcome)
  }
}

struct SourceTests {
  private let bad = "Fixtures/Malformed/cut.pb"

  @Test func `the rest is reported where one of several sources cannot be read`() throws {
    let outcome = try swprof("top", Project.example, bad)
    #expect(outcome.status == 0)
    #expect(outcome.output == (try swprof("top", Project.example).output))
    #expect(outcome.errorText.contains(bad))
    #expect(outcome.errorText.contains("Fetched 1 source profiles out of 2"))
  }

  @Test func `a strict run fails where one of several sources cannot be read`() throws {
    #expect(try swprof("top", "-strict", Project.example, bad).status == 2)
    #expect(try swprof("top", "-strict", Project.example).status == 0)
  }

  @Test func `a strict run fails where a filter matches nothing`() throws {
    #expect(try swprof("top", "-focus=zzz", Project.example).status == 0)
    #expect(try swprof("top", "-strict", "-focus=zzz", Project.example).status == 2)
  }

  @Test func `each source that fails is named where all do`() throws {
    let outcome = try swprof("top", bad, "no/such.prof")
    #expect(outcome.status == 2)
    #expect(outcome.text == "")
    #expect(outcome.errorText.contains(bad) && outcome.errorText.contains("no/such.prof"))
  }

  @Test func `a base that cannot be read fails the run`() throws {
    expectOneLine(try swprof("top", "-base=no/such.prof", Project.example))
  }

  @Test(arguments: [[], ["-base=Fixtures/Profiles/go/heap-after.pb.gz"]])
  func `sources that cannot be read are named where the others cannot be combined`(
    _ base: [String]
  ) throws {
    let heap = base.isEmpty ? ["Fixtures/Profiles/go/heap-after.pb.gz"] : []
    let outcome = try swprof(["top"] + base + [Project.example, "no/such.prof"] + heap)
    #expect(outcome.status == 2)
    #expect(
      outcome.errorLines.first == "no/such.prof: stat no/such.prof: no such file or directory")
    #expect(outcome.errorLines.last?.contains("sample type") == true)
  }

  @Test func `profiles of different types are not merged`() throws {
    let line = expectOneLine(
      try swprof("top", Project.example, "Fixtures/Profiles/go/heap-after.pb.gz"))
    #expect(line.contains("sample type"))
  }
}
