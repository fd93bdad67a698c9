import Bytes
import CallGraphs
import Profiles
import Testing

@testable import Rendering
@testable import Reports

/// A profile of stacks, each its functions from the root, with their values.
private func profile(
  _ stacks: [(String, Int64)], base: [(String, Int64)] = []
) -> Profile {
  var builder = ProfileBuilder(sampleTypes: [("cpu", "nanoseconds")])
  var places: [Substring: LocationIndex] = [:]
  func stack(_ text: String) -> [LocationIndex] {
    text.split(separator: " ").reversed().map { name in
      let place = places[name] ?? builder.place(String(name))
      places[name] = place
      return place
    }
  }
  for (text, value) in stacks { builder.addSample(stack: stack(text), values: [value]) }
  let label = builder.label(Profile.baseLabel, "true")
  for (text, value) in base {
    builder.addSample(stack: stack(text), values: [-value], labels: [label])
  }
  return builder.profile
}

private func made(
  _ profile: Profile, shape: GraphShape = GraphShape(),
  as form: FlameGraphReport.Form = .svg, _ layout: FlameLayout = .icicle,
  detail: ViewDetail = .whole
) -> FlameGraphReport {
  let view = View(of: profile, Valuation(ofLast: profile), detail: detail, shape: shape)
  return FlameGraphReport(of: view, as: form, layout)
}

extension FlameGraphReport {
  /// Each box: depth, name, start and width in percent.
  fileprivate var shown: [String] {
    boxes.map { box in
      let node = tree.nodes[box.node]
      let name = box.isFolded ? foldedName(node.folded) : texts[node.frame].name
      return "\(box.depth) \(String(decoding: name, as: UTF8.self)) "
        + "\(Int((box.start * 100).rounded())) \(Int((box.width * 100).rounded()))"
    }
  }

  fileprivate var svgText: String { String(decoding: svg.bytes, as: UTF8.self) }
}

