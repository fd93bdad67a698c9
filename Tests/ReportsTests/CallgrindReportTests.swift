import CallGraphs
import Profiles
import Testing

@testable import Rendering
@testable import Reports

struct CallgrindReportTests {
  @Test func `names are numbered, addresses relative, values whole`() {
    let profile = exampleProfile()
    let report = CallgrindReport(of: View(of: profile, valuation(profile)))
    let text = lines(report.text)
    #expect(
      Array(text.prefix(9)) == [
        "positions: instr line", "events: cpu(ms)", "", "ob=(1) /bin/prog", "fl=(1) /src/i.go",
        "fn=(1) inl", "0x0 6 30", "* 5 20", "",
      ])
    #expect(text.contains("cfn=(3)"))
  }

  @Test func `functions of one name and file in two binaries are told apart as callees`() {
    var builder = ProfileBuilder(sampleTypes: [("samples", "count")])
    let function = builder.addFunction(name: "f", filename: "f.c")
    let main = builder.addLocation(lines: [Line(function: builder.addFunction(name: "m"))])
    for file in ["one.so", "two.so"] {
      let mapping = builder.addMapping(file: file)
      let place = builder.addLocation(mapping: mapping, lines: [Line(function: function)])
      builder.addSample(stack: [place, main], values: [1])
    }
    let profile = builder.profile
    let text = lines(CallgrindReport(of: View(of: profile, valuation(profile, column: 0))).text)
    #expect(
      text.filter { $0.hasPrefix("cfn=") }.map { String($0.suffix(7)) } == ["f [1/2]", "f [2/2]"])
  }

  @Test func `without nodes there are two lines`() {
    let profile = ProfileBuilder(sampleTypes: [("cpu", "nanoseconds")]).profile
    #expect(
      lines(CallgrindReport(of: View(of: profile, valuation(profile, column: 0))).text)
        == ["positions: instr line", "events: cpu(minimum)"])
  }
}
