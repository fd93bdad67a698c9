import Bytes
import CallGraphs
import Profiles
import Testing

@testable import Rendering
@testable import Reports
@testable import Statistics

struct GraphReportTests {
  private func report(
    _ profile: Profile, column: Int = 1, header: HeaderOptions = HeaderOptions()
  ) -> GraphReport {
    var functions = profile
    functions.aggregate(Aggregation())
    return GraphReport(
      of: View(
        of: functions, valuation(functions, column: column), units: NumericLabelUnits(profile),
        header: header), as: .printed)
  }

  @Test func `the example is drawn as pprof draws it`() {
    #expect(
      lines(report(exampleProfile()).dot) == [
        #"digraph "prog" {"#,
        ##"node [style=filled fillcolor="#f8f8f8"]"##,
        #"subgraph cluster_L { "File: prog" [shape=box fontsize=16 label="File: prog\l"#
          + #"Build ID: abc123\lType: cpu\lTime: 2023-11-14 22:13:20 UTC\l"#
          + #"Duration: 2s, Total samples = 70ms ( 3.50%)\l"#
          + #"Showing nodes accounting for 70ms, 100% of 70ms total\l\l"#
          + #"See https://git.io/JfYMW for how to read the graph\l" tooltip="prog"] }"#,
        ##"N1 [label="main\n0 of 70ms (100%)" id="node1" fontsize=8 shape=box "##
          + ##"tooltip="main (70ms)" color="#b20000" fillcolor="#edd5d5"]"##,
        ##"N2 [label="inl\n50ms (71.43%)" id="node2" fontsize=24 shape=box "##
          + ##"tooltip="inl (50ms)" color="#b21100" fillcolor="#edd7d5"]"##,
        ##"N3 [label="a\n0 of 30ms (42.86%)" id="node3" fontsize=8 shape=box "##
          + ##"tooltip="a (30ms)" color="#b22800" fillcolor="#eddad5"]"##,
        ##"N4 [label="b\n10ms (14.29%)" id="node4" fontsize=16 shape=box "##
          + ##"tooltip="b (10ms)" color="#b26b33" fillcolor="#ede3dc"]"##,
        ##"N5 [label="rec\n10ms (14.29%)" id="node5" fontsize=16 shape=box "##
          + ##"tooltip="rec (10ms)" color="#b26b33" fillcolor="#ede3dc"]"##,
        arrow("N1 -> N3", "main -> a", "30ms", ##"weight=43 penwidth=3 color="#b22800""##),
        arrow("N1 -> N2", "main -> inl", "30ms", ##"weight=43 penwidth=3 color="#b22800""##),
        arrow(
          "N3 -> N2", "a -> inl", "20ms", ##"weight=29 penwidth=2 color="#b23700""##,
          mark: #"\n (inline)"#),
        arrow("N3 -> N4", "a -> b", "10ms", ##"weight=15 color="#b26b33""##),
        arrow("N1 -> N5", "main -> rec", "10ms", ##"weight=15 color="#b26b33""##),
        "}",
      ])
  }

  private func arrow(
    _ ends: String, _ names: String, _ value: String, _ strength: String, mark: String = ""
  ) -> String {
    "\(ends) [label=\" \(value)\(mark)\" \(strength) tooltip=\"\(names) (\(value))\" "
      + "labeltooltip=\"\(names) (\(value))\"]"
  }

  @Test func `without nodes there is only the legend`() {
    let empty = ProfileBuilder(sampleTypes: [("samples", "count")]).profile
    let dot = lines(report(empty, column: 0, header: HeaderOptions(isCompact: true)).dot)
    #expect(dot.first == #"digraph "unnamed" {"#)
    #expect(dot.count == 4)
  }

  @Test func `more than four numbers are put into four groups`() {
    var builder = ProfileBuilder(sampleTypes: [("space", "bytes")])
    let function = builder.addFunction(name: "f")
    let place = builder.addLocation(lines: [Line(function: function)])
    let key = builder.name("bytes")
    for (number, value) in [(1, 50), (3, 25), (5, 24), (7, 12), (9, 11)] as [(Int64, Int64)] {
      builder.addSample(
        stack: [place], values: [value],
        labels: [Label(key: key, value: .number(number << 20, unit: nil))])
    }
    let node = report(builder.profile, column: 0).nodes.first
    #expect(
      node?.numbers.map { String(decoding: $0.lines[0].text, as: UTF8.self) }
        == ["1MB", "3MB", "5MB", "7MB..9MB"])
    #expect(node?.numbers.map(\.value) == [50, 25, 24, 23])
  }

  @Test func `quotes and line ends in names are written as pprof does`() {
    #expect(dotEscaped(Array("a\"b\\c\n".utf8)) == Array(#"a\"b\\c\l"#.utf8))
    #expect(functionLines(Array("x::y.z[...]".utf8)) == ["x", "y", "z[…]"].map { Array($0.utf8) })
  }

  @Test(
    arguments: [
      (1, "#b20000", "#edd5d5"), (0.7143, "#b21100", "#edd7d5"), (1.0 / 7, "#b26b33", "#ede3dc"),
      (0, "#b2b2b2", "#ededed"), (-0.3846, "#2cb200", "#dbedd5"), (.nan, "#b20000", "#ed00d5"),
      (.infinity, "#b20000", "#edd5d5"),
    ] as [(Double, String, String)])
  func `a share has a colour`(_ share: Double, _ line: String, _ fill: String) {
    #expect(HeatColor(share: share, .line).text == Array(line.utf8))
    #expect(HeatColor(share: share, .fill).text == Array(fill.utf8))
  }

  @Test(arguments: [
    ("github.com/foo/bar/v4.(*Foo).Bar", "bar.(*Foo).Bar"),
    ("github.com/foobar/v1.(*Foo).Bar", "v1.(*Foo).Bar"),
    ("github.com/foo/bar/v4/v4.(*Foo).Bar", "v4.(*Foo).Bar"),
    ("example.com/a/v10/b.F", "b.F"),
    (
      "encoding/json.(*structEncoder).(encoding/json.encode)-fm",
      "json.(*structEncoder).(encoding/json.encode)-fm"
    ),
    ("foo/xyz", "foo/xyz"), ("a/b.c/d", "b.c/d"), ("//a.b", "//a.b"), ("a/.b", "a/.b"),
    ("java.util.concurrent.ThreadPoolExecutor$Worker.run", "ThreadPoolExecutor$Worker.run"),
    ("java.bar.foo.FooBar.run(java.lang.Runnable)", "FooBar.run"),
    ("a.B.<init>", "B.<init>"), ("a.B.C", "a.B.C"), ("a.B.", "a.B."),
    (
      "cpp::namespace::Class::method<float, long, int>()",
      "Class::method<float, long, int>"
    ),
    ("cpp::namespace::Class::method()::$_100::operator()", "Class::method"),
    ("ns::__Impl::~__Impl()", "__Impl::~__Impl"), ("ns::Class", "ns::Class"),
    ("(anonymous namespace)::foo", "foo"), ("", ""), ("main.main", "main.main"),
  ])
  func `names are cut to what tells functions apart`(_ name: String, _ short: String) {
    #expect(String(decoding: shortFunctionName(Array(name.utf8)), as: UTF8.self) == short)
  }
}
