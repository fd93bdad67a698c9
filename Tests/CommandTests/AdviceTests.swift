// Programs that were made sick in one way each (Fixtures/Recipes/advice), and what is said of them.

import Foundation
import Testing

struct AdviceCommandTests {
  private static func path(_ name: String) -> String {
    "Fixtures/Profiles/advice/\(name).pb.gz"
  }

  /// The names of the rules that have found something, in the order of the report.
  private func findings(_ text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      guard line.contains("%  "), let open = line.firstIndex(of: "["),
        let close = line[open...].firstIndex(of: "]"), line[close...].hasPrefix("]: ")
      else { return nil }
      return String(line[line.index(after: open)..<close])
    }
  }

  @Test(arguments: [
    ("go-allocation", "go-allocation"), ("go-collection", "go-collection"),
    ("go-contention", "go-locks"), ("go-fmt", "go-fmt"), ("go-regexp", "go-regexp-compilation"),
    ("go-syscall", "go-syscalls"), ("go-map", "go-maps"), ("go-handoff", "go-scheduling"),
    ("go-leaf", "hot-function"), ("go-dispatch", "fork"), ("go-idle", "idle"),
    ("go-heap", "heap-site"), ("go-churn", "churn"), ("go-goroutines", "goroutine-leak"),
    ("go-mutex", "one-lock"), ("go-goroutineleak", "goroutine-leak"), ("cpp-malloc", "allocation"), ("cpp-map", "ordered-trees"),
    ("cpp-memcpy", "copying"), ("cpp-exceptions", "exceptions"), ("cpp-strings", "std-strings"),
    ("cpp-mutex", "locks"), ("cpp-regex", "regex-compilation"), ("cpp-syscalls", "syscalls"),
    ("cpp-casts", "dynamic-casts"), ("swift-retain", "swift-counting"),
    ("swift-casts", "swift-casts"), ("swift-exclusivity", "swift-exclusivity"),
    ("swift-hashing", "swift-hashing"), ("swift-copying", "copying"),
  ])
  func `a sickness is named first`(program: String, rule: String) throws {
    let outcome = try swprof("advise", Self.path(program))
    #expect(outcome.status == 0)
    #expect(findings(outcome.text).first == rule)
  }

  @Test func `many small objects are named beside the place that holds them`() throws {
    let outcome = try swprof("advise", Self.path("go-small-objects"))
    #expect(findings(outcome.text) == ["heap-site", "small-objects"])
  }

  @Test(arguments: ["go-healthy", "go-healthy-heap", "cpp-healthy", "swift-healthy"])
  func `of a healthy program nothing is said but that`(program: String) throws {
    let outcome = try swprof("advise", Self.path(program))
    #expect(outcome.status == 0)
    #expect(outcome.text == "")
    #expect(outcome.errorLines.last?.hasPrefix("nothing stands out") == true)
  }

  @Test(arguments: [
    "go-allocation", "go-churn", "cpp-strings", "swift-casts", "go-goroutines", "go-inlined",
    "go-goroutineleak", "go-leaf",
  ])
  func `the lines to look at next work as they are`(program: String) throws {
    let folder = try TemporaryFolder()
    let text = try swprof("advise", "-ignore=no such name", Self.path(program)).text
    let lines = text.split(separator: "\n").compactMap { line in
      line.firstRange(of: "swprof ").map { String(line[$0.lowerBound...]) }
    }
    #expect(!lines.isEmpty)
    for line in lines {
      #expect(line.contains("'-ignore=no such name'"))
      let outcome = try shell(#"swprof() { "$SWPROF" "$@"; }; \#(line)"#, in: folder)
      let isListed = line.contains(" list ") || line.contains(" disasm ")
      #expect(outcome.status == 0 || isListed, "\(line): \(outcome.errorText)")
      #expect(!outcome.errorText.contains("no matches"), "\(line)")
      #expect(!outcome.errorText.contains("no sample"), "\(line)")
    }
  }

  @Test func `pprof's spelling and the shell ask for the same`() throws {
    let folder = try TemporaryFolder()
    let path = Self.path("go-map")
    let text = try swprof("advise", path).text
    #expect(try swprof("-advise", path).text == text)
    let outcome = try shell("echo advise | $SWPROF \(path)", in: folder)
    #expect(outcome.text.contains("94") || outcome.text.contains("[go-maps]"))
    #expect(outcome.text.contains(#"next   peek ^runtime\.mapassign_faststr$"#))
  }

  @Test func `a file of rules is heeded, and what is wrong with it is said`() throws {
    let folder = try TemporaryFolder()
    let path = Self.path("go-map")
    let rules = try folder.file(
      "our.rules",
      Data("[go-maps]\nthreshold = off\n[count]\nmatch = ward\\.count$\ntitle = Counting\n".utf8))
    let outcome = try swprof("advise", "-rules", rules, path)
    #expect(findings(outcome.text).first == "count")
    let wrong = try folder.file("wrong.rules", Data("[x]\nmatch = (\n".utf8))
    let failure = try swprof("advise", "-rules", wrong, path)
    #expect(failure.status == 2)
    #expect(failure.errorText.contains("wrong.rules:2: match: "))
    #expect(try swprof("advise", "-rules", "no-such.rules", path).status == 2)
  }

  @Test func `the file of rules in the article is one`() throws {
    let folder = try TemporaryFolder()
    let path = "Sources/Reports/Reports.docc/Advice.md"
    let article = String(decoding: try Project.contents(of: path), as: UTF8.self)
    let blocks = article.components(separatedBy: "```ini\n").dropFirst()
    let block = try #require(blocks.first?.components(separatedBy: "```").first)
    let rules = try folder.file("our.rules", Data(block.utf8))
    let outcome = try swprof("advise", "-rules=\(rules)", Self.path("go-fmt"))
    #expect(outcome.status == 0)
    #expect(!findings(outcome.text).contains("go-fmt"))
  }
}