struct FlameTreeTests {
  @Test func `boxes lie below their callers, heaviest first, then by name`() {
    let shown = made(profile([("m b x", 10), ("m a", 20), ("m b", 20), ("m c", 20), ("m", 30)]))
      .shown
    #expect(
      shown == [
        "0 total 0 100", "1 m 0 100", "2 b 0 30", "3 x 0 10", "2 a 30 20", "2 c 50 20",
      ])
  }

  @Test func `a function that calls itself has a box for each call, but not where repeats are one`()
  {
    let profile = profile([("m f f g", 10)])
    #expect(made(profile).shown.count == 5)
    #expect(
      made(profile, detail: ViewDetail(Aggregation(), isByPackage: true)).shown == [
        "0 total 0 100", "1 m 0 100", "2 f 0 100", "3 g 0 100",
      ])
  }

  @Test func `inlined frames have boxes of their own`() {
    let profile = exampleProfile()
    let shown = made(profile).shown
    #expect(shown.contains("2 inl /src/i.go:6 57 43"))
    #expect(shown.contains("3 inl /src/i.go:5 0 29"))
  }

  @Test func `widths of calls are never more than that of their caller`() {
    var state: UInt64 = 11
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let stacks = (0..<400).map { _ in
      (
        (0..<1 + random(12)).map { _ in "f\(random(5))" }.joined(separator: " "),
        Int64(random(90)) - 30
      )
    }
    let report = made(profile(stacks), as: .text(columns: 60, isColored: false))
    var open: [(end: Double, used: Double)] = []
    for box in report.boxes {
      open.removeLast(open.count - box.depth)
      if let caller = open.last {
        #expect(box.start >= caller.used - 1e-9 && box.start + box.width <= caller.end + 1e-9)
        open[open.count - 1].used = box.start + box.width
      }
      open.append((box.start + box.width, box.start))
    }
    let weight = stacks.reduce(0.0) { $0 + Double($1.1).magnitude }
    #expect(report.tree.nodes[0].sums.weight == weight)
    var rest = report.tree.nodes.map { $0.sums.weight - $0.folded.sums.weight }
    for node in report.tree.nodes.dropFirst() { rest[node.parent] -= node.sums.weight }
    #expect(rest.allSatisfy { $0 >= 0 })
    #expect(rest.reduce(0, +) + report.tree.folded.sums.weight == weight)
  }

  @Test func `a function is its name and its file, which is shown where the name does not tell`() {
    var builder = ProfileBuilder(sampleTypes: [("cpu", "nanoseconds")])
    let root = builder.place("main", "main.js")
    for (name, file, value) in [("run", "a.js", 3), ("run", "b.js", 2), ("other", "a.js", 1)] {
      builder.addSample(stack: [builder.place(name, file), root], values: [Int64(value)])
    }
    let report = made(builder.profile)
    #expect(
      report.shown == [
        "0 total 0 100", "1 main 0 100", "2 run a.js 0 50", "2 run b.js 50 33", "2 other 83 17",
      ])
    #expect(report.svgText.contains("<title>other\na.js\n1ns"))
  }

  @Test func `labels that became frames keep their key`() {
    var builder = ProfileBuilder(sampleTypes: [("cpu", "nanoseconds")])
    let work = builder.place("work", "w.go")
    for value in ["7", ""] {
      builder.addSample(stack: [work, builder.place(value, "thread")], values: [5])
    }
    let view = View(
      of: builder.profile, Valuation(ofLast: builder.profile), labelKeys: ["thread".bytes])
    let names = FlameGraphReport(of: view, as: .svg).shown.map { $0.split(separator: " ")[1] }
    #expect(Set(names) == ["total", "thread:7", "thread:(none)", "work"])
  }

  @Test func `what is too narrow is folded into one box that says how much it is`() {
    let stacks = (0..<100).map { ("m n\($0) deeper", Int64(1)) } + [("m wide", Int64(900))]
    let report = made(profile(stacks), as: .text(columns: 80, isColored: false))
    #expect(
      report.shown == [
        "0 total 0 100", "1 m 0 100", "2 wide 0 90", "2 100 narrow calls 90 10",
      ])
    #expect(
      report.foldingNote
        == "Folded 100 calls of at most 0.1% of the width each, with all that they call 10.00% together"
    )
  }

  @Test func `the legend is of the profile, not of what is left after folding`() {
    let stacks =
      (0..<100).map { ("main.run lib.f\($0) runtime.leaf\($0)", Int64(1)) } + [
        ("main.run", Int64(900))
      ]
    for columns in [40, 4_000] {
      let report = made(profile(stacks), as: .text(columns: columns, isColored: true))
      let legend = report.legend.map { String(decoding: $0.name + $0.value, as: UTF8.self) }
      #expect(legend == ["main90.00%", "runtime10.00%"])
    }
    var shape = GraphShape()
    shape.trimming = Trimming(nodeCount: 1)
    #expect(made(profile(stacks), shape: shape).legend.count == 2)
  }

  @Test func `limits that were asked for are heeded`() {
    let profile = profile([("m a", 60), ("m b", 30), ("m c", 10)])
    var shape = GraphShape()
    shape.trimming.nodeFraction = 0.2
    #expect(made(profile, shape: shape).shown.last == "2 1 narrow call 90 10")
    shape.trimming = Trimming(nodeCount: 2)
    #expect(
      made(profile, shape: shape).shown == [
        "0 total 0 100", "1 m 0 100", "2 a 0 60", "2 2 narrow calls 60 40",
      ])
  }

  @Test func `ten thousand frames deep is deep, and nothing worse`() {
    let stack = (0..<10_000).map { "f\($0 % 100)" }.joined(separator: " ")
    let report = made(profile([(stack, 5), ("f0", 1)]), as: .svg, .flame)
    #expect(report.rowCount == 10_001)
    #expect(report.svg.bytes.count > 1_000_000)
    #expect(report.text(columns: 80, isColored: false).lines.count > 10_000)
  }

  @Test(arguments: [[], [("m a", Int64(0))]])
  func `a profile without values says so`(stacks: [(String, Int64)]) {
    let report = made(profile(stacks))
    #expect(report.boxes.isEmpty)
    #expect(report.svgText.contains("There is nothing to show"))
    #expect(
      report.text(columns: 80, isColored: true).screenLines
        .contains("There is nothing to show: no samples, or all have the value 0."))
  }

  @Test func `values of any size end in a picture`() {
    let report = made(profile([("m a", .max), ("m b", .max), ("m c", .min), ("m", .min)]))
    #expect(report.shown.count == 5)
    #expect(report.svgText.contains("</svg>"))
  }
}

struct FlameDifferenceTests {
  private let report = made(
    profile(
      [("m same", 10), ("m grown", 30), ("m new", 10)],
      base: [("m same", 10), ("m grown", 10), ("m gone", 30)]))

  @Test func `what is gone is as wide as what is new`() {
    #expect(
      report.shown == [
        "0 total 0 100", "1 m 0 100", "2 grown 0 40", "2 gone 40 30", "2 same 70 20", "2 new 90 10",
      ])
  }

  @Test func `colours say what grew, what shrank and what did neither`() {
    let svg = report.svgText
    func style(_ name: String) -> Substring? {
      svg.split(separator: "\n").first { $0.hasSuffix("<title>\(name)") }
        .flatMap { _ in svg.firstRange(of: "<title>\(name)\n") }
        .flatMap { svg[$0.upperBound...].firstRange(of: "</title><rect class=\"") }
        .map { svg[$0.upperBound...].prefix { $0 != "\"" } }
    }
    #expect(style("grown") == "g4")
    #expect(style("gone") == "s5")
    #expect(style("same") == "e")
    #expect(style("new") == "g5")
  }

  @Test func `values are said before and after`() {
    let values = report.boxes.map { String(decoding: report.values(of: $0), as: UTF8.self) }
    #expect(values[2] == "before 10ns (20.00%), after 30ns (60.00%), Δ +20ns (+200.00%)")
    #expect(values[3] == "before 30ns (60.00%), after 0 (0%), Δ -30ns (gone)")
    #expect(values[5] == "before 0 (0%), after 10ns (20.00%), Δ +10ns (new)")
  }

  @Test func `what shrank can be left out`() {
    var shape = GraphShape()
    shape.trimming.dropsNegative = true
    let profile = profile([("m grown", 30)], base: [("m grown", 10), ("m less", 10)])
    #expect(
      made(profile, shape: shape).shown
        == [
          "0 total 0 100", "1 m 0 100", "2 grown 0 80", "2 1 narrow call 80 20",
        ])
  }
}

