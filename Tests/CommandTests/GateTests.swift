// The gates of `swprof diff`, from the command line to the exit status.

import Foundation
import FoundationXML
import Testing

struct GateTests {
  private let folder: TemporaryFolder

  private static let go = "Fixtures/Profiles/go/"
  private let cpu = [go + "cpu-before.pb.gz", go + "cpu-after.pb.gz"]
  private let heap = [go + "heap-before.pb.gz", go + "heap-after.pb.gz"]

  init() throws { folder = try TemporaryFolder() }

  private func diff(_ profiles: [String], _ options: String...) throws -> Outcome {
    try swprof(["diff"] + profiles + options)
  }

  /// Runs `swprof diff` on the heaps in the folder, as a shell would after other commands.
  private func diffThere(_ options: String, after script: String = "true") throws -> Outcome {
    let profiles = heap.map { "$ROOT/\($0)" }.joined(separator: " ")
    return try shell(
      "ROOT=$PWD; cd $FOLDER; \(script); $SWPROF diff \(profiles) \(options)", in: folder)
  }

  // MARK: Exit status

  @Test func `a comparison without gates is for looking: it has no verdict and ends with 0`() throws
  {
    let looked = try diff(heap)
    #expect(looked.status == 0, "\(looked.errorText)")
    #expect(!looked.text.contains("Gates: "))
    #expect(looked.errorLines.isEmpty)
  }

  @Test func `the verdict is said once`() throws {
    let failed = try diff(heap, "-fail_if=total > +3%")
    #expect(failed.status == 1, "\(failed.errorText)")
    #expect(failed.text.contains("\nGates: 1 not met\n"))
    #expect(failed.text.contains("  total > +3%\n    grew most: runtime.main → main.main → "))
    #expect(failed.errorLines.isEmpty)
    let told = try diff(heap, "-fail_if=total > +3%", "-format=json")
    #expect(told.errorLines.last?.hasPrefix("not met: total > +3%: 374.62kB before, ") == true)
  }

  private static let datadog = ["m-ddtrace-2.pprof", "m-ddtrace-3.pprof"]
    .map { "Fixtures/Foreign/\($0)" }

