/// The names that a misspelled one may have meant: those that are nearest, if they are near.
///
/// Near means one slip in three letters: a letter wrong, missing, too many, or two exchanged.
func nearest(to name: String, in names: [String]) -> [String] {
  let slips = min(name.count / 3, 3)
  let near = names.map { ($0, slipCount(name.lowercased(), $0)) }.filter { $0.1 <= slips }
  let best = near.map(\.1).min()
  return near.filter { $0.1 == best }.map(\.0)
}

/// How many slips lead from one text to the other; texts that nobody confuses are far.
private func slipCount(_ first: String, _ second: String) -> Int {
  let (first, second) = (Array(first), Array(second))
  if abs(first.count - second.count) > 3 { return .max }
  var previous: [Int] = []
  var row = Array(0...second.count)
  for line in first.indices {
    var next = [line + 1]
    for column in second.indices {
      let isSame = first[line] == second[column]
      var count = min(row[column] + (isSame ? 0 : 1), row[column + 1] + 1, next[column] + 1)
      if line > 0, column > 0, first[line] == second[column - 1],
        first[line - 1] == second[column]
      {
        count = min(count, previous[column - 1] + 1)
      }
      next.append(count)
    }
    (previous, row) = (row, next)
  }
  return row[second.count]
}
