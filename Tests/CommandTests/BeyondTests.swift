// What pprof refuses and swprof reads: packed profiles, several in one file, odd totals.

import Foundation
import Testing

struct BeyondTests {
  private static let example = "Fixtures/Profiles/synthetic/example.pb.gz"
  private static let later = "Fixtures/Profiles/synthetic/example-later.pb.gz"
  private static let go = (
    "Fixtures/Profiles/go/cpu-before.pb.gz", "Fixtures/Profiles/go/cpu-after.pb.gz"
  )

  @Test(arguments: ["example.pb.zst", "example.pb.lz4", "example.pb.gz.gz", "example.pb.gz.zst"])
  func `a packed profile is what is in it`(_ name: String) throws {
    let (packed, plain) = (
      try swprof("raw", "Fixtures/Beyond/\(name)"), try swprof("raw", Self.example)
    )
    #expect(packed.status == 0, "\(packed.errorText)")
    #expect(packed.output == plain.output)
    #expect(packed.errorText == plain.errorText)
  }

  @Test(arguments: [("trailing-bytes.pb.gz", 6), ("padded.pb.gz", 4)])
  func `bytes after gzip's end are told`(_ name: String, _ count: Int) throws {
    let path = "Fixtures/Beyond/\(name)"
    let outcome = try swprof("raw", path)
    #expect(outcome.output == (try swprof("raw", Self.example).output))
    #expect(
      outcome.errorLines.first == "\(path): ignoring \(count) bytes after the end of the gzip data")
    #expect(try swprof("raw", "-strict", path).status == 2)
  }

  @Test(arguments: [
    ("appended.pb", [example, example]), ("appended.pb.gz", [example, later]),
    ("appended-go.pb.gz", [go.0, go.1]),
  ])
  func `profiles that were appended are merged`(_ name: String, _ parts: [String]) throws {
    let path = "Fixtures/Beyond/\(name)"
    let outcome = try swprof("raw", path)
    #expect(outcome.output == (try swprof(["raw"] + parts).output))
    #expect(
      outcome.errorLines.first
        == "\(path): merging 2 profiles, which the file has one after the other")
    #expect(try swprof("raw", "-strict", path).status == 0)
  }

  @Test func `profiles that were appended and differ are told`() throws {
    let outcome = try shell(
      "cat \(Self.go.0) Fixtures/Profiles/go/heap-after.pb.gz | \"$SWPROF\" top -",
      in: TemporaryFolder())
    #expect(outcome.status == 2)
    #expect(outcome.errorText.contains("2 that cannot be merged"))
  }

  @Test func `a heap profile with negative totals is read and told`() throws {
    let path = "Fixtures/Beyond/heap-negative.txt"
    let outcome = try swprof("raw", "-symbolize=none", path)
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("10      10000          5       5000"))
    #expect(outcome.text.contains("-2147316060 188867572594          1         16"))
    #expect(
      outcome.errorLines.first
        == "\(path): the totals of this heap profile are negative: a counter has overflowed")
  }

  @Test(arguments: ["zstd -q -c", "lz4 -q -c", "gzip -c"])
  func `a bomb ends at the limit, also inside gzip data`(_ packer: String) throws {
    let folder = try TemporaryFolder()
    let tool = packer.prefix { $0 != " " }
    let made = try shell(
      """
      command -v \(tool) >/dev/null || exit 9
      head -c 64000000 /dev/zero | \(packer) >"$FOLDER/bomb"
      gzip -c "$FOLDER/bomb" >"$FOLDER/bomb.gz"
      """, in: folder)
    if made.status == 9 { return }
    for name in ["bomb", "bomb.gz"] {
      let line = expectOneLine(try swprof("top", "-max_profile_bytes=1MB", folder.path(name)))
      #expect(line.contains("more than 1048576 bytes"))
    }
  }

  @Test(arguments: ["example.pb.zst", "example.pb.lz4"])
  func `a packed profile that is cut off says so`(_ name: String) throws {
    let folder = try TemporaryFolder()
    let whole = try Project.contents(of: "Fixtures/Beyond/\(name)")
    let path = try folder.file(name, whole.prefix(whole.count / 2))
    #expect(expectOneLine(try swprof("top", path)).contains("data is cut off"))
  }
}

struct FoldedTests {
  private func folded(_ name: String, _ words: String...) throws -> Outcome {
    try swprof(["traces", "-format=folded"] + words + ["Fixtures/Beyond/\(name).folded"])
  }

  @Test(arguments: [
    ("annotations", "main;compiled_[j] 2\nmain;parse;inlined 3\nmain;parse;read 17\n"),
    ("difference", "main;parse 5\nmain;write 4\n"),
    ("fractions", "main;idle 1000000.000\nmain;parse 3.500\nmain;write 0.250\n"),
    ("py-spy", "main;malloc 2\nmain;step 5\n"),
    ("austin", "app:main:7 5\napp:main:9 4\n"),
    ("powershell", "main;(empty);write 4\nmain;parse 3\n"),
  ])
  func `folded stacks are read and written`(_ name: String, _ text: String) throws {
    #expect(try folded(name).text == text)
  }

  @Test func `what is written is read again`() throws {
    let folder = try TemporaryFolder()
    let written = try swprof("traces", "-format=folded", Project.example)
    let path = try folder.file("example.folded", written.output)
    #expect(try swprof("traces", "-format=folded", path).output == written.output)
  }

  @Test func `lines are written as py-spy has them`() throws {
    #expect(
      try folded("py-spy", "-lines").text
        == "main (app.py:7);malloc 2\nmain (app.py:7);step (app.py:9) 5\n")
  }

  @Test func `the other value of a difference can be shown`() throws {
    let outcome = try folded("difference", "-sample_index=before")
    #expect(outcome.text == "main;idle 2\nmain;parse 3\n")
    #expect(outcome.errorText.contains("Leaving out 1 stack of no value"))
  }

  @Test func `annotations are the kernel and inlined frames`() throws {
    let text = try swprof("raw", "Fixtures/Beyond/annotations.folded").text
    #expect(text.contains("[kernel.kallsyms]"))
    let traces = try swprof("traces", "Fixtures/Beyond/annotations.folded").text
    #expect(traces.contains("inlined (inline)"))
  }

  @Test func `processes and threads are labels`() throws {
    let text = try swprof("tags", "Fixtures/Beyond/py-spy.folded").text
    #expect(text.contains(": MainThread") && text.contains(": 34") && text.contains(": 12"))
  }

  @Test func `lines without a count are told`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("cut.folded", Data("main;a 3\nmain;b 4\nmain;c".utf8))
    let outcome = try swprof("top", path)
    #expect(outcome.status == 0)
    #expect(
      outcome.errorText.contains(
        "ignoring 1 line of folded stacks without a count, the first is line 3"))
  }

  @Test(arguments: ["99999999999999999999", "1e999", "1e300"])
  func `a count that is too large ends in one line`(_ count: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("large.folded", Data("main;a \(count)\n".utf8))
    #expect(expectOneLine(try swprof("top", path)).contains("does not fit into 64 bits (line 1)"))
  }

  @Test(arguments: ["top", "tree", "flamegraph", "raw", "tags", "dot", "callgrind", "advise"])
  func `reports take folded stacks`(_ report: String) throws {
    let outcome = try swprof(report, "Fixtures/Beyond/annotations.folded")
    #expect(outcome.status == 0, "\(outcome.errorText)")
  }

  @Test func `only stacks are written folded`() throws {
    let line = expectOneLine(try swprof("top", "-format=folded", Project.example))
    #expect(line.contains("reports with -format=folded: traces"))
  }
}
