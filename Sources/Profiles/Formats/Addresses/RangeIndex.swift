/// Numbered ranges of points, and for each point the lowest-numbered range that holds it.
///
/// A binary tree over the points, its root at 1: each range is noted at the O(log *n*) nodes that
/// make it up, each point is held by the ranges noted on its way to the root. The notes of a node
/// form a list in ascending order.
struct RangeIndex {
  private var leafCount: Int
  /// The first note of each node; 0 for none, otherwise its position plus 1.
  private var firstNotes: [Int32]
  private var notes: [(range: Int32, next: Int32)] = []

  init(pointCount: Int) {
    leafCount = max(pointCount, 1)
    firstNotes = [Int32](repeating: 0, count: 2 * leafCount)
  }

  /// Adds a range of points.
  mutating func insert(_ range: Int, points: Range<Int>) {
    guard let number = Int32(exactly: range) else { return }
    var low = points.lowerBound + leafCount
    var high = points.upperBound + leafCount
    while low < high {
      if low % 2 == 1 {
        note(number, at: low)
        low += 1
      }
      if high % 2 == 1 {
        high -= 1
        note(number, at: high)
      }
      low /= 2
      high /= 2
    }
  }

  /// The lowest-numbered range that holds the point and that the condition holds for.
  ///
  /// Unwanted ranges are forgotten at the nodes where they come first, so each is passed over once.
  /// The condition must not become true again for a range that it was false for.
  mutating func first(at point: Int, where isWanted: (Int) -> Bool) -> Int? {
    var lowest: Int32?
    var node = point + leafCount
    while node > 0 {
      while firstNotes[node] != 0, !isWanted(Int(notes[Int(firstNotes[node]) - 1].range)) {
        firstNotes[node] = notes[Int(firstNotes[node]) - 1].next
      }
      if firstNotes[node] != 0 {
        let range = notes[Int(firstNotes[node]) - 1].range
        lowest = min(lowest ?? range, range)
      }
      node /= 2
    }
    return lowest.map { Int($0) }
  }

  /// Notes a range at a node, unless one before it is there already: with that one wanted, this
  /// one would never be the first.
  private mutating func note(_ range: Int32, at node: Int) {
    let first = firstNotes[node]
    if first != 0, notes[Int(first) - 1].range <= range { return }
    guard let position = Int32(exactly: notes.count + 1) else { return }
    notes.append((range, first))
    firstNotes[node] = position
  }
}
