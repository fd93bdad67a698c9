import Bytes

// A zone as `zic` compiles it (RFC 8536):
//
//     header │ block with 4-byte times │ header │ block with 8-byte times │ \n rule \n
//
// The second half is there from version 2 on, and is then the one that counts. A block has moments of
// change, for each the number of the offset that holds from then on, and the offsets. What holds after
// the last change is in the rule, where there is one. Where the file leaves something open, Go's
// answer is taken, as pprof's headers are Go's.

/// How far a time zone is ahead of UTC, at any moment.
package struct ZoneFile: Sendable {
  /// What holds at a moment.
  package struct Offset: Hashable, Sendable {
    package let secondsEast: Int
    package let abbreviation: [UInt8]
    var isSummer = false
  }

  private let offsets: [Offset]
  /// Ascending.
  private let changes: [(seconds: Int64, offset: Int)]
  private let rule: ZoneRule?

  package static let utc = ZoneFile()

  private init() {
    offsets = [Offset(secondsEast: 0, abbreviation: "UTC".bytes)]
    (changes, rule) = ([], nil)
  }

  /// - Returns: `nil` where the bytes are not those of a zone.
  package init?(_ bytes: [UInt8]) {
    var cursor = ByteCursor(bytes.span)
    guard var header = Header(&cursor) else { return nil }
    var timeSize = 4
    if header.version >= 2 {
      guard cursor.skip(header.byteCount(timeSize: 4)), let second = Header(&cursor) else {
        return nil
      }
      (header, timeSize) = (second, 8)
    }
    guard header.offsetCount > 0, var block = cursor.part(header.byteCount(timeSize: timeSize))
    else { return nil }
    var times: [Int64] = []
    var numbers: [Int] = []
    var records: [(seconds: Int64, isSummer: Bool, name: Int)] = []
    for _ in 0..<header.changeCount { times.append(block.signed(size: timeSize)) }
    for _ in 0..<header.changeCount { numbers.append(Int(block.next() ?? 0)) }
    for _ in 0..<header.offsetCount {
      records.append((block.signed(size: 4), block.next() != 0, Int(block.next() ?? 0)))
    }
    let names = block.copy(of: block.position..<block.position + header.nameByteCount)
    guard numbers.allSatisfy({ $0 < records.count }), records.allSatisfy({ $0.name < names.count })
    else { return nil }
    offsets = records.map { seconds, isSummer, name in
      Offset(
        secondsEast: Int(seconds), abbreviation: Array(names[name...].prefix { $0 != 0 }),
        isSummer: isSummer)
    }
    changes = zip(times, numbers).map { (seconds: $0, offset: $1) }
    let footer = bytes[cursor.position...]
    rule =
      timeSize == 8 && footer.first == "\n"
      ? ZoneRule(Array(footer.dropFirst().prefix { $0 != "\n" })) : nil
  }

  /// What holds at a number of seconds since 1970.
  package func offset(at seconds: Int64) -> Offset {
    let next = changes.partitioningIndex { $0.seconds > seconds }
    if next == changes.count, let rule { return rule.offset(at: seconds) }
    return next == 0 ? offsets[first] : offsets[changes[next - 1].offset]
  }

  /// The number of what holds before the first change: what no change leads to, else what is no summer
  /// time.
  private var first: Int {
    if !changes.contains(where: { $0.offset == 0 }) { return 0 }
    if let change = changes.first, offsets[change.offset].isSummer,
      let before = offsets[..<change.offset].lastIndex(where: { !$0.isSummer })
    {
      return before
    }
    return offsets.firstIndex { !$0.isSummer } ?? 0
  }
}

/// What a half of the file begins with.
private struct Header {
  let version: Int
  let changeCount: Int
  let offsetCount: Int
  let nameByteCount: Int
  private let leapCount: Int
  private let standardCount: Int
  private let universalCount: Int

  init?(_ cursor: inout ByteCursor) {
    let start = cursor.position
    guard cursor.skip(20), cursor.copy(of: start..<start + 4) == "TZif" else { return nil }
    version = cursor.bytes[start + 4].isDigit ? Int(cursor.bytes[start + 4]) - 0x30 : 1
    var counts: [Int] = []
    for _ in 0..<6 { counts.append(Int(cursor.signed(size: 4))) }
    guard counts.allSatisfy({ (0...1 << 20).contains($0) }) else { return nil }
    (universalCount, standardCount, leapCount) = (counts[0], counts[1], counts[2])
    (changeCount, offsetCount, nameByteCount) = (counts[3], counts[4], counts[5])
  }

  /// How long the block is that follows.
  func byteCount(timeSize: Int) -> Int {
    changeCount * (timeSize + 1) + offsetCount * 6 + nameByteCount + leapCount * (timeSize + 4)
      + standardCount + universalCount
  }
}

extension ByteCursor {
  /// A signed number whose most significant byte comes first; 0 where there is none.
  @_lifetime(self: copy self)
  fileprivate mutating func signed(size: Int) -> Int64 {
    let number = Int64(bitPattern: self.number(size: size, isBigEndian: true) ?? 0)
    return size < 8 && number >> (8 * size - 1) & 1 == 1 ? number - (1 << (8 * size)) : number
  }
}
