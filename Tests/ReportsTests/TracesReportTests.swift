import CallGraphs
import Foundation
import Profiles
import Testing

@testable import Rendering
@testable import Reports

struct TracesReportTests {
  private let separator =
    "-----------+-------------------------------------------------------"

  /// A profile with labels of all kinds, inlined lines, and locations that nothing is known of.
  private func profile() -> Profile {
    var builder = ProfileBuilder(sampleTypes: [("samples", "count"), ("cpu", "nanoseconds")])
    let mapping = builder.addMapping(start: 0x1000, limit: 0x9000, file: "/bin/prog")
    let main = builder.addFunction(name: "main", filename: "/src/../main.go", startLine: 3)
    let inlined = builder.addFunction(name: "inl", filename: "/proc/self/cwd/./i.go")
    let nameless = builder.addFunction(name: "", filename: "/z//n.c")
    let empty = builder.addFunction(name: "")
    func place(_ address: UInt64, _ lines: Line...) -> LocationIndex {
      builder.addLocation(address: address, mapping: mapping, lines: lines)
    }
    let root = place(0x2000, Line(function: main, line: 10, column: 3))
    let leaf = place(0x2100, Line(function: inlined, line: 5), Line(function: main, line: 21))
    let stack = [
      builder.addLocation(address: 0xdead), place(0x2400), place(0x2300, Line(function: empty)),
      place(0x2200, Line(function: nameless)), root,
    ]
    let labels = [
      builder.label("req", "b"), builder.label("req", "a"),
      builder.label("key-long-more-than-ten", "v"), builder.label("é", "w"),
      builder.label("b", "x\ty"), builder.label("bytes", 2048, "bytes"),
      builder.label("lat", 1500, "ms"), builder.label("lat", 2, "s"),
      builder.label("request", 10), builder.label("aaa", 7),
    ]
    builder.addSample(stack: [leaf, root], values: [2, 20_000_000], labels: labels)
    builder.addSample(stack: stack, values: [1, 0])
    builder.addSample(
      stack: [], values: [1, 10_000_000], labels: [builder.label("req", "x")])
    builder.addSample(stack: [root], values: [3, -50_000])
    return builder.profile
  }

  private func traces(
    _ profile: Profile, _ granularity: Granularity = .functions, unit: String = "minimum",
    isMean: Bool = false
  ) -> [String] {
    var profile = profile
    let units = NumericLabelUnits(profile)
    profile.aggregate(Aggregation(granularity: granularity))
    let valuation = Valuation(ofLast: profile, unit: unit, isMean: isMean)
    return TracesReport(of: View(of: profile, valuation, units: units)).text.lines
  }

  private let labels = [
    "         b:  x\ty", "         é:  w", "       req:  b a", "key-long-more-than-ten:  v",
    "       aaa:  7", "       lat:  1.50s 2ms", "     bytes:  2kB", "   request:  10B",
  ]

  @Test func `samples are shown with labels and stacks, those without a stack left out`() {
    #expect(
      traces(profile()) == ["File: prog", "Type: cpu", separator] + labels + [
        "      20ms   inl (inline)", "             main", "             main", separator,
        "         0   <unknown>", "             [prog]", "             [prog]",
        "             [prog]", "             main", separator,
        "     -50us   main", separator, "",
      ])
  }

  @Test func `paths are cleaned and not cut`() {
    #expect(
      traces(profile(), .addresses) == ["File: prog", "Type: cpu", separator] + labels + [
        "      20ms   0000000000002100 inl /proc/self/cwd/i.go:5 (inline)",
        "             0000000000002100 main /main.go:21",
        "             0000000000002000 main /main.go:10:3", separator,
        "         0   000000000000dead <unknown>", "             0000000000002400 [prog]",
        "             0000000000002300 [prog]", "             0000000000002200 /z/n.c",
        "             0000000000002000 main /main.go:10:3", separator,
        "     -50us   0000000000002000 main /main.go:10:3", separator, "",
      ])
  }

  @Test func `means are those of each sample, and labels keep their units`() {
    #expect(
      traces(profile(), unit: "us", isMean: true).filter { !$0.hasPrefix("     ") }
        == ["File: prog", "Type: mean_cpu", separator, "key-long-more-than-ten:  v"]
        + ["   request:  10B", "   10000us   inl (inline)", separator, separator]
        + ["  -16.67us   main", separator, ""])
  }

  @Test func `nothing to say of the profile is an empty line`() {
    var builder = ProfileBuilder(sampleTypes: [("", "count")])
    builder.addSample(stack: [builder.place("f")], values: [7])
    #expect(traces(builder.profile) == ["", separator, "         7   f", separator, ""])
  }

  @Test func `a wide value moves its frame`() {
    var builder = ProfileBuilder(sampleTypes: [("x", "count")])
    builder.addSample(stack: [builder.place("f")], values: [123_456_789_012])
    #expect(traces(builder.profile)[2] == "123456789012   f")
  }

  @Test func `the text is the same in pieces, none of which is much larger than a piece`() {
    var builder = ProfileBuilder(sampleTypes: [("x", "count")])
    let places = (0..<50).map { builder.place("function\($0)") }
    for sample in 0..<200 {
      builder.addSample(stack: places + places + places, values: [Int64(sample)])
    }
    let profile = builder.profile
    let report = TracesReport(of: View(of: profile, Valuation(ofLast: profile)))
    var pieces: [[UInt8]] = []
    report.write { pieces.append($0) }
    #expect(pieces.count > 3)
    #expect(pieces.allSatisfy { !$0.isEmpty && $0.count < TextOutput.pieceSize + 100 })
    #expect(Array(pieces.joined()) == report.text.bytes)
  }

  @Test func `an error of the reader ends the report`() {
    struct Closed: Error {}
    let report = TracesReport(of: View(of: profile(), Valuation(ofLast: profile())))
    #expect(throws: Closed.self) { try report.write { _ in throw Closed() } }
  }
}
