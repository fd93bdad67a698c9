// Profiles that come from elsewhere than a file with a profile in it.

import Foundation
import Testing

struct SourceKindTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var example: Data { get throws { try swprof("top", Project.example).output } }

  @Test func `a dash is standard input, from a file or a pipe`() throws {
    for feed in [
      "\"$SWPROF\" top - <\(Project.example)", "cat \(Project.example) | \"$SWPROF\" -top -",
    ] {
      let outcome = try shell(feed, in: folder)
      #expect(outcome.status == 0, "\(outcome.errorText)")
      #expect(outcome.output == (try example))
    }
  }

  @Test func `profiles come through pipes, the first of two as well`() throws {
    let outcome = try shell(
      """
      mkfifo "$FOLDER/1" "$FOLDER/2"; cat \(Project.example) >"$FOLDER/1" &
      cat \(Project.example) >"$FOLDER/2" & "$SWPROF" top "$FOLDER/1" "$FOLDER/2"
      """, in: folder)
    #expect(outcome.output == (try swprof("top", Project.example, Project.example).output))
  }

  @Test func `standard input without an end stops at the limit`() throws {
    let outcome = try shell(
      "\"$SWPROF\" top -max_profile_bytes=1MB - </dev/zero", in: folder)
    #expect(expectOneLine(outcome).contains("file too large (-max_profile_bytes raises the limit)"))
  }

  @Test func `a recording of perf is converted, and nothing stays behind`() throws {
    let outcome = try shell(
      """
      printf 'PERFILE2 and more' >"$FOLDER/perf.data"
      printf '#!/bin/sh\\necho said; cp \(Project.example) "$4"' >"$FOLDER/perf_to_profile"
      chmod +x "$FOLDER/perf_to_profile"; mkdir "$FOLDER/tmp"
      TMPDIR="$FOLDER/tmp" PATH="$FOLDER:$PATH" "$SWPROF" top "$FOLDER/perf.data"
      """, in: folder)
    #expect(outcome.output == (try example))
    let path = folder.path("perf.data")
    #expect(
      outcome.errorLines.prefix(2) == [
        "Converting \(path) to a profile.proto... (May take a few minutes)", "said",
      ])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("tmp")) == [])
  }

  @Test(arguments: [
    ("exit 3", "exit status 3"), ("kill -TERM $$", "signal: terminated"),
    (nil, "exec: \"perf_to_profile\": executable file not found in $PATH"),
  ])
  func `a recording that cannot be converted says why`(script: String?, cause: String) throws {
    let outcome = try shell(
      """
      printf 'PERFILE2 and more' >"$FOLDER/perf.data"; mkdir "$FOLDER/tmp"
      \(script.map { "printf '#!/bin/sh\\n\($0)' >\"$FOLDER/perf_to_profile\"" } ?? ":")
      chmod +x "$FOLDER/perf_to_profile" 2>/dev/null
      TMPDIR="$FOLDER/tmp" PATH="$FOLDER:$PATH" exec "$SWPROF" top "$FOLDER/perf.data"
      """, in: folder)
    #expect(outcome.status == 2)
    let start = "\(folder.path("perf.data")): failed to convert perf.data file. Try "
    #expect(
      outcome.errorLines.last == "\(start)github.com/google/perf_data_converter: \(cause)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("tmp")) == [])
  }

  @Test func `an interrupt while a recording is converted leaves nothing behind`() throws {
    let outcome = try shell(
      """
      printf 'PERFILE2 and more' >"$FOLDER/perf.data"; mkdir "$FOLDER/tmp"
      printf '#!/bin/sh\\nkill -INT $$' >"$FOLDER/perf_to_profile"
      chmod +x "$FOLDER/perf_to_profile"
      TMPDIR="$FOLDER/tmp" PATH="$FOLDER:$PATH" exec "$SWPROF" top "$FOLDER/perf.data"
      """, in: folder)
    #expect(outcome.status == 128 + SIGINT)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("tmp")) == [])
  }

  @Test func `without libcurl the line says what to install`() throws {
    let outcome = try shell(
      """
      echo no >"$FOLDER/libcurl.so.4"; echo no >"$FOLDER/libcurl-gnutls.so.4"
      LD_LIBRARY_PATH="$FOLDER" exec "$SWPROF" top http://127.0.0.1:1/p
      """, in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.errorLines.last?.contains("apt install libcurl4") == true)
  }

  @Test func `a server that is not there is told in two lines`() throws {
    let outcome = try swprof("top", "127.0.0.1:1")
    #expect(outcome.status == 2)
    #expect(
      outcome.errorLines == [
        "Fetching profile over HTTP from http://127.0.0.1:1/debug/pprof/profile",
        "127.0.0.1:1: Get \"http://127.0.0.1:1/debug/pprof/profile\": "
          + "failed to connect to 127.0.0.1 port 1: connection refused",
      ])
  }
}
