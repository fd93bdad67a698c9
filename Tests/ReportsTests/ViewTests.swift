import CallGraphs
import Profiles
import Rendering
import Testing

@testable import Reports

struct ViewTests {
  private let view = View(of: exampleProfile(), valuation(exampleProfile()))

  @Test func `one view serves reports of different detail`() throws {
    let functions = ViewDetail(Aggregation())
    let top = TopReport(of: view.at(functions)).text.bytes
    let selection = try ListSelection(
      of: view.at(ViewDetail(Aggregation(granularity: .lines))), matching: Pattern("."))
    #expect(!selection.functions.isEmpty)
    #expect(view.detail.name == "addresses", "the view itself keeps its detail")
    #expect(TopReport(of: view.at(functions)).text.bytes == top)
  }

  @Test func `less detail joins frames, and no sample is lost`() {
    let lines = TopReport(of: view.at(ViewDetail(Aggregation(granularity: .lines))))
    let files = TopReport(of: view.at(ViewDetail(Aggregation(granularity: .files))))
    #expect(files.rows.count < lines.rows.count)
    #expect(
      files.rows.reduce(0) { $0 + $1.flat } == lines.rows.reduce(0) { $0 + $1.flat })
  }

  @Test func `functions stand for their packages where that is asked for`() {
    var builder = ProfileBuilder(sampleTypes: [("x", "count")])
    builder.addSample(
      stack: [builder.place("net/http.Get"), builder.place("main.run")], values: [3])
    let profile = builder.profile
    let packages = View(of: profile, Valuation(ofLast: profile))
      .at(ViewDetail(Aggregation(), isByPackage: true))
    #expect(packages.detail.name == "packages")
    #expect(
      TopReport(of: packages).rows.map { String(decoding: $0.name, as: UTF8.self) }
        == ["net/http", "main"])
  }

  @Test func `values of another type are shown without another filter`() {
    let column = 0
    let samples = valuation(exampleProfile(), column: column)
    #expect(TopReport(of: view.showing(samples)).total == samples.total)
    #expect(TopReport(of: view).total == view.valuation.total)
  }
}
