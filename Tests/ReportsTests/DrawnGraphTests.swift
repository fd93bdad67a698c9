// What Graphviz is given, whatever a profile says.

import CallGraphs
import Profiles
import RandomNumbers
import Testing

@testable import Rendering
@testable import Reports

/// Text that has ended a string, a picture or a parser somewhere.
private let hostile: [[UInt8]] =
  [
    "", "\"", "\\", "end\\", "\\\"", "n\u{0}l", "line\nend\r\n\t", "\u{7f}\u{1b}[31m",
    "<b>html</b>", "&", "&lt;",
    "&#60;", "&amp;", "x\" URL=\"javascript:alert(1)\" y=\"",
    "\" image=\"/etc/passwd\" shapefile=\"/etc/passwd",
    "\\N\\G\\E\\T\\H\\L\\n\\l\\r", "\"]; N1 [href=\"x\"]; z [a=\"", "/* c */ // c\n# c", "\"+\"",
    "}", "N1", "cluster_L",
    "-->]]><script>alert(1)</script>", "\u{202e}abc\u{2066}", "\u{fffe}\u{ffff}", "a::b.c[...]d",
    "ü€😀",
    String(repeating: "&", count: 20_000), String(repeating: "\"", count: 20_000),
    String(repeating: "a", count: 20_000), String(repeating: "\\", count: 20_001),
    String(repeating: "x.", count: 9_000), String(repeating: "\n", count: 9_000),
    String(repeating: "😀", count: 9_000),
  ].map { Array($0.utf8) } + [[0xff], [0xc3, 0x28], [0xe2, 0x82], [0x22, 0xff, 0x5c]]

/// A profile that says such text wherever it says anything.
private func hostileProfile(seed: UInt64) -> Profile {
  var numbers = SeededNumbers(seed: seed)
  func text() -> [UInt8] {
    let count = 1 + numbers.number(below: 3)
    return (0..<count).flatMap { _ in hostile[numbers.number(below: hostile.count)] }
  }
  var builder = ProfileBuilder(sampleTypes: [("type", "unit")])
  let mapping = builder.addMapping(start: 0x1000, limit: 0x9000, file: "file", buildID: "id")
  let places = (0..<4).map { number in
    let function = builder.addFunction(name: "f\(number)", filename: "file \(number)")
    return builder.addLocation(
      mapping: mapping, lines: [Line(function: function, line: Int64(number))])
  }
  for number in 0..<4 {
    let labels = (0..<3).map { builder.label("key \($0)", "value \(number) \($0)") }
    builder.addSample(
      stack: [places[number], places[(number + 1) % 4]], values: [Int64(number + 1)],
      labels: labels + [builder.label("bytes", Int64(number), "bytes")])
  }
  var profile = builder.profile
  func name() -> NameIndex { profile.names.index(of: text()) }
  for number in profile.functions.indices {
    profile.functions[number].name = name()
    profile.functions[number].filename = name()
  }
  profile.mappings[0].file = name()
  profile.mappings[0].buildID = name()
  profile.comments = [name(), name()]
  profile.documentationURL = name()
  return profile
}

struct DrawnGraphTests {
  private func report(_ profile: Profile, as form: GraphReport.Form = .drawn) -> GraphReport {
    let header = HeaderOptions(activeFilters: [Array("focus=\"\\".utf8)])
    let units = NumericLabelUnits(profile)
    return GraphReport(
      of: View(of: profile, Valuation(ofLast: profile), units: units, header: header), as: form)
  }

  private static let attributes: Set<String> = [
    "style", "fillcolor", "color", "label", "id", "fontsize", "shape", "tooltip", "labeltooltip",
    "weight",
    "penwidth", "minlen",
  ]

  @Test(arguments: 0..<40)
  func `no text of a profile leaves its string`(_ seed: UInt64) throws {
    let report = report(hostileProfile(seed: seed))
    let graph = try DotGraph(report.dot.bytes)
    for statement in graph.statements {
      #expect(Self.attributes.isSuperset(of: statement.attributes.keys))
      for key in ["label", "tooltip", "labeltooltip"] {
        let lines = try DotGraph.lines(ofLabel: statement.attributes[key] ?? "")
        #expect(lines.count < 100)
        #expect(lines.joined().unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7f })
      }
    }
    let nodelets = report.nodes.flatMap { node in
      node.labels + node.labels.flatMap(\.numbers) + node.numbers
    }
    // What all nodes have, the legend, boxes, small boxes with their lines, and arrows.
    #expect(
      graph.statements.count == 2 + report.nodes.count + 2 * nodelets.count + report.calls.count)
  }

  @Test(arguments: [
    "a\"b", "a\\", "\\N", "<b>", "&lt;", "a&b", "x\" URL=\"y", "C:\\new\\top", "ü€😀", "\"+\"",
    "{a|b}",
  ])
  func `text is drawn as it is`(_ text: String) throws {
    var builder = ProfileBuilder(sampleTypes: [("cpu", text)])
    let place = builder.place(text, "/src/" + text, 3)
    builder.addSample(
      stack: [place], values: [5],
      labels: [builder.label("key", text), builder.label("other", text)])
    let report = report(builder.profile)
    let statements = try DotGraph(report.dot.bytes).statements
    let box = try DotGraph.lines(ofLabel: statements[2].attributes["label"] ?? "")
    #expect(box.first == text)
    #expect(box.dropFirst().first?.hasSuffix(text + ":3") == true)
    let labels = try DotGraph.lines(ofLabel: statements[3].attributes["label"] ?? "")
    #expect(labels == ["key:" + text, "other:" + text])
  }

  @Test func `long names keep their beginning and their end`() throws {
    var builder = ProfileBuilder(sampleTypes: [("cpu", "nanoseconds")])
    let middle = String(repeating: "x", count: 20_000)
    let parts = (0..<500).map { "p\($0)" }.joined(separator: ".")
    for name in ["begin\(middle)end", "begin\(middle)other", parts] {
      builder.addSample(stack: [builder.place(name)], values: [5])
    }
    let statements = try DotGraph(report(builder.profile).dot.bytes).statements.dropFirst(2)
    let labels = try statements.map { try DotGraph.lines(ofLabel: $0.attributes["label"] ?? "") }
    #expect(Set(labels.map(\.[0])).count == 3)
    #expect(
      labels.contains {
        $0[0].hasPrefix("beginxx") && $0[0].hasSuffix("xxend") && $0[0].contains("x…x")
      })
    #expect(
      labels.contains {
        $0.first == "p0" && $0.contains("…") && $0.contains("p499") && $0.count < 45
      })
    #expect(statements.allSatisfy { $0.attributes["tooltip"].map { $0.count < 1_100 } ?? false })
  }

  @Test func `a printed graph is pprof's, whatever that makes of it`() {
    var builder = ProfileBuilder(sampleTypes: [("cpu", "nanoseconds")])
    let place = builder.place("a\"b")
    builder.addSample(stack: [place], values: [5], labels: [builder.label("k", "x\" URL=\"y\\")])
    let text = String(decoding: report(builder.profile, as: .printed).dot.bytes, as: UTF8.self)
    #expect(text.contains(#"N1_0 [label = "k:x" URL="y\" id="N1_0""#))
    #expect(text.contains(#"[label="a\"b\n5ns (100%)""#))
  }
}
