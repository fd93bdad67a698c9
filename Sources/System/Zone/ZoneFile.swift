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
    guard var header = Header(bytes[...]) else { return nil }
    var timeSize = 4
    if header.version >= 2 {
      guard let second = Header(bytes[header.end...].dropFirst(header.byteCount(timeSize: 4)))
      else {
        return nil
      }
      (header, timeSize) = (second, 8)
    }
    let block = bytes[header.end...].prefix(header.byteCount(timeSize: timeSize))
    guard block.count == header.byteCount(timeSize: timeSize), header.offsetCount > 0 else {
      return nil
    }
    var reader = BlockReader(rest: block)
    let times = (0..<header.changeCount).map { _ in reader.number(size: timeSize) }
    let numbers = (0..<header.changeCount).map { _ in Int(reader.number(size: 1) & 0xff) }
    let records = (0..<header.offsetCount).map { _ in
      (reader.number(size: 4), reader.number(size: 1) != 0, Int(reader.number(size: 1) & 0xff))
    }
    let names = reader.rest.prefix(header.nameByteCount)
    guard numbers.allSatisfy({ $0 < header.offsetCount }),
      records.allSatisfy({ $0.2 < names.count })
    else { return nil }
    offsets = records.map { seconds, isSummer, name in
      Offset(
        secondsEast: Int(seconds), abbreviation: Array(names.dropFirst(name).prefix { $0 != 0 }),
        isSummer: isSummer)
    }
    changes = zip(times, numbers).map { (seconds: $0, offset: $1) }
    let footer = bytes[block.endIndex...]
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
  /// Where its block begins.
  let end: Int
  let changeCount: Int
  let offsetCount: Int
  let nameByteCount: Int
  private let leapCount: Int
  private let standardCount: Int
  private let universalCount: Int

  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count >= 44, bytes.hasPrefix("TZif") else { return nil }
    version =
      switch bytes[bytes.startIndex + 4] {
      case "2"..."9": 2
      default: 1
      }
    end = bytes.startIndex + 44
    var reader = BlockReader(rest: bytes.dropFirst(20).prefix(24))
    let counts = (0..<6).map { _ in Int(truncatingIfNeeded: reader.number(size: 4)) }
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

/// The numbers of a block, one after the other; 0 where it has ended.
private struct BlockReader {
  var rest: ArraySlice<UInt8>

  /// A signed number whose most significant byte comes first.
  mutating func number(size: Int) -> Int64 {
    let bytes = rest.prefix(size)
    rest = rest.dropFirst(size)
    guard let first = bytes.first else { return 0 }
    return bytes.dropFirst().reduce(Int64(Int8(bitPattern: first))) { $0 << 8 | Int64($1) }
  }
}