  @Test func `where the usual sample type is zero another is compared, and that is said`() throws {
    let outcome = try diff(Self.datadog, "-fail_if=total > +3%")
    #expect(
      outcome.errorLines == [
        "Showing wall-time, as gpu-flops-samples is zero in all samples (-sample_index=NAME)"
      ])
    #expect(outcome.text.contains("wall-time"))
  }

  @Test(arguments: ["gpu-flops-samples > +3%", "gpu-flops-samples(l) > +1"])
  func `a gate on what is zero on both sides is an error`(gate: String) throws {
    let outcome = try diff(Self.datadog, "-fail_if=\(gate)")
    #expect(outcome.status == 2)
    #expect(outcome.errorText.contains("is zero in every profile, so nothing is tested"))
  }

  @Test func `functions of one name in several files are several rows, and gates tell them apart`()
    throws
  {
    let sides = Array(repeating: "Fixtures/Foreign/samenames.pb.gz", count: 2)
    let outcome = try diff(sides, "-nodefraction=0", "-fail_if=cum(other.cjs:run) > +1%")
    #expect(outcome.status == 0, "\(outcome.errorText)")
    #expect(outcome.text.contains("\nrun repro.cjs "))
    #expect(outcome.text.contains("\nrun other.cjs "))
    #expect(try diff(sides, "-fail_if=cum(third.cjs:run) > +1%").status == 2)
  }

  @Test func `units of one dimension are compared, in whatever file they are`() throws {
    let sides = ["rbspy-ns.pb.gz", "rbspy-nanoseconds.pb.gz"].map { "Fixtures/Foreign/\($0)" }
    #expect(try diff(sides).status == 0)
    #expect(try swprof(["top", "-normalize", "-diff_base"] + sides).status == 0)
    let periods = ["per-none.pb.gz", "per-cpu.pb.gz"].map { "Fixtures/Foreign/\($0)" }
    #expect(try diff(periods).status == 0)
    #expect(try swprof(["flamegraph"] + periods).status == 0)
  }

  private static let endings: [(options: [String], status: Int32)] = [
    (["-fail_if", "total > +900%"], 0), (["--fail-if=total > +900%", "-fail_if=total > 1kB"], 1),
    (["-fail_if=alloc_objects > +10%"], 1), (["-fail_if=inuse_space(ledger) > +50MB"], 0),
    (["-fail_if=flat(newEntry) > +1MB"], 1), (["-no_gates"], 0), (["-fail_if=total > 3 %"], 1),
    (["-fail_if=cum(Keep) > 1s"], 2), (["-fail_if=cum(Kepe) > 1%"], 2), (["-fail_if=total"], 2),
    (["-fail_if=delay > 1%"], 2), (["-gates=no/such"], 2), (["-no_gates", "-fail_if=x > 1"], 2),
    (["-no_gates", "-gates=x"], 2), (["-no_gates", "-junit=x"], 2), (["-fail_if"], 2),
    (["-junit=no/such/file"], 2),
  ]

  @Test(arguments: endings)
  func `the exit status says how it ended`(options: [String], status: Int32) throws {
    let outcome = try swprof(["diff"] + heap + options)
    #expect(outcome.status == status, "\(outcome.text)\(outcome.errorText)")
    let isQuiet = outcome.errorLines.allSatisfy { $0.hasPrefix("not met: ") }
    #expect(isQuiet == (status != 2), "\(outcome.errorText)")
  }

  @Test func `growth that may be chance passes, unless any change is to fail`() throws {
    let gate = "-fail_if=cum(mallocgc$) > +1%"
    let passed = try diff(cpu, gate)
    #expect(passed.status == 0, "\(passed.text)")
    #expect(passed.text.contains("passed ~"))
    #expect(try diff(cpu, gate, "-any_change").status == 1)
  }

  @Test func `several runs a side are tested against each other, as far as they are enough`() throws
  {
    func diff(_ gates: String...) throws -> Outcome {
      let sides = zip(["-old", "-new"], heap).flatMap { [$0] + Array(repeating: $1, count: 4) }
      return try swprof(["diff"] + sides + gates)
    }
    let one = try diff("-fail_if=total > 3%")
    #expect(one.status == 0)
    #expect(
      one.text.contains(
        "4 runs against 4 cannot decide: no growth reaches p ≤ 0.01. Take 5 a side."))
    let loose = try diff("-fail_if=total > 3%", "-alpha=0.05")
    #expect(loose.status == 1)
    #expect(loose.text.contains("  0.014  0.0→0.0%  total > 3%\n    grew most: runtime.main → "))
    let two = try diff("-fail_if=total > 3%", "-fail_if=cum(main) > 3%")
    #expect(two.status == 0)
    #expect(
      two.text.contains(
        "4 runs against 4 cannot decide: no growth of one of 2 gates reaches p ≤ 0.01. Take 5 a side."
      ))
  }

  @Test func `a warning is trouble for a strict run, whatever the gates say`() throws {
    let options = ["-focus=nothing-has-this-name", "-strict"]
    #expect(try swprof(["diff"] + heap + options).status == 2)
  }

  @Test(arguments: ["-fail_if=total > 1%", "-gates=x", "-no_gates", "-any_change", "-junit=x"])
  func `other reports have no gates`(option: String) throws {
    let outcome = try swprof("top", option, cpu[0])
    _ = expectOneLine(outcome)
    #expect(outcome.errorText.contains("only makes sense with diff"))
  }

  // MARK: Files

  @Test func `gates are read from the file of the working directory`() throws {
    _ = try folder.file(".swprof-gates", Data("# ours\n\ntotal > +900%\n".utf8))
    #expect(try diffThere("").status == 0)
    let both = try diffThere("-fail_if='total > 1kB'")
    #expect(both.status == 1)
    #expect(both.text.contains("Gates: 1 of 2 not met"))
    #expect(try diffThere("-no_gates").status == 0)
  }

  @Test func `a file that is named takes the place of that in the working directory`() throws {
    _ = try folder.file(".swprof-gates", Data("total >> nonsense".utf8))
    _ = try folder.file("release", Data("total > +900%\n".utf8))
    #expect(try diffThere("-gates=release").status == 0)
  }

  @Test func `a fault in the file is told with its line, and a caret`() throws {
    _ = try folder.file(".swprof-gates", Data("total > +900%\n  cum(a[b) > 1%\n".utf8))
    let outcome = try diffThere("")
    #expect(outcome.status == 2)
    #expect(outcome.text == "")
    #expect(
      outcome.errorText == """
        .swprof-gates:2: missing closing ] in the regular expression
          cum(a[b) > 1%
               ^

        """)
  }

  @Test func `a function that no profile has is told with those that are near`() throws {
    let outcome = try diff(heap, "-fail_if=cum(newEntrie) > 5%")
    #expect(outcome.status == 2)
    #expect(outcome.text == "")
    #expect(
      outcome.errorLines == [
        "-fail_if: no profile has a function that matches; nearest names: workshop/ledger.newEntry",
        "  cum(newEntrie) > 5%", "      ^",
      ])
  }

  // MARK: For programs

  @Test func `JUnit's file has what failed`() throws {
    let path = folder.path("gates.xml")
    let outcome = try diff(heap, "-fail_if=total > 3%", "-fail_if=total > 99MB", "-junit=\(path)")
    #expect(outcome.status == 1)
    let xml = try folder.contents("gates.xml")
    #expect(XMLParser(data: xml).parse())
    let text = String(decoding: xml, as: UTF8.self)
    #expect(
      text.contains("<testsuite name=\"swprof diff\" tests=\"2\" failures=\"1\" errors=\"0\">"))
    #expect(text.contains("<failure type=\"gate\" message=\"total &gt; 3%: 374.62kB before, "))
    #expect(text.contains("  workshop/ledger.newEntry  workshop/ledger/ledger.go:36"))
  }

  @Test(arguments: ["json", "csv"])
  func `formats for programs stay what they are`(format: String) throws {
    let outcome = try diff(heap, "-fail_if=total > +3%", "-format=\(format)", "-nodecount=1")
    #expect(outcome.status == 1)
    #expect(!outcome.text.contains("Gates: "))
    #expect(outcome.errorLines.last?.hasPrefix("not met: total > +3%: ") == true)
  }

  @Test func `JSON has the gates, with the path that grew most`() throws {
    struct Document: Decodable {
      struct Gate: Decodable {
        struct Step: Decodable {
          let name: String
          let line: Int?
          let change: Double
        }
        let gate: String
        let outcome: String
        let unit: String
        let change: Double
        let grewMost: [Step]
      }
      let gates: [Gate]
    }
    let outcome = try diff(
      heap, "-format=json", "-fail_if=total > 3%", "-fail_if=cum(Keep) > 1pp",
      "-fail_if=total > 9MB")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let document = try decoder.decode(Document.self, from: outcome.output)
    #expect(document.gates.map(\.outcome) == ["failed", "failed", "passed"])
    #expect(document.gates.map(\.unit) == ["bytes", "%", "bytes"])
    #expect(document.gates[0].grewMost.last?.name == "workshop/ledger.newEntry")
    #expect(document.gates[0].grewMost.last?.line == 36)
    #expect(document.gates[2].grewMost.isEmpty)
  }

  @Test func `Markdown has the gates below the table`() throws {
    let text = try diff(heap, "-fail_if=total > +3%", "-format=markdown", "-nodecount=1").text
    #expect(text.contains("|\n\n### Gates: 1 not met\n\n| verdict | gate |"))
  }

  private static let gate = "-fail_if='total > +3%'"
  private static let github =
    "export GITHUB_ACTIONS=true GITHUB_WORKSPACE=$FOLDER GITHUB_STEP_SUMMARY=$FOLDER/summary.md"

  @Test func `a workflow gets annotations and a summary`() throws {
    _ = try folder.file("summary.md", Data("# Before\n".utf8))
    let outcome = try diffThere(Self.gate, after: Self.github)
    #expect(outcome.status == 1)
    #expect(!outcome.text.contains("::error"))
    let command = try #require(outcome.errorLines.last)
    #expect(command.hasPrefix("::error file="))
    #expect(
      command.contains(",title=swprof diff%3A total > +3%25::total > +3%25: 374.62kB before, "))
    let summary = String(decoding: try folder.contents("summary.md"), as: UTF8.self)
    #expect(summary.hasPrefix("# Before\n### Gates: 1 not met\n\n| verdict |"))
  }

  @Test func `an annotation names the file from the folder of the Go module`() throws {
    let script =
      "mkdir ledger; touch ledger/ledger.go; echo 'module workshop' >go.mod; \(Self.github)"
    let outcome = try diffThere(Self.gate, after: script)
    #expect(outcome.errorLines.last?.hasPrefix("::error file=ledger/ledger.go,line=36,") == true)
  }

  @Test func `a summary that cannot be written is a warning`() throws {
    let script = "export GITHUB_ACTIONS=true GITHUB_STEP_SUMMARY=$FOLDER/no/such"
    let outcome = try diffThere(Self.gate, after: script)
    #expect(outcome.status == 1)
    #expect(
      outcome.errorText.contains("the job summary (GITHUB_STEP_SUMMARY) was not written: open"))
    #expect(try diffThere("-strict \(Self.gate)", after: script).status == 2)
  }

  // MARK: Help

  @Test(arguments: [["--help"], ["diff", "--help"], ["manual"]])
  func `the exit status is told`(words: [String]) throws {
    let text = try swprof(words).text
    #expect(text.lowercased().contains("exit status"))
    #expect(text.contains("gate"))
  }
}
