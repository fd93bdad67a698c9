import Bytes
import CallGraphs
import Profiles
import Testing

@testable import Reports

/// Why reports are not what may have been expected.
struct ExplanationTests {
  /// Allocations of three functions, of which one gave everything back, with labels.
  private func heap() -> Profile {
    var builder = ProfileBuilder(
      sampleTypes: [("alloc_objects", "count"), ("alloc_space", "bytes"), ("inuse_space", "bytes")])
    let mapping = builder.addMapping(start: 0x1000, limit: 0x9000, file: "/bin/prog", buildID: "")
    func place(_ name: String) -> LocationIndex {
      let function = builder.addFunction(name: name, filename: "/src/\(name).go")
      return builder.addLocation(mapping: mapping, lines: [Line(function: function, line: 1)])
    }
    let (main, keep, churn) = (place("main.main"), place("json.Keep"), place("json.Churn"))
    _ = builder.addFunction(name: "json.Unused")
    builder.addSample(
      stack: [keep, main], values: [1, 1024, 1024], labels: [builder.label("request", "read")])
    builder.addSample(
      stack: [churn, main], values: [5, 5120, 0],
      labels: [builder.label("request", "write"), builder.label("size", 64, "bytes")])
    return builder.profile
  }

  /// The explanations after filters, those of the filters and those of what is left.
  private func explained(
    _ options: String..., column: Int = 2, profile: Profile? = nil
  ) throws -> [String] {
    var profile = profile ?? heap()
    var (frames, labels) = (FrameFilter(), LabelFilter())
    for option in options {
      let split = try #require(option.firstIndex(of: "="))
      let value = String(option[option.index(after: split)...])
      switch option[..<split] {
      case "focus": frames.focus = try Pattern(value)
      case "ignore": frames.ignore = try Pattern(value)
      case "hide": frames.hide = try Pattern(value)
      case "show": frames.show = try Pattern(value)
      case "show_from": frames.showFrom = try Pattern(value)
      case "tagfocus": labels.focus = try LabelCondition(Array(value.utf8))
      case "tagignore": labels.ignore = try LabelCondition(Array(value.utf8))
      case "tagshow": labels.show = try Pattern(value)
      default: labels.hide = try Pattern(value)
      }
    }
    let texts = options.map { Array($0.utf8) }
    let units = NumericLabelUnits(profile)
    let targets = FilterTargets(of: profile, frames, labels, units, texts: texts)
    let unmatched = profile.apply(frames, labels, units: units)
    let values = valuation(profile, column: column)
    let rest = values.explanations(of: profile, leftBy: texts, in: .oneOfDuration)
    let reasons = targets.explanations(of: unmatched, in: profile)
    return (reasons + (reasons.isEmpty ? rest : [])).map(\.description)
  }

  @Test(arguments: [
    (
      "focus=json.keep",
      "focus=json.keep: json.Keep is spelled with other capitals; (?i) ignores case: "
        + "-focus='(?i)json.keep'"
    ),
    (
      "ignore=json.Kep",
      "ignore=json.Kep: no function, file or binary has such a name; nearest names: json.Keep"
    ),
    ("hide=zzz", "hide=zzz: no function, file or binary has such a name"),
    (
      "show_from=PROG$",
      "show_from=PROG$: /bin/prog is spelled with other capitals; (?i) ignores case: "
        + "-show_from='(?i)PROG$'"
    ),
    ("focus=Unused", "focus=Unused: json.Unused matches, but is in the stack of no sample"),
    (
      "tagfocus=request=wirte",
      "tagfocus=request=wirte: no value of request matches; it has read, write"
    ),
    ("tagfocus=size=1kb:", "tagfocus=size=1kb:: no value of size matches; it has 64"),
    ("tagfocus=reqest=read", "tagfocus=reqest=read: no label matches; there are request, size"),
    ("tagshow=tenant", "tagshow=tenant: no label matches; there are request, size"),
    ("ignore=main", "no sample is left by ignore=main"),
    (
      "focus=Churn",
      "what focus=Churn leaves has no inuse_space; there is 5kB of alloc_space, 5 of alloc_objects "
        + "(-sample_index=alloc_space)"
    ),
  ])
  func `a filter that leaves nothing says why`(option: String, sentence: String) throws {
    #expect(try explained(option) == [sentence])
  }

