import Bytes
import Profiles

// What may have been meant by a pattern that matches nothing? Mostly the right name in the wrong
// case (`JSON.marshal`), without what stands between its parts (`Tree.insert` for `(*Tree).insert`),
// or with a slip of the finger (`json.Marshl`). So pattern and names are both read as words,
// without case and punctuation, and two kinds of names are near:
//
//     1. those that hold all words of the pattern, in order; shorter names first;
//     2. those that end, arguments aside, in what is a few edits away from it; fewest first.
//
// A profile may hold a million names, and a hostile one long names that are all alike. Names of a
// length that nobody types are passed over, and the work is counted and ends at a limit.

/// The names of functions that come nearest to a pattern.
struct NearestNames {
  /// At most three, nearest first.
  private(set) var names: [[UInt8]] = []

  private static let count = 3
  private static let longestName = 1_000
  private static let longestPattern = 80
  /// How many bytes may be compared: a fraction of a second's work.
  private static let workLimit = 100_000_000

  private struct Candidate {
    let name: NameIndex
    /// 0 where the name holds the words.
    let edits: Int
    let length: Int
  }

  private let pattern: NameWords
  private var work = 0
  private var candidates: [Candidate] = []

  init(to expression: [UInt8], in profile: Profile) {
    let text = Array(PatternText(expression).parts.joined(separator: " ".bytes))
    pattern = NameWords(text.span)
    guard (2...Self.longestPattern).contains(pattern.bytes.count) else { return }
    for function in profile.functionsOfDistinctNames() {
      let name = profile.functions[function].name
      if profile.names[name].count <= Self.longestName { consider(name, profile.names) }
      if work > Self.workLimit { break }
    }
    names = candidates.map { profile.names.copy(of: $0.name) }
  }

  private mutating func consider(_ name: NameIndex, _ names: NameTable) {
    let words = NameWords(names[name])
    work += names[name].count
    guard let edits = holdsPattern(words) ? 0 : fewestEdits(words) else { return }
    let candidate = Candidate(name: name, edits: edits, length: names[name].count)
    let place = candidates.firstIndex { precedes(candidate, $0, names) } ?? candidates.count
    candidates.insert(candidate, at: place)
    if candidates.count > Self.count { candidates.removeLast() }
  }

  private func precedes(_ first: Candidate, _ second: Candidate, _ names: NameTable) -> Bool {
    if first.edits != second.edits { return first.edits < second.edits }
    if first.length != second.length { return first.length < second.length }
    return names.precedes(first.name, second.name)
  }

  /// Whether a name holds all words of the pattern, one after the other.
  private mutating func holdsPattern(_ name: NameWords) -> Bool {
    var start = 0
    for word in pattern.starts.indices {
      guard let end = endOfFirst(pattern.range(of: word), in: name, from: start) else {
        return false
      }
      start = end
    }
    return true
  }

  private mutating func endOfFirst(
    _ word: Range<Int>, in name: NameWords, from start: Int
  ) -> Int? {
    var position = start
    while position + word.count <= name.bytes.count {
      var length = 0
      while length < word.count,
        name.bytes[position + length] == pattern.bytes[word.lowerBound + length]
      { length += 1 }
      work += length + 1
      if length == word.count { return position + length }
      position += 1
    }
    return nil
  }

  /// How many edits make the pattern of the name or of its last words, if these are few.
  private mutating func fewestEdits(_ name: NameWords) -> Int? {
    // Two slips in a short word make another word.
    let limit = pattern.bytes.count < 4 ? 0 : pattern.bytes.count < 8 ? 1 : 2
    var fewest: Int?
    for start in name.starts where start < name.nameEnd {
      let ending = name.bytes[start..<name.nameEnd]
      guard abs(ending.count - pattern.bytes.count) <= limit else { continue }
      // An edit brings at most one byte that was not there.
      guard (pattern.letters & ~ending.letters).nonzeroBitCount <= limit else { continue }
      work += ending.count * pattern.bytes.count
      if let edits = editDistance(Array(ending), pattern.bytes, atMost: limit) {
        fewest = min(fewest ?? edits, edits)
      }
    }
    return fewest.map { max($0, 1) }
  }
}

extension ArraySlice<UInt8> {
  /// Which bytes there are, modulo 64, as bits.
  var letters: UInt64 { reduce(0) { $0 | 1 << UInt64($1 & 63) } }
}
