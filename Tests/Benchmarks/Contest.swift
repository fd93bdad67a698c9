/// A program to run on an input.
struct Contestant {
  let name: String
  let command: [String]
  let runs: Int
  /// The statuses with which it may end.
  var allowed: ClosedRange<Int32> = 0...0
}

/// What the runs of one contestant took.
struct Measurement {
  let name: String
  let wallMilliseconds: Double
  let cpuMilliseconds: Double
  /// The largest of all runs.
  let peakByteCount: Int
  let runs: Int

  /// Medians of the runs, of which there is at least one.
  init(name: String, runs: [Execution]) {
    self.name = name
    wallMilliseconds = median(runs.map(\.wallNanoseconds)) / 1e6
    cpuMilliseconds = median(runs.map(\.cpuNanoseconds)) / 1e6
    peakByteCount = runs.map(\.peakByteCount).reduce(0, max)
    self.runs = runs.count
  }
}

/// Runs contestants in turn, so that what else the machine does hits all of them alike.
///
/// Each first runs once uncounted, which fills the page cache; not so one that is counted only
/// once, because it is slow.
///
/// - Parameter errors: The file to put standard error into.
func hold(_ contestants: [Contestant], errors: String) throws(Trouble) -> [Measurement] {
  for contestant in contestants where contestant.runs > 1 {
    _ = try execute(contestant.command, errors: errors, allowed: contestant.allowed)
  }
  var runs = [[Execution]](repeating: [], count: contestants.count)
  for round in 0..<(contestants.map(\.runs).max() ?? 0) {
    for (position, contestant) in contestants.enumerated() where round < contestant.runs {
      runs[position].append(
        try execute(contestant.command, errors: errors, allowed: contestant.allowed))
    }
  }
  return zip(contestants, runs).map { Measurement(name: $0.name, runs: $1) }
}

private func median(_ numbers: [Int64]) -> Double {
  let numbers = numbers.sorted()
  return Double(numbers[numbers.count / 2] + numbers[(numbers.count - 1) / 2]) / 2
}