  @Test func `a filter that another one overrules says which`() throws {
    #expect(
      try explained("focus=Keep", "ignore=Ke")
        == ["focus=Keep: json.Keep matches, but ignore=Ke has removed it"])
    #expect(
      try explained("show=Keep", "hide=Ke")
        == ["show=Keep: json.Keep matches, but hide=Ke has removed it"])
    #expect(
      try explained("focus=Keep", "tagfocus=request=write")
        == ["no sample is left by focus=Keep and tagfocus=request=write"])
    #expect(
      try explained("focus=Keep", "tagshow=size", column: 1)
        == ["tagshow=size: size matches, but focus=Keep has removed it"])
  }

  @Test(arguments: [
    [], ["focus=Keep"], ["ignore=Churn", "tagfocus=request=read"], ["tagshow=size"],
  ])
  func `filters that do their work say nothing`(options: [String]) throws {
    switch options.count {
    case 0: #expect(try explained() == [])
    case 1: #expect(try explained(options[0]) == [])
    default: #expect(try explained(options[0], options[1]) == [])
    }
  }

  @Test func `without labels or names there is nothing to match`() throws {
    var builder = ProfileBuilder(sampleTypes: [("cpu", "nanoseconds")])
    builder.addSample(stack: [builder.addLocation(lines: [])], values: [1])
    let profile = builder.profile
    #expect(
      try explained("tagfocus=a", column: 0, profile: profile)
        == ["tagfocus=a: no sample has labels"])
    #expect(
      try explained("focus=a", column: 0, profile: profile) == [
        "focus=a: the profile names no functions, as no symbols were found for its addresses"
      ])
  }

  private func processorTime(_ cores: Double, type: String = "cpu") -> Profile {
    var builder = ProfileBuilder(sampleTypes: [("samples", "count"), (type, "nanoseconds")])
    builder.addSample(
      stack: [builder.addLocation(lines: [])], values: [7, Int64(cores * 2_000_000_000)])
    builder.setHeader(durationNanoseconds: 2_000_000_000)
    return builder.profile
  }

  @Test func `more than the duration is said to be several cores`() throws {
    #expect(
      try explained(column: 1, profile: processorTime(3.94))
        == ["Total samples exceed the duration: 3.9 cores were busy on average"])
  }

  @Test func `one core is no more than can be, and other times are no cores`() throws {
    #expect(try explained(column: 1, profile: processorTime(1.04)) == [])
    #expect(try explained(column: 1, profile: processorTime(3, type: "delay")) == [])
    #expect(try explained(column: 0, profile: processorTime(3)) == [])
  }

  @Test func `a type without values names those that have some`() throws {
    #expect(
      try explained(column: 1, profile: processorTime(0))
        == ["no sample has any cpu; there is 7 of samples (-sample_index=samples)"])
  }

  @Test func `a profile without samples or values says so`() throws {
    var builder = ProfileBuilder(sampleTypes: [("cpu", "nanoseconds")])
    #expect(try explained(column: 0, profile: builder.profile) == ["there are no samples"])
    #expect(
      try explained("focus=a", "ignore=b", column: 0, profile: builder.profile)
        == ["there are no samples"])
    builder.addSample(stack: [builder.addLocation(lines: [])], values: [0])
    #expect(
      try explained(column: 0, profile: builder.profile) == ["all values are 0"])
  }

  @Test func `a report of which everything is too small says so`() {
    var shape = GraphShape()
    shape.trimming.nodeFraction = 2
    let (profile, values) = (heap(), valuation(heap(), column: 2))
    #expect(
      TopReport(of: View(of: profile, values, shape: shape)).remarks == [
        "nothing is shown: each of the 2 nodes is below 200% of the total (-nodefraction=0 shows them)"
      ])
    #expect(!TreeReport(of: View(of: profile, values, shape: shape)).remarks.isEmpty)
    #expect(TopReport(of: View(of: profile, values)).remarks.isEmpty)
  }

  @Test(arguments: [
    (
      "Churn",
      "json.Churn matches, but has no inuse_space, only alloc_space, alloc_objects "
        + "(-sample_index=alloc_space)"
    ),
    ("Unused", "json.Unused matches, but is in no sample shown"),
    ("json.Kep$", "nearest names: json.Keep"),
  ])
  func `a pattern that matches nothing that is shown says what it matches`(
    pattern: String, sentence: String
  ) throws {
    let profile = heap()
    let noMatch = NoMatch(try Pattern(pattern), in: profile, valuation(profile, column: 2))
    #expect(noMatch.description == "no matches found for regexp: \(pattern); \(sentence)")
  }

  @Test func `quoted names stay on their line`() {
    let explanation = Explanation.unknownName(filter: "focus=\u{1b}[2J\n".bytes, nearest: [])
    #expect(explanation.description.hasPrefix("focus=?[2J?: "))
  }
}
