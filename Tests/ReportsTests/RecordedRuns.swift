import CallGraphs
import Foundation
import Profiles
import RandomNumbers

@testable import Gates
@testable import Reports

/// A program that was profiled 40 times as it is and 40 times with a slowdown planted in one function:
/// `Fixtures/Profiles/runs`, by `Recipes/runs`.
struct RecordedRuns {
  enum Variant: String { case base, slower }

  /// A run, reduced to what gates count.
  struct Run {
    let profile: Profile
    let totals: GateTotals
  }

  static let count = 40
  /// Where both values of a sample are in all of these profiles.
  static let measure = Measure(valueColumn: 1)

  let gates: [ProfileGate]
  private let base: [Run]
  private let slower: [Run]

  init(of program: String, _ gates: [ProfileGate]) throws {
    self.gates = gates
    base = try Self.read(program, .base, gates)
    slower = try Self.read(program, .slower, gates)
  }

  func runs(_ variant: Variant) -> [Run] { variant == .base ? base : slower }

  private static func read(
    _ program: String, _ variant: Variant, _ gates: [ProfileGate]
  ) throws -> [Run] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try (1...count).map { number in
      let name = "\(variant.rawValue)-\(number < 10 ? "0" : "")\(number).pb.gz"
      let path = "Fixtures/Profiles/runs/\(program)/\(name)"
      var profile = try Profile(decoding: Array(Data(contentsOf: root.appending(path: path))))
      // Gates count by function: a tenth of the samples is left.
      profile.aggregate(Aggregation(granularity: .functions))
      profile = profile.compacted()
      return Run(profile: profile, totals: try GateTotals(gates, of: profile, measure))
    }
  }

  /// How many of so many random pairs of five runs and five others the gates reject.
  ///
  /// - Parameter new: What the second five are of; the same runs are never on both sides.
  func failures(
    of splits: Int, old: Variant, new: Variant, using random: inout SeededNumbers
  ) throws -> Int {
    var failures = 0
    for _ in 0..<splits {
      let (first, second) = random.split(Self.count)
      let report = try GateReport(
        side(first.map { runs(old)[$0] }), side(second.map { runs(new)[$0] }), .significantChanges)
      if !report.failures.isEmpty { failures += 1 }
    }
    return failures
  }

  private func side(_ runs: [Run]) throws -> GatedProfiles {
    var tally = GateTally(gates)
    for run in runs { try tally.add(run.profile, run.totals) }
    // It is only asked for the path that grew most.
    return GatedProfiles(tally, merged: runs[0].profile, Self.measure)
  }
}

extension SeededNumbers {
  /// Five numbers below `count`, and five others.
  mutating func split(_ count: Int) -> (first: ArraySlice<Int>, second: ArraySlice<Int>) {
    var numbers = Array(0..<count)
    for position in 0..<10 {
      numbers.swapAt(position, Int.random(in: position..<count, using: &self))
    }
    return (numbers[..<5], numbers[5..<10])
  }
}
