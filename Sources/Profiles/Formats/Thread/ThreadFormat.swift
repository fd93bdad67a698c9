// What gperftools' threadz page and stack dumps print:
//
//     --- threadz 1 ---
//
//     --- Thread 7f794ab90940 (name: main/14748) stack: ---
//       PC: 0x40b00 0x40b01
//         creator: 0x5 0x6
//     --- Thread 7f794a38f940 (name: worker/14749) stack: ---
//       [same as previous thread]
//     --- Memory map: ---

import Bytes

/// Reads profiles of the stacks of threads.
enum ThreadFormat {
  static func decode(_ bytes: Span<UInt8>) throws(LegacyFault) -> Profile {
    var lines = TextLines(bytes)
    guard lines.advanceToHeader() else { throw .unrecognized }
    if LegacyPatterns.threadzHeader.matches(lines.current) {
      // A line that is too long is no fault here: pprof then finds that a thread is missing.
      while lines.advanceOrStop() {
        if lines.current.isMemoryMapSentinel || lines.current.hasPrefix("-") { break }
      }
    } else if !LegacyPatterns.threadHeader.matches(lines.current) {
      throw .unrecognized
    }
    var recorder = StackRecorder(sampleTypes: [("thread", "count")])
    recorder.profile.periodType = recorder.profile.sampleTypes[0]
    recorder.profile.period = 1
    try readThreads(&lines, into: &recorder)
    try lines.advanceToMemoryMap()
    try recorder.profile.finish(withMemoryMap: &lines)
    recorder.profile.removeRepeatedLeaves()
    return recorder.profile
  }

  /// Reads the blocks of threads, from the header that is the current line to what ends them.
  private static func readThreads(
    _ lines: inout TextLines, into recorder: inout StackRecorder
  ) throws(LegacyFault) {
    var header = lines.current
    while !header.isMemoryMapSentinel, !header.hasPrefix("---- no stack trace for") {
      guard header.contains("--- Thread "), LegacyPatterns.threadHeader.matches(header) else {
        throw .unrecognized
      }
      var addresses: [UInt64] = []
      var isRepeated = false
      header = lines.current.extracting(..<0)
      while try lines.advance() {
        let line = lines.trimmed
        header = line
        if line.hasPrefix("---") { break }
        if line.contains("same as previous thread") {
          isRepeated = true
        } else {
          try AddressList.append(from: line, row: line, line: lines.number, to: &addresses)
        }
      }
      if !addresses.isEmpty, !isRepeated {
        CallAdjustment.callers.apply(to: &addresses)
        recorder.addSample(addresses: addresses, values: [1])
      } else if !recorder.profile.samples.isEmpty {
        recorder.profile.samples.values[recorder.profile.samples.count - 1] &+= 1
      }
    }
  }
}
