/// A report that is measured against pprof's on the profile of 200,000 samples.
struct ReportContest {
  enum Profiles {
    case one
    /// The one less another of the same program.
    case lessBase
  }

  let name: String
  let option: String
  var profiles = Profiles.one
  /// The most that swprof may take, as a multiple of pprof's time.
  let limit: Double

  static let all = [
    ReportContest(name: "tree", option: "-tree", limit: 1.0 / 40),
    ReportContest(name: "dot", option: "-dot", limit: 1.0 / 40),
    ReportContest(name: "peek", option: "-peek=Queue.*Process", limit: 1.0 / 40),
    ReportContest(name: "traces", option: "-traces", limit: 1.0 / 8),
    ReportContest(name: "raw", option: "-raw", limit: 1.0 / 8),
    ReportContest(name: "base", option: "-top", profiles: .lessBase, limit: 1.0 / 5),
    ReportContest(name: "proto", option: "-proto", limit: 1.0 / 2.5),
  ]
}

extension Plan {
  /// Measures one report: the median of several runs of swprof against one of pprof, which takes
  /// 10 to 20 seconds.
  mutating func measure(_ report: ReportContest) throws(Trouble) {
    let input = Input.medium
    let path = input.path(in: options.work)
    let base = Input.base.path(in: options.work)
    let arguments: [String]
    var limit = 2 * Double(try rawByteCount(ofGzip: path)) + 16 * bytesPerMegabyte
    switch report.profiles {
    case .one: arguments = [report.option, path]
    case .lessBase:
      arguments = [report.option, "-base=\(base)", path]
      limit *= 2
    }
    var contestants = [
      Contestant(
        name: "swprof \(report.name)", command: [options.swprof] + arguments, runs: options.runs)
    ]
    if let program = options.pprof, options.pprofOnBigInputs == .once {
      contestants.append(
        Contestant(name: "pprof -\(report.name)", command: [program] + arguments, runs: 1))
    }
    let results = try contest(input.name, contestants)
    if results.count == 2 { addRatio(results, input: input.name, limit: report.limit) }
    addPeak(of: results[0], name: "\(report.name), \(input.name)", limit: limit)
  }
}
