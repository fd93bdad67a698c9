/// A report that is held against the time that `gzip -dc` takes for the profiles it reads, of 200,000
/// samples each.
struct GzipContest {
  let name: String
  let inputs: [Input]
  /// The file in the work directory that it writes; standard output, where there is none.
  var output: String?
  /// The most that it may take, as a multiple of gzip's time.
  let limit: Double

  static let all = [
    // With its gate, whichever way that goes.
    GzipContest(name: "diff", inputs: [.base, .medium], limit: 2.5),
    GzipContest(name: "flamegraph", inputs: [.medium], output: "flamegraph.svg", limit: 3),
  ]
}

extension Plan {
  /// Measures one report against gzip.
  mutating func measure(_ report: GzipContest) throws(Trouble) {
    let paths = report.inputs.map { $0.path(in: options.work) }
    let output = report.output.map { ["-output=\(options.work)/\($0)"] } ?? []
    let results = try contest(
      report.inputs.count == 1 ? "200k" : "2 of 200k",
      [
        Contestant(
          name: "swprof \(report.name)",
          command: [options.swprof, report.name] + output + paths, runs: options.runs,
          allowed: 0...1),
        Contestant(name: "gzip -dc", command: ["gzip", "-dc"] + paths, runs: options.runs),
      ])
    addRatio(results, input: "200k", limit: report.limit)
  }
}
