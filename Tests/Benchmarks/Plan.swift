import Glibc

/// What is measured, and against which targets.
struct Plan {
  let options: Options
  var figures: [Figure] = []
  private var rates: [(input: String, nanosecondsPerByte: Double)] = []

  init(options: Options) { self.options = options }

  /// Measures everything, smallest input first, and prints each contest when it is over.
  mutating func carryOut() throws(Trouble) {
    print(Measurement.heading)
    let small = Input.small.path(in: options.work)
    try measureAgainstPprof(Input.small.name, path: small, limit: 1.0, runs: options.runs * 5)
    if let path = options.pgo {
      try measureAgainstPprof("default.pgo", path: path, limit: 0.2, runs: options.runs)
    }
    for input in Input.growing { try measureAgainstGzip(input) }
    for report in ReportContest.all { try measure(report) }
    for report in GzipContest.all { try measure(report) }
    if let first = rates.first, let last = rates.last {
      figures.append(
        Figure(
          name: "time per raw byte, \(last.input) / \(first.input)",
          value: last.nanosecondsPerByte / first.nanosecondsPerByte, limit: 1.25, unit: "×"))
    }
    for program in RecordedProgram.all { try measure(program) }
  }

  private mutating func measureAgainstPprof(
    _ input: String, path: String, limit: Double, runs: Int
  ) throws(Trouble) {
    let contestants = [swprof(path, runs: runs)] + pprof(path, runs: runs)
    let results = try contest(input, contestants)
    if results.count == 2 { addRatio(results, input: input, limit: limit) }
  }

  private mutating func measureAgainstGzip(_ input: Input) throws(Trouble) {
    let path = input.path(in: options.work)
    let gzip = Contestant(
      name: "gzip -dc", command: ["gzip", "-dc", path], runs: options.runs)
    let isTarget = input.sampleCount == 200_000 || input.sampleCount == 1_000_000
    let slow = isTarget && options.pprofOnBigInputs == .once ? pprof(path, runs: 1) : []
    let results = try contest(input.name, [swprof(path, runs: options.runs), gzip] + slow)
    let rawBytes = Double(try rawByteCount(ofGzip: path))
    rates.append((input.name, results[0].wallMilliseconds * 1e6 / rawBytes))
    guard isTarget else { return }
    addRatio(results, input: input.name, limit: 1.5)
    addPeak(of: results[0], name: input.name, limit: 2 * rawBytes + 16 * bytesPerMegabyte)
  }

  /// Runs contestants in turn and prints what each took.
  func contest(
    _ input: String, _ contestants: [Contestant]
  ) throws(Trouble) -> [Measurement] {
    let results = try hold(contestants, errors: options.work + "/errors.txt")
    for result in results { print(result.text(input: input, first: results[0])) }
    // All streams: a pipe, too, is to show each contest when it is over.
    fflush(nil)
    return results
  }

  /// Adds the time of the first result as a multiple of the second's.
  mutating func addRatio(_ results: [Measurement], input: String, limit: Double) {
    figures.append(
      Figure(
        name: "\(results[0].name) / \(results[1].name), \(input)",
        value: results[0].wallMilliseconds / results[1].wallMilliseconds, limit: limit, unit: "×"))
  }

  /// Adds the peak of a program's memory, against a limit in bytes.
  mutating func addPeak(of result: Measurement, name: String, limit: Double) {
    figures.append(
      Figure(
        name: "peak memory, \(name)", value: Double(result.peakByteCount) / bytesPerMegabyte,
        limit: limit / bytesPerMegabyte, unit: "MB"))
  }

  private func swprof(_ path: String, runs: Int) -> Contestant {
    Contestant(name: "swprof top", command: [options.swprof, "top", path], runs: runs)
  }

  /// None where we were not told where pprof is.
  private func pprof(_ path: String, runs: Int) -> [Contestant] {
    guard let program = options.pprof else { return [] }
    return [Contestant(name: "pprof -top", command: [program, "-top", path], runs: runs)]
  }
}
