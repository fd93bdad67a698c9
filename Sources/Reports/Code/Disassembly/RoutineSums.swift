import CallGraphs
import Profiles

/// What was sampled in routines and at each of their instructions, by column of the samples; a sample
/// counts once for each, unlike in the text, which adds up addresses as pprof does.
struct RoutineSums: Sendable {
  /// By routine, its number among the groups; those of its instructions follow.
  private var starts: [Int] = []
  private let sums: [GroupSums]

  init(_ report: DisassemblyReport, columns: [Int]) {
    let (profile, shape) = (report.view.profile, report.view.shape)
    let table = FrameTable(profile, shape.paths, keepsObjects: shape.keepsObjects)
    var groups = [[Int]](repeating: [], count: table.frames.count)
    var count = 0
    for (routine, instructions) in zip(report.routines, report.tables) {
      starts.append(count)
      report.visit(routine, instructions) { position, _, samples in
        for sample in samples {
          groups[sample.sample.node.position] += [count, count + 1 + position]
        }
      }
      count += 1 + instructions.count
    }
    let total = count
    sums = columns.map {
      GroupSums(profile, table, Measure(valueColumn: $0), count: total, groups: groups)
    }
  }

  func of(routine: Int) -> (flat: [Int64], cumulative: [Int64]) { of(starts[routine]) }

  func of(instruction: Int, of routine: Int) -> (flat: [Int64], cumulative: [Int64]) {
    of(starts[routine] + 1 + instruction)
  }

  private func of(_ group: Int) -> (flat: [Int64], cumulative: [Int64]) {
    (sums.map { $0.flat[group] }, sums.map { $0.cumulative[group] })
  }
}
