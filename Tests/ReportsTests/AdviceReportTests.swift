import Bytes
import CallGraphs
import Profiles
import Testing

@testable import Rendering
@testable import Reports

/// A CPU profile of a program of Go, by stacks from the leaf to the root with how often each was
/// found.
private func profile(
  _ stacks: [(stack: [String], count: Int64)], file: String = "x.go",
  types: [(String, String)] = [("samples", "count"), ("cpu", "nanoseconds")]
) -> Profile {
  var builder = ProfileBuilder(sampleTypes: types)
  var places: [String: LocationIndex] = [:]
  for (stack, count) in stacks {
    let locations = stack.map { name in
      let place = places[name] ?? builder.place(name, file, 1)
      places[name] = place
      return place
    }
    builder.addSample(
      stack: locations, values: types.map { $0.0 == "cpu" ? count &* 10_000_000 : count })
  }
  return builder.profile
}

private func advice(
  _ profile: Profile, rules: AdviceRules = AdviceRules(),
  commands: CommandSpelling = CommandSpelling(commandLineWith: ["cpu.prof".bytes])
) throws -> AdviceReport {
  try AdviceReport(
    of: View(of: profile, Valuation(ofLast: profile)), rules: rules, commands: commands)
}

private func shares(_ report: AdviceReport) -> [String: Int] {
  var result: [String: Int] = [:]
  for finding in report.findings {
    result[finding.rule.name] = Int((finding.share * 1000).rounded())
  }
  return result
}

/// Work of many functions, none of which stands out.
private let calm: [(stack: [String], count: Int64)] = (0..<10).map {
  (["main.part\($0)", "main.run", "main.main"], 10)
}

struct AdviceReportTests {
  @Test func `nothing is said where nothing stands out`() throws {
    let report = try advice(profile(calm))
    #expect(report.isEmpty)
    #expect(report.text.bytes == [])
  }

  @Test(arguments: [
    ("allocs", "count"), ("alloc-samples", "count"), ("exception-samples", "count"),
    ("threads", "count"), ("size", "bytes"),
  ])
  func `what is not known to be time is not judged as time`(type: String, unit: String) throws {
    let stacks = calm + [(["main.hot", "main.main"], Int64(200))]
    let report = try advice(profile(stacks, types: [(type, unit)]))
    #expect(report.findings.isEmpty)
    #expect(report.ruleCount == 0)
  }

  @Test(arguments: [("samples", "count"), ("wall", "nanoseconds"), ("cpu-samples", "count")])
  func `samples and time are judged`(type: String, unit: String) throws {
    let stacks = calm + [(["main.hot", "main.main"], Int64(200))]
    #expect(shares(try advice(profile(stacks, types: [(type, unit)])))["hot-function"] == 667)
  }

  @Test(arguments: ["(idle)", "__psynch_cvwait", "NtWaitForSingleObject"])
  func `waits of other platforms are left out`(wait: String) throws {
    let report = try advice(profile(calm + [([wait, "main.wait", "main.main"], 300)]))
    #expect(report.findings.isEmpty)
    #expect(report.doubts == [.waitingThreads(share: 0.75)])
  }

  @Test(arguments: ["(program)", "runtime._ExternalCode", "[unknown]"])
  func `what stands for code without names is no hot function`(name: String) throws {
    let report = try advice(profile(calm + [([name, "main.main"], 300)], file: "x.js"))
    #expect(shares(report)["hot-function"] == nil)
  }

  @Test func `what every program of Rust has below main is no exception`() throws {
    let stacks = (0..<10).map { (["w::part\($0)", "std::panicking::try", "main"], Int64(10)) }
    #expect(shares(try advice(profile(stacks, file: "x.rs")))["exceptions"] == nil)
    let thrown = stacks + [(["std::panicking::begin_panic", "w::f", "main"], Int64(50))]
    #expect(shares(try advice(profile(thrown, file: "x.rs")))["exceptions"] != nil)
  }

  @Test func `a sample counts once, however many functions of a rule are in its stack`() throws {
    let report = try advice(
      profile(
        calm + [
          (["runtime.mallocgc", "runtime.growslice", "main.f", "fmt.Sprintf", "main.main"], 50),
          (["fmt.pad", "fmt.Fprintf", "main.String", "fmt.Sprintf", "main.g", "main.main"], 50),
        ]))
    #expect(shares(report)["go-allocation"] == 250)
    #expect(shares(report)["go-fmt"] == 500)
  }

  @Test func `the collector's work inside an allocation is the collector's`() throws {
    let report = try advice(
      profile(
        calm + [
          (["runtime.gcDrainN", "runtime.gcAssistAlloc", "runtime.mallocgc", "main.f"], 60),
          (["runtime.mallocgc", "main.f"], 40),
        ]))
    #expect(shares(report)["go-collection"] == 300)
    #expect(shares(report)["go-allocation"] == 200)
  }

