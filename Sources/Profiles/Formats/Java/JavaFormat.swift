// Java profiles: a header, samples, and what the addresses of the samples mean.
//
//     --- heapz 1 ---
//     format = java
//     resolution = bytes
//     7048  1 @ 0x3 0x4                         bytes or delay, count
//     0x3 com.example.Main.run (Main.java:17)
//
// The addresses only tie samples to descriptions. Those that are described lose them at once; the
// others keep theirs until they have been given a mapping.

import Bytes

/// Reads Java profiles.
enum JavaFormat {
  fileprivate enum Kind { case heap, contention }

  static func decode(_ bytes: Span<UInt8>) throws(LegacyFault) -> Profile {
    var lines = JavaLines(bytes)
    guard let kind = kind(ofHeader: &lines) else { throw .unrecognized }
    var recorder = StackRecorder(sampleTypes: [("", ""), ("", "")])
    recorder.profile.sampleTypes = []
    try readAttributes(&lines, kind: kind, into: &recorder.profile)
    try readSamples(&lines, kind: kind, into: &recorder)
    return try finish(recorder, at: &lines)
  }

  /// Reads the locations from `position` on, and completes the profile.
  static func finish(
    _ recorder: StackRecorder, in bytes: Span<UInt8>, from position: Int
  ) throws(LegacyFault) -> Profile {
    var lines = JavaLines(bytes, from: position)
    return try finish(recorder, at: &lines)
  }

  private static func finish(
    _ recorder: StackRecorder, at lines: inout JavaLines
  ) throws(LegacyFault) -> Profile {
    var recorder = recorder
    try JavaLocations.read(&lines, into: &recorder)
    recorder.profile.renumberLocations()
    recorder.profile.attachLocations()
    guard !recorder.profile.sampleTypes.isEmpty || recorder.profile.samples.isEmpty else {
      throw .sampleTypesMissing
    }
    for location in recorder.profile.locations.indices {
      recorder.profile.locations[location].address = 0
    }
    if recorder.profile.sampleTypes.isEmpty {
      recorder.profile.samples = SampleTable(valueCount: 0)
    }
    return recorder.profile
  }

  private static func kind(ofHeader lines: inout JavaLines) -> Kind? {
    guard lines.advanceToEnded(), lines.number == 1 else { return nil }
    return switch String(decoding: lines.current.array, as: UTF8.self) {
    case "--- heapz 1 ---": .heap
    case "--- contentionz 1 ---": .contention
    default: nil
    }
  }

  /// Reads attributes, up to the first line of another kind.
  private static func readAttributes(
    _ lines: inout JavaLines, kind: Kind, into profile: inout Profile
  ) throws(LegacyFault) {
    while lines.advanceToEnded() {
      let line = lines.current
      guard line.position(of: "=") != nil,
        let groups = LegacyPatterns.javaAttribute.firstMatch(in: line, groups: 2),
        groups.count == 3, let first = groups[1], let second = groups[2]
      else {
        lines.unread()
        return
      }
      let key = line.extracting(first).trimmed()
      let value = line.extracting(second).trimmed()
      do throws(IntegerFault) {
        let isKnown = try profile.setJavaAttribute(key, to: value, kind: kind)
        if isKnown { continue }
      } catch {
        throw .javaAttribute(row: line.array, fault: error, line: lines.number)
      }
      throw .unrecognized
    }
  }

  /// Reads samples, up to the first line of another kind.
  private static func readSamples(
    _ lines: inout JavaLines, kind: Kind, into recorder: inout StackRecorder
  ) throws(LegacyFault) {
    let period = recorder.profile.period
    while lines.advanceToEnded() {
      let row = lines.current
      guard let (first, second, stack) = parts(of: row) else {
        lines.unread()
        return
      }
      var addresses: [UInt64] = []
      try AddressList.append(
        from: row.extracting(stack), row: row, line: lines.number, to: &addresses)
      var (count, size): (Int64, Int64)
      do throws(IntegerFault) {
        count = try GoIntegers.prefixed(row.extracting(second))
        size = try GoIntegers.prefixed(row.extracting(first))
      } catch {
        throw .javaRow(row: row.array, fault: error, line: lines.number)
      }
      var blockSize: Int64?
      switch kind {
      case .heap:
        if count == 0 { throw .javaZeroCount(row: row.array, line: lines.number) }
        blockSize = size / count
        (count, size) = HeapSampling.unsampled(count: count, size: size, rate: 524_288)
      case .contention where period != 0: (count, size) = (count &* period, size &* period)
      case .contention: break
      }
      recorder.addSample(addresses: addresses, values: [count, size], blockSize: blockSize)
    }
  }

  /// Where the numbers and the stack of a row are.
  private static func parts(of row: Span<UInt8>) -> (Range<Int>, Range<Int>, Range<Int>)? {
    if let parts = commonParts(of: row) { return parts }
    guard row.position(of: "@") != nil else { return nil }
    return LegacyPatterns.javaRow.threeGroups(in: row)
  }

  /// The match of `LegacyPatterns.javaRow` at the start of the row: blanks part everything, so
  /// there is no other way to match, and none further left.
  private static func commonParts(
    of row: Span<UInt8>
  ) -> (Range<Int>, Range<Int>, Range<Int>)? {
    let first = 0..<row.end(from: 0) { $0.isDigit }
    let start = row.end(from: first.upperBound) { $0 == 0x20 }
    let second = start..<row.end(from: start) { $0.isDigit }
    let at = row.end(from: second.upperBound) { $0 == 0x20 }
    guard !first.isEmpty, start > first.upperBound, !second.isEmpty, at > second.upperBound,
      row.hasText("@ ", at: at)
    else { return nil }
    let stack = row.end(from: at + 1) { $0 == 0x20 }
    return (first, second, stack..<row.end(from: stack) { $0.isStackByte })
  }
}

extension Profile {
  /// - Returns: Whether there is such an attribute, and with such a value.
  fileprivate mutating func setJavaAttribute(
    _ key: Span<UInt8>, to value: Span<UInt8>, kind: JavaFormat.Kind
  ) throws(IntegerFault) -> Bool {
    switch (String(decoding: key.array, as: UTF8.self), kind) {
    case ("format", _): return value.array == "java"
    case ("resolution", .heap):
      sampleTypes = [
        valueType("inuse_objects", "count"),
        ValueType(type: names.index(of: "inuse_space"), unit: names.index(of: value)),
      ]
    case ("resolution", .contention):
      sampleTypes = [
        valueType("contentions", "count"),
        ValueType(type: names.index(of: "delay"), unit: names.index(of: value)),
      ]
    case ("sampling period", .contention):
      period = try GoIntegers.prefixed(value)
      periodType = valueType("contentions", "count")
    case ("ms since reset", .contention):
      durationNanoseconds = try GoIntegers.prefixed(value) &* 1_000_000
    default: return false
    }
    return true
  }
}
