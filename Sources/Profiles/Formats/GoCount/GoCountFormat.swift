// Go's profiles with `debug=1` that count stacks, such as goroutines and created threads:
//
//     goroutine profile: total 3
//     2 @ 0x43 0x44
//     #	0x42	main.main+0x1	/src/main.go:7

import Bytes

/// Reads Go's count profiles.
enum GoCountFormat {
  static func decode(_ bytes: Span<UInt8>) throws(LegacyFault) -> Profile {
    var lines = TextLines(bytes)
    guard lines.advanceToHeader(), let name = name(inHeader: lines.current) else {
      throw .unrecognized
    }
    var recorder = StackRecorder(sampleTypes: [("", "count")])
    recorder.profile.sampleTypes[0].type = recorder.profile.names.index(of: name)
    recorder.profile.periodType = recorder.profile.sampleTypes[0]
    recorder.profile.period = 1
    while try lines.advanceToContent() {
      let row = lines.current
      if row.hasPrefix("---") { break }
      guard let end = endOfCount(in: row) else { throw .countRow(line: lines.number) }
      var addresses: [UInt64] = []
      let count: Int64
      do {
        count = try GoIntegers.prefixed(row.extracting(..<end))
        try AddressList.append(
          from: row.extracting(end...), row: row, line: lines.number, to: &addresses)
      } catch {
        throw .countRow(line: lines.number)
      }
      CallAdjustment.all.apply(to: &addresses)
      recorder.addSample(addresses: addresses, values: [count])
    }
    try lines.advanceToMemoryMap()
    try recorder.profile.finish(withMemoryMap: &lines)
    return recorder.profile
  }

  /// What is counted, by `\A(\S+) profile: total \d+\z`.
  private static func name(inHeader line: Span<UInt8>) -> [UInt8]? {
    let end = line.end(from: 0) { !$0.isPatternSpace }
    let words = " profile: total "
    guard end > 0, line.hasText(words, at: end) else { return nil }
    let number = end + words.utf8.count
    guard number < line.count, line.end(from: number, while: { $0.isDigit }) == line.count else {
      return nil
    }
    return line.extracting(..<end).array
  }

  /// Where the count ends in a row of the form `\A(\d+) @(( 0x[0-9a-f]+)+)\z`.
  private static func endOfCount(in row: Span<UInt8>) -> Int? {
    let end = row.end(from: 0) { $0.isDigit }
    guard end > 0, row.hasText(" @", at: end) else { return nil }
    var position = end + 2
    guard position < row.count else { return nil }
    while position < row.count {
      guard row.hasText(" 0x", at: position) else { return nil }
      let digits = position + 3
      position = row.end(from: digits) { $0.isAddressDigit }
      guard position > digits else { return nil }
    }
    return end
  }
}
