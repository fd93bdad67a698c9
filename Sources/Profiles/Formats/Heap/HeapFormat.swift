// Heap profiles of gperftools and of Go's `debug=1`, and gperftools' growth and fragmentation:
//
//     heap profile:   12:   3456 [  78:  90123] @ heap_v2/524288
//       3:    300 [   10:   5000] @ 0x400010 0x400020
//       in use    [   allocated ]

import Bytes

/// Reads heap profiles in text.
enum HeapFormat {
  static func decode(_ bytes: Span<UInt8>) throws(LegacyFault) -> Profile {
    var lines = TextLines(bytes)
    guard lines.advanceOrStop(), let header = HeapHeader(lines.current) else { throw .unrecognized }
    var recorder = StackRecorder(
      sampleTypes: header.hasAllocations
        ? [
          ("alloc_objects", "count"), ("alloc_space", "bytes"),
          ("inuse_objects", "count"), ("inuse_space", "bytes"),
        ] : [("objects", "count"), ("space", "bytes")])
    recorder.profile.period = header.period
    recorder.profile.periodType = recorder.profile.valueType("space", "bytes")
    while try lines.advanceToContent() {
      if lines.current.isMemoryMapSentinel { break }
      let row = lines.trimmed
      let range = try HeapRow(row, line: lines.number)
      let values = try range.values(of: row, header: header, line: lines.number)
      var addresses: [UInt64] = []
      try AddressList.append(
        from: row.extracting(range.stack), row: row, line: lines.number, to: &addresses)
      CallAdjustment.all.apply(to: &addresses)
      recorder.addSample(
        addresses: addresses, values: values.values, blockSize: values.blockSize)
    }
    try lines.advanceToMemoryMap()
    try recorder.profile.finish(withMemoryMap: &lines)
    return recorder.profile
  }

  /// What is wrong with a heap profile that can be read: allocators count what was ever allocated, and
  /// a counter of 32 bits overflows. The records are what they are.
  static func warnings(_ bytes: Span<UInt8>) -> [String] {
    var lines = TextLines(bytes)
    guard lines.advanceOrStop(), HeapHeader(lines.current)?.isNegative == true else { return [] }
    return ["the totals of this heap profile are negative: a counter has overflowed"]
  }
}

/// What the first line of a heap profile says.
private struct HeapHeader {
  var hasAllocations = false
  var period: Int64 = 1
  var isSampled = false
  /// Whether a total is negative.
  var isNegative = false

  init?(_ line: Span<UInt8>) {
    guard line.contains("heap profile:") else { return nil }
    guard let groups = LegacyPatterns.heapHeader.firstMatch(in: line, groups: 6) else {
      let isOther =
        LegacyPatterns.growthHeader.matches(line)
        || LegacyPatterns.fragmentationHeader.matches(line)
      if isOther { return } else { return nil }
    }
    var texts: [[UInt8]] = []
    for group in groups { texts.append(line.extracting(group ?? 0..<0).array) }
    let zero = "0".bytes
    isNegative = texts[1...4].contains { $0.first == "-" }
    hasAllocations =
      (texts[3] != texts[1] && texts[3] != zero) || (texts[4] != texts[2] && texts[4] != zero)
    var rate: Int64 = 0
    if let digits = groups[6], !digits.isEmpty {
      do { rate = try GoIntegers.decimal(line.extracting(digits)) } catch { return nil }
    }
    switch String(decoding: texts[5], as: UTF8.self) {
    case "heap_v2", "heapz_v2": (period, isSampled) = (rate, true)
    // Go writes twice the rate, for pprofs that halved it.
    case "heap": (period, isSampled) = (rate / 2, true)
    case "heapprofile": break
    default: return nil
    }
  }
}

/// Where the parts of a heap profile's row are.
private struct HeapRow {
  /// Blocks and bytes in use, blocks and bytes allocated.
  private(set) var numbers: [Range<Int>]
  private(set) var stack: Range<Int>

  init(_ row: Span<UInt8>, line: Int) throws(LegacyFault) {
    if let (numbers, stack) = Self.commonRow(row) {
      (self.numbers, self.stack) = (numbers, stack)
      return
    }
    guard let groups = LegacyPatterns.heapRow.firstMatch(in: row, groups: 5), groups.count == 6
    else { throw .heapRow(line: line) }
    let ranges = groups.map { $0 ?? 0..<0 }
    (numbers, stack) = (Array(ranges[1...4]), ranges[5])
  }

  /// The match of `LegacyPatterns.heapRow` at the start of the row.
  ///
  /// Each run of digits and blanks in that expression is followed by another character, so there
  /// is one way to match at most; and no match is further left.
  private static func commonRow(_ row: Span<UInt8>) -> ([Range<Int>], Range<Int>)? {
    var numbers: [Range<Int>] = []
    var position = 0
    for separator in [":", "[", ":", "] @"] {
      let start = position
      if position < row.count, row[position] == "-" { position += 1 }
      let end = row.end(from: position) { $0.isDigit }
      guard end > position else { return nil }
      numbers.append(start..<end)
      position = separator == ":" ? end : row.end(from: end) { $0 == 0x20 }
      guard row.hasText(separator, at: position) else { return nil }
      position += separator.utf8.count
      if separator != "] @" { position = row.end(from: position) { $0 == 0x20 } }
    }
    return (numbers, position..<row.end(from: position) { $0.isStackByte })
  }

  /// The sample's values, and the size of its blocks.
  func values(
    of row: Span<UInt8>, header: HeapHeader, line: Int
  ) throws(LegacyFault) -> (values: [Int64], blockSize: Int64) {
    var values: [Int64] = []
    var blockSize: Int64 = 0
    for kind in [LegacyFault.HeapCount.allocated, .inUse] {
      if kind == .allocated, !header.hasAllocations { continue }
      let first = kind == .inUse ? 0 : 2
      var (count, size): (Int64, Int64)
      do throws(IntegerFault) {
        count = try GoIntegers.decimal(row.extracting(numbers[first]))
        size = try GoIntegers.decimal(row.extracting(numbers[first + 1]))
      } catch {
        throw .rowNumber(row: row.array, fault: error, line: line)
      }
      if count == 0, size != 0 { throw .bytesWithoutCount(kind, byteCount: size, line: line) }
      if count != 0 {
        blockSize = size.dividedReportingOverflow(by: count).partialValue
        if header.isSampled {
          (count, size) = HeapSampling.unsampled(count: count, size: size, rate: header.period)
        }
      }
      values += [count, size]
    }
    return (values, blockSize)
  }
}
