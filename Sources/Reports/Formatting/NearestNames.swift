import Profiles

// What may have been meant by a pattern that matches nothing? Mostly the right name in the wrong
// case (`JSON.marshal`), or with a slip of the finger (`json.Marshl`). So the pattern is read as the
// text that somebody typed, its operators as gaps, and two kinds of names are near:
//
//     1. those that hold all of the text, in order, when case is ignored; shorter names first;
//     2. those from which the text, or from whose last part it, is a few edits away; fewest first.
//
// A profile may hold a million names, and a hostile one long names that are all alike. Names over a
// length that nobody types are passed over, and the work is counted and ends at a limit.

/// The names of functions that come nearest to a pattern.
struct NearestNames {
  /// At most three, nearest first.
  private(set) var names: [[UInt8]] = []

  private static let count = 3
  private static let longestName = 1_000
  private static let longestText = 80
  /// How many bytes may be compared: well under a second of them.
  private static let workLimit = 100_000_000

  private struct Candidate {
    let name: NameIndex
    /// 0 where the name holds the text.
    let edits: Int
    let length: Int
  }

  private let parts: [[UInt8]]
  private var work = 0
  private var candidates: [Candidate] = []

  init(to expression: [UInt8], in profile: Profile) {
    parts = PatternText(expression).parts.map { $0.map(\.lowercased) }
    let text = Array(parts.joined())
    guard text.count > 1, text.count <= Self.longestText else { return }
    var seen = [Bool](repeating: false, count: profile.names.count)
    for function in profile.functions where !seen[function.name.position] {
      seen[function.name.position] = true
      let span = profile.names[function.name]
      guard !span.isEmpty, span.count <= Self.longestName else { continue }
      var name: [UInt8] = []
      name.reserveCapacity(span.count)
      for position in span.indices { name.append(span[position].lowercased) }
      consider(name, function.name, text, profile.names)
      if work > Self.workLimit { break }
    }
    names = candidates.map { profile.names.copy(of: $0.name) }
  }

  private mutating func consider(
    _ name: [UInt8], _ index: NameIndex, _ text: [UInt8], _ names: NameTable
  ) {
    var edits = holdsParts(name) ? 0 : nil
    if edits == nil {
      // Two slips in a short text make another text.
      let limit = text.count < 4 ? 0 : text.count < 8 ? 1 : 2
      for part in Self.endings(of: name) {
        guard abs(part.count - text.count) <= limit else { continue }
        // An edit brings at most one byte that was not there.
        let missing = text.letters & ~part.letters
        guard missing.nonzeroBitCount <= limit else { continue }
        work += part.count * text.count
        if let distance = editDistance(Array(part), text, atMost: limit), distance > 0 {
          edits = min(edits ?? distance, distance)
        }
      }
    }
    guard let edits else { return }
    let candidate = Candidate(name: index, edits: edits, length: name.count)
    let place = candidates.firstIndex { precedes(candidate, $0, names) } ?? candidates.count
    candidates.insert(candidate, at: place)
    if candidates.count > Self.count { candidates.removeLast() }
  }

  private func precedes(_ first: Candidate, _ second: Candidate, _ names: NameTable) -> Bool {
    if first.edits != second.edits { return first.edits < second.edits }
    if first.length != second.length { return first.length < second.length }
    return names.precedes(first.name, second.name)
  }

  /// Whether a name holds all parts of the text, one after the other.
  private mutating func holdsParts(_ name: [UInt8]) -> Bool {
    var start = 0
    for part in parts {
      guard let end = endOfFirst(part, in: name, from: start) else { return false }
      start = end
    }
    return true
  }

  private mutating func endOfFirst(_ part: [UInt8], in name: [UInt8], from start: Int) -> Int? {
    var position = start
    while position + part.count <= name.count {
      var length = 0
      while length < part.count, name[position + length] == part[length] { length += 1 }
      work += length + 1
      if length == part.count { return position + length }
      position += 1
    }
    return nil
  }

  /// The name, and what follows its last `/` and its last `.` or `:`, without arguments.
  private static func endings(of name: [UInt8]) -> [ArraySlice<UInt8>] {
    func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") }
    var arguments = name.endIndex
    // A parenthesis at the start of a part is that of a Go method's receiver.
    for position in name.indices.dropFirst() where name[position] == UInt8(ascii: "(") {
      if isSeparator(name[position - 1]) || name[position - 1] == UInt8(ascii: "/") { continue }
      arguments = position
      break
    }
    let bare = name[..<arguments]
    var endings = [name[...]]
    if bare.count < name.count { endings.append(bare) }
    if let slash = bare.lastIndex(of: UInt8(ascii: "/")) { endings.append(bare[(slash + 1)...]) }
    if let separator = bare.lastIndex(where: isSeparator) {
      endings.append(bare[(separator + 1)...])
    }
    return endings
  }
}

/// How many bytes have to be inserted, removed, replaced or swapped with the next to make one text
/// of another; `nil` where that is more than `limit`.
func editDistance(_ first: [UInt8], _ second: [UInt8], atMost limit: Int) -> Int? {
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

extension Collection where Element == UInt8 {
  /// Which bytes there are, modulo 64, as bits.
  fileprivate var letters: UInt64 { reduce(0) { $0 | 1 << UInt64($1 & 63) } }
}

extension UInt8 {
  /// The byte, in lower case where it is an ASCII letter.
  fileprivate var lowercased: UInt8 { (0x41...0x5a).contains(self) ? self | 0x20 : self }
}
