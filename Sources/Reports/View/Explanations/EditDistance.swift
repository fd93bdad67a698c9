/// How many bytes have to be inserted, removed, replaced or swapped with the next to make one text
/// of another; `nil` where that is more than `limit`.
package func editDistance(
  _ first: [UInt8], _ second: [UInt8], atMost limit: Int
) -> Int? {
  var beforeLast: [Int] = []
  var last = Array(0...second.count)
  for row in first.indices {
    var current = [row + 1]
    for column in second.indices {
      let isEqual = first[row] == second[column]
      var best = min(last[column] + (isEqual ? 0 : 1), last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
        best = min(best, beforeLast[column - 1] + 1)
      }
      current.append(best)
    }
    if current.allSatisfy({ $0 > limit }) { return nil }
    (beforeLast, last) = (last, current)
  }
  return last[second.count] <= limit ? last[second.count] : nil
}
