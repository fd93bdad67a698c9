// Lock contention, of gperftools and of Go's `debug=1`:
//
//     --- contentionz 1 ---
//     cycles/second = 2000000000
//     sampling period = 100
//     3000 2 @ 0x43 0x44                        cycles, times

import Bytes

/// Reads profiles of lock contention.
enum ContentionFormat {
  static func decode(_ bytes: Span<UInt8>) throws(LegacyFault) -> Profile {
    var lines = TextLines(bytes)
    guard lines.advanceOrStop(), lines.current.isContentionHeader else { throw .unrecognized }
    var recorder = StackRecorder(
      sampleTypes: [("contentions", "count"), ("delay", "nanoseconds")])
    recorder.profile.periodType = recorder.profile.sampleTypes[0]
    recorder.profile.period = 1
    let cyclesPerSecond = try readAttributes(&lines, into: &recorder.profile)
    try readRows(&lines, cyclesPerSecond: cyclesPerSecond, into: &recorder)
    try lines.advanceToMemoryMap()
    try recorder.profile.finish(withMemoryMap: &lines)
    return recorder.profile
  }

  /// Reads attributes, up to the first line of another kind.
  ///
  /// - Returns: The clock that delays are in, in hertz; 0 is unknown.
  private static func readAttributes(
    _ lines: inout TextLines, into profile: inout Profile
  ) throws(LegacyFault) -> Int64 {
    var cyclesPerSecond: Int64 = 0
    while try lines.advanceToContent() {
      let line = lines.trimmed
      guard !line.hasPrefix("---"), let equals = line.position(of: "=") else { break }
      let key = line.extracting(..<equals).trimmed()
      let value = line.extracting((equals + 1)...).trimmed()
      var isKnown = true
      do throws(IntegerFault) {
        switch String(decoding: key.array, as: UTF8.self) {
        case "cycles/second": cyclesPerSecond = try GoIntegers.prefixed(value)
        case "sampling period": profile.period = try GoIntegers.prefixed(value)
        case "ms since reset":
          profile.durationNanoseconds = try GoIntegers.prefixed(value) &* 1_000_000
        case "discarded samples": break
        default: isKnown = false
        }
      } catch {
        isKnown = false
      }
      if !isKnown { throw .unrecognized }
    }
    return cyclesPerSecond
  }

  /// Reads rows, of which the current line is the first.
  private static func readRows(
    _ lines: inout TextLines, cyclesPerSecond: Int64, into recorder: inout StackRecorder
  ) throws(LegacyFault) {
    let period = recorder.profile.period
    while !lines.trimmed.hasPrefix("---") {
      let row = lines.trimmed
      if !row.isBlankOrComment {
        guard let (first, second, stack) = parts(of: row) else { throw .unrecognized }
        var (delay, count): (Int64, Int64)
        do throws(IntegerFault) {
          delay = try GoIntegers.decimal(row.extracting(first))
          count = try GoIntegers.decimal(row.extracting(second))
        } catch {
          throw .rowNumber(row: row.array, fault: error, line: lines.number)
        }
        if period > 0 {
          if cyclesPerSecond > 0 {
            delay = HeapSampling.truncated(
              Double(delay) * Double(period) / (Double(cyclesPerSecond) / 1e9))
          }
          count &*= period
        }
        var addresses: [UInt64] = []
        try AddressList.append(
          from: row.extracting(stack), row: row, line: lines.number, to: &addresses)
        CallAdjustment.all.apply(to: &addresses)
        recorder.addSample(addresses: addresses, values: [count, delay])
      }
      guard try lines.advance() else { break }
    }
  }

  private static func parts(of row: Span<UInt8>) -> (Range<Int>, Range<Int>, Range<Int>)? {
    if let parts = commonParts(of: row) { return parts }
    return LegacyPatterns.contentionRow.threeGroups(in: row)
  }

  /// The match of `LegacyPatterns.contentionRow` at the start of the row, when blanks part the
  /// numbers: then there is no other way to match, and none further left.
  private static func commonParts(
    of row: Span<UInt8>
  ) -> (Range<Int>, Range<Int>, Range<Int>)? {
    let first = 0..<row.end(from: 0) { $0.isDigit }
    let start = row.end(from: first.upperBound) { $0 == 0x20 }
    let second = start..<row.end(from: start) { $0.isDigit }
    guard !first.isEmpty, start > first.upperBound, !second.isEmpty,
      row.hasText(" @", at: second.upperBound)
    else { return nil }
    let stack = second.upperBound + 2
    return (first, second, stack..<row.end(from: stack) { $0.isStackByte })
  }
}

extension Span where Element == UInt8 {
  fileprivate var isContentionHeader: Bool {
    hasPrefix("--- contentionz ") || hasPrefix("--- mutex:") || hasPrefix("--- contention:")
  }
}