  @Test func `the outermost function says what was wanted, the nearest of the program's own why`()
    throws
  {
    let report = try advice(
      profile(
        calm + [
          (["runtime.mallocgc", "runtime.growslice", "slices.Grow", "main.f", "main.main"], 60),
          (["runtime.mallocgc", "runtime.newobject", "main.g", "main.main"], 40),
        ]))
    let finding = try #require(report.findings.first { $0.rule.name == "go-allocation" })
    #expect(finding.functions.map { text($0.name) } == ["runtime.growslice", "runtime.newobject"])
    #expect(finding.functions.map(\.value) == [600_000_000, 400_000_000])
    #expect(finding.callers.map { text($0.name) } == ["main.f", "main.g"])
  }

  @Test func `lines that can be pasted name the function and the caller`() throws {
    let report = try advice(
      profile(calm + [(["runtime.mapaccess1_fast64", "main.(*T).find", "main.main"], 60)]))
    let finding = try #require(report.findings.first { $0.rule.name == "go-maps" })
    #expect(
      finding.next.map(text) == [
        #"swprof peek '^runtime\.mapaccess1_fast64$' cpu.prof"#,
        #"swprof list '^main\.\(\*T\)\.find$' cpu.prof"#,
      ])
  }

  /// `main.mix` is inlined into `main.work` wherever it was sampled, or stands for itself too.
  private func mixing(standsAlone: Bool) -> Profile {
    var builder = ProfileBuilder(sampleTypes: [("samples", "count"), ("cpu", "nanoseconds")])
    let mapping = builder.addMapping(start: 0x1000, limit: 0x9000, file: "/bin/prog")
    let mix = builder.addFunction(name: "main.mix", filename: "x.go")
    let work = builder.addFunction(name: "main.work", filename: "x.go")
    let inlined = builder.addLocation(
      address: 0x1100, mapping: mapping,
      lines: [Line(function: mix, line: 2), Line(function: work, line: 9)])
    let alone = builder.addLocation(
      address: 0x1200, mapping: mapping, lines: [Line(function: mix, line: 2)])
    builder.addSample(stack: [inlined], values: [200, 2_000_000_000])
    if standsAlone { builder.addSample(stack: [alone], values: [1, 10_000_000]) }
    return builder.profile
  }

  @Test(arguments: [(false, #"^main\.work$"#), (true, #"^main\.mix$"#)])
  func `instructions are asked of a function that has code`(standsAlone: Bool, pattern: String)
    throws
  {
    let report = try advice(mixing(standsAlone: standsAlone))
    let finding = try #require(report.findings.first { $0.rule.name == "hot-function" })
    #expect(finding.next.map(text).contains("swprof disasm '\(pattern)' cpu.prof"))
    let remark = "inlined wherever it was sampled, most into main.work"
    #expect(finding.remark == (standsAlone ? "" : remark))
  }

  @Test func `without a binary nothing is asked of its instructions`() throws {
    let report = try advice(profile([(["main.mix", "main.main"], 60)]))
    let finding = try #require(report.findings.first { $0.rule.name == "hot-function" })
    #expect(!finding.next.map(text).contains { $0.contains("disasm") })
  }

  @Test func `Markdown has findings as a list, with units`() throws {
    let report = try advice(
      profile(calm + [(["runtime.mapaccess1_fast64", "main.(*T).find", "main.main"], 60)]))
    var markdown: [UInt8] = []
    try report.structure(named: "advise")?.write(as: .markdown) { markdown += $0 }
    let lines = text(markdown).split(separator: "\n")
    #expect(lines.contains("- **37.5% Maps** (`go-maps`): 600ms (±7.5 points)"))
    #expect(lines.contains("  - in `runtime.mapaccess1_fast64`: 37.5%"))
    #expect(lines.contains(#"  - next: `swprof list '^main\.\(\*T\)\.find$' cpu.prof`"#))
  }

  @Test func `in the shell they have no quotes and no blanks`() throws {
    let stacks = calm + [(["operator new", "Shop::open()", "main"], Int64(60))]
    let report = try advice(profile(stacks, file: "x.cpp"), commands: .ownShell)
    let finding = try #require(report.findings.first { $0.rule.name == "allocation" })
    #expect(finding.next.map(text) == [#"peek ^operator\snew$"#, #"list ^Shop::open\(\)$"#])
  }

  @Test func `on a terminal a finding begins with what it is, and lines to paste stay whole`()
    throws
  {
    let path = String(repeating: "long", count: 20) + ".prof"
    let report = try advice(
      profile(calm + [(["fmt.pad", "fmt.Sprintf", "main.main"], 241)]),
      commands: CommandSpelling(commandLineWith: [Array(path.utf8)]))
    let shown = text(report.text.bytes(on: ScreenAbilities(columns: 40, isColored: true)))
    let lines = shown.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0].hasPrefix("\u{1b}[2mType: cpu, 3.41s"))
    #expect(lines[0].hasSuffix("\u{1b}[m"))
    let finding = "\u{1b}[1;31m 70.7%  \u{1b}[m\u{1b}[1m"
    #expect(lines.contains { $0.hasPrefix(finding) && $0.contains(" \u{1b}[m\u{1b}[2m[") })
    #expect(lines.contains { $0.hasPrefix("        next   swprof ") && $0.hasSuffix(path) })
  }

  @Test func `rules of another runtime do not apply`() throws {
    let stacks = calm + [(["memcpy", "main.copy", "main.main"], Int64(30))]
    #expect(shares(try advice(profile(stacks)))["copying"] == nil)
    #expect(shares(try advice(profile(stacks, file: "x.cpp")))["copying"] == 231)
  }

  @Test func `one function stands out unless a rule about names has said so`() throws {
    let hot = calm + [(["main.hot", "main.run", "main.main"], Int64(80))]
    #expect(shares(try advice(profile(hot))) == ["hot-function": 444])
    let copying = calm + [(["runtime.memmove", "main.run", "main.main"], Int64(80))]
    #expect(shares(try advice(profile(copying))) == ["go-copying": 444])
  }

  @Test func `the function to look at is the one below which work branches`() throws {
    let branches = (0..<5).map {
      (["main.step\($0)", "main.serve", "main.loop", "main.main"], Int64(30))
    }
    let report = try advice(profile(calm + branches))
    let finding = try #require(report.findings.first)
    #expect(finding.rule.name == "fork")
    // main.loop hands all on, and main.main is above everything.
    #expect(finding.callers.map { text($0.name) } == ["main.serve"])
    #expect(finding.functions.count == 3)
  }

  @Test func `of few samples little is said, and that they are few`() throws {
    let report = try advice(profile([(["main.f", "main.main"], 4)]))
    #expect(report.findings.isEmpty)
    #expect(report.doubts == [.fewSamples(4)])
    #expect(text(report.text.bytes).contains("Only 4 samples"))
  }

  @Test func `threads that wait are left out where they are sampled`() throws {
    let stacks =
      calm + [
        (["epoll_wait", "EventLoop.run()", "start_thread"], 300),
        (["swift_retain", "walk(_:)", "main"], 50),
      ]
    let report = try advice(profile(stacks, file: "x.swift", types: [("samples", "count")]))
    #expect(shares(report)["swift-counting"] == 333)
    #expect(shares(report)["syscalls"] == nil)
    #expect(report.doubts == [.waitingThreads(share: 300.0 / 450)])
  }

  @Test(arguments: [Int64.max, .min, -1])
  func `no values make a share exceed the whole`(value: Int64) throws {
    var builder = ProfileBuilder(sampleTypes: [("samples", "count"), ("cpu", "nanoseconds")])
    let leaf = builder.place("runtime.mallocgc", "malloc.go")
    let other = builder.place("main.f", "f.go")
    for values in [[value, value], [5, value], [.max, 1], [7, .max]] {
      builder.addSample(stack: [leaf, other], values: values)
      builder.addSample(stack: [other], values: values)
      builder.addSample(stack: [], values: values)
    }
    let report = try advice(builder.profile)
    #expect(report.findings.allSatisfy { $0.share >= 0 && $0.share <= 1 })
    _ = report.text
  }

  @Test func `a heap profile is read by what is in use and by what was allocated`() throws {
    var builder = ProfileBuilder(sampleTypes: [
      ("alloc_objects", "count"), ("alloc_space", "bytes"), ("inuse_objects", "count"),
      ("inuse_space", "bytes"),
    ])
    let cache = builder.place("main.remember", "x.go", 3)
    let buffer = builder.place("main.read", "x.go", 9)
    builder.addSample(stack: [cache], values: [200_000, 9_600_000, 200_000, 9_600_000])
    builder.addSample(stack: [buffer], values: [1000, 900_000_000, 0, 0])
    let report = try advice(builder.profile)
    #expect(
      report.findings.map(\.rule.name) == ["heap-site", "small-objects", "churn"])
    #expect(text(report.findings[2].next[0]).contains("-sample_index=alloc_space"))
    #expect(report.findings[1].remark == "200000 objects of 48 bytes")
  }

  @Test func `the order does not depend on the run`() throws {
    let stacks = calm + [(["runtime.memmove", "runtime.slicebytetostring", "main.a"], Int64(60))]
    let texts = try (0..<5).map { _ in try advice(profile(stacks)).text.bytes }
    #expect(Set(texts).count == 1)
  }
}

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
