import Bytes
import CallGraphs
import Profiles

// A function is its name and its file: JavaScript has many `(anonymous)`, Python many `__init__`. But the
// same function may stand in another folder after, as where each side is built in a folder of its own. So
// rows come with name and file, and are joined where that cannot be wrong:
//
//     run  /old/a.js     run  /new/a.js        no run has both: one row, `run`
//     run  a.js          run  b.js             a run has both: `run a.js`, `run b.js`
//     run  /old/a.js …   run  /new/a.js …      with b.js on both sides: joined by the last element
//
// Where no run has both, each sum of the joined row is that of one row, so nothing is counted twice.

/// Which rows of a comparison become one, and what they are called.
struct DiffRowNames {
  /// By old row, the new one; row 0 stays.
  private(set) var rows: [Int] = [0]
  private(set) var names = NameTable()
  /// By new row, the old one that it is like.
  private(set) var origins = [0]
  /// By new row, whether its file is a part of it.
  private(set) var keepsFile = [false]

  /// - Parameters:
  ///   - frames: By row; the first stands for nothing.
  ///   - isPresent: Whether a run has a row.
  ///   - runs: How many runs there are.
  init(
    _ frames: [Frame], _ frameNames: NameTable, runs: Int,
    isPresent: (_ run: Int, _ row: Int) -> Bool
  ) {
    func areTogether(_ group: [Int]) -> Bool {
      (0..<runs).contains { run in group.count { isPresent(run, $0) } > 1 }
    }
    rows = Array(repeating: 0, count: frames.count)
    let functions = Dictionary(grouping: 1..<max(frames.count, 1)) { frames[$0].name }
    for first in 1..<max(frames.count, 1) {
      guard let group = functions[frames[first].name], group[0] == first else { continue }
      if !areTogether(group) {
        add(group, named: frameNames.copy(of: frames[first].name), keepsFile: false)
        continue
      }
      let files = Dictionary(grouping: group) { lastElement(frameNames.copy(of: frames[$0].file)) }
      for (file, rows) in files.sorted(by: { $0.value[0] < $1.value[0] }) {
        let name = frameNames.copy(of: frames[first].name) + " ".bytes
        if areTogether(rows) {
          for row in rows {
            add([row], named: name + frameNames.copy(of: frames[row].file), keepsFile: true)
          }
        } else {
          add(rows, named: name + file, keepsFile: true)
        }
      }
    }
  }

  private mutating func add(_ group: [Int], named name: [UInt8], keepsFile: Bool) {
    let row = names.index(of: name).position
    if row == origins.count {
      origins.append(group[0])
      self.keepsFile.append(keepsFile)
    }
    for old in group { rows[old] = row }
  }

  private func lastElement(_ path: [UInt8]) -> [UInt8] {
    path.lastIndex(of: "/").map { Array(path[($0 + 1)...]) } ?? path
  }

  /// Sums by new row.
  func joined<Number: Numeric>(_ sums: [Number], _ add: (Number, Number) -> Number) -> [Number] {
    if sums.isEmpty { return [] }
    var joined = [Number](repeating: 0, count: origins.count)
    for (old, sum) in sums.enumerated() { joined[rows[old]] = add(joined[rows[old]], sum) }
    return joined
  }
}