struct FlamePictureTests {
  @Test func `names from files cannot leave their place`() {
    var builder = ProfileBuilder(sampleTypes: [("cpu", "nanoseconds")])
    let hostile: [[UInt8]] = [
      "</title><script>alert(1)</script>&\"'".bytes, [0xff, 0xfe, 0x1b, 0x5b, 0x00],
      "]]>\u{202e}\u{ffff}\u{fffe}".bytes,
    ]
    for number in hostile.indices {
      builder.addSample(stack: [builder.place("f\(number)")], values: [5])
    }
    var profile = builder.profile
    for (number, name) in hostile.enumerated() {
      profile.functions[number].name = profile.names.index(of: name)
    }
    let report = made(profile)
    for page in [report.svg, report.html] {
      let text = String(decoding: page.bytes, as: UTF8.self)
      #expect(Array(text.utf8) == page.bytes, "it is UTF-8")
      #expect(!text.contains("<script>alert"))
      #expect(text.contains("&lt;/title&gt;&lt;script&gt;alert(1)"))
      let refused = text.unicodeScalars.filter {
        [0xfffe, 0xffff, 0x202e].contains($0.value) || $0.value < 0x20 && $0 != "\n"
      }
      #expect(refused.isEmpty)
    }
    let screen = report.text(columns: 80, isColored: false)
    #expect(screen.bytes.allSatisfy { $0 >= 0x20 || $0 == 0x0a })
  }

  @Test func `however long the names are, a picture stays below five megabytes`() {
    let long = String(repeating: "\"", count: 700)
    let stacks = (0..<2_000).map { ("m f\($0)\(long)", Int64(30_000)) }
    let report = made(profile(stacks))
    #expect(report.svg.bytes.count < 5_000_000)
    #expect(report.foldingNote != nil)
  }

  @Test func `the root of a flame is at the bottom`() {
    let report = made(profile([("m a", 10)]))
    #expect(report.svgText.contains("y=\"0\" width=\"100%\" height=\"17\"><title>total"))
    let flame = made(profile([("m a", 10)]), as: .svg, .flame).svgText
    #expect(flame.contains("y=\"36\" width=\"100%\" height=\"17\"><title>total"))
  }

  @Test func `nothing is loaded from elsewhere`() {
    let report = made(profile([("m a", 10)]))
    for text in [report.svg, report.html].map({
      String(decoding: $0.bytes, as: UTF8.self)
    }) {
      let addresses = text.split(separator: "\"").filter { $0.contains("://") }
      #expect(
        Set(addresses).isSubset(of: ["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"]))
      #expect(!text.contains("@import"))
    }
  }

  @Test func `a package has the same colour in each run`() {
    let text = FlameTexts.Text(name: "runtime.main".bytes, package: "runtime".bytes)
    #expect(FlamePalette.packageClass(text.hash) == 27)
  }

  @Test func `scripts and styles do not end before their end`() {
    for text in [flameScript, flameStyle, flamePageStyle, flameControlStyle, FlamePalette.rules] {
      #expect(!text.contains("]]>") && !text.contains("</"))
    }
  }
}

struct FlameTextTests {
  @Test func `text is a row of brackets for each depth`() {
    let profile = profile([("m alpha", 60), ("m beta x", 30), ("m c", 5), ("m", 5)])
    let form = FlameGraphReport.Form.text(columns: 40, isColored: false)
    let lines = made(profile, as: form).text(columns: 40, isColored: false).lines
    #expect(
      lines.drop { !$0.hasPrefix("[") } == [
        "[total 100ns                           ]",
        "[m 100%                                ]",
        "[alpha 60%             ][beta 30%  ][]",
        "                        [x 30%     ]", "",
      ])
    let turned = made(profile, as: form, .flame).text(columns: 40, isColored: false).lines
    #expect(turned.dropLast().last == "[total 100ns                           ]")
  }

  @Test func `coloured rows end without colour and are no wider than the screen`() {
    let report = made(
      profile([("m alpha", 60), ("m beta x", 30)]), as: .text(columns: 40, isColored: true))
    let rows = report.text(columns: 40, isColored: true).screenLines.filter { $0.contains("▏") }
    #expect(rows.count == 4)
    for row in rows {
      #expect(row.hasSuffix("\u{1b}[m"))
      let plain = row.replacing(/\u{1b}\[[0-9;]*m/, with: "")
      #expect(plain.count <= 40)
    }
  }
}
