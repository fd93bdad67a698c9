// gperftools' CPU profiles: words of one size and byte order, then the text of /proc/self/maps.
//
//     0  3  kind  period  0                      kind 0: native, 1: Java; period in microseconds
//     count  n  address × n                      for each sample, leaf first
//     0  1  0                                    end of samples

import Bytes

/// Reads binary CPU profiles.
enum CPUFormat {
  static func decode(_ bytes: Span<UInt8>) throws(LegacyFault) -> Profile {
    for (size, isBigEndian) in [(4, false), (4, true), (8, false), (8, true)] {
      var words = Words(bytes, size: size, isBigEndian: isBigEndian)
      guard words.next() == 0, words.next() == 3, let kind = words.next(), kind < 2,
        let period = words.next(), period > 0, words.next() == 0
      else { continue }
      return try decodeSamples(words, periodMicroseconds: period, isJava: kind == 1)
    }
    throw .unrecognized
  }

  private static func decodeSamples(
    _ words: consuming Words, periodMicroseconds: UInt64, isJava: Bool
  ) throws(LegacyFault) -> Profile {
    var recorder = StackRecorder(sampleTypes: [("samples", "count"), ("cpu", "nanoseconds")])
    let period = Int64(truncatingIfNeeded: periodMicroseconds) &* 1000
    recorder.profile.period = period
    recorder.profile.periodType = recorder.profile.valueType("cpu", "nanoseconds")
    while words.remainingBytes > 0 {
      guard let count = words.next(), let depth = words.next(),
        depth <= UInt64(words.remainingBytes / 4)
      else { throw .unrecognized }
      var addresses: [UInt64] = []
      for _ in 0..<depth { addresses.append(words.nextOrZero()) }
      if count == 0, addresses == [0] { break }
      (isJava ? CallAdjustment.none : .callers).apply(to: &addresses)
      let value = Int64(truncatingIfNeeded: count)
      recorder.addSample(addresses: addresses, values: [value, value &* period])
    }
    let rest = words.position
    if isJava { return try JavaFormat.finish(recorder, in: words.bytes, from: rest) }
    recorder.profile.removeSignalFrames()
    var lines = TextLines(words.bytes, from: rest)
    try recorder.profile.finish(withMemoryMap: &lines)
    recorder.profile.removeRepeatedLeaves()
    return recorder.profile
  }
}

/// The words of a binary profile.
private struct Words: ~Escapable {
  private var cursor: ByteCursor
  private let size: Int
  private let isBigEndian: Bool

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>, size: Int, isBigEndian: Bool) {
    cursor = ByteCursor(bytes)
    self.size = size
    self.isBigEndian = isBigEndian
  }

  /// All bytes of the file.
  var bytes: Span<UInt8> {
    @_lifetime(copy self) get { cursor.bytes }
  }

  var position: Int { cursor.position }

  var remainingBytes: Int { cursor.remaining }

  @_lifetime(self: copy self)
  mutating func next() -> UInt64? { cursor.number(size: size, isBigEndian: isBigEndian) }

  /// The next word; past the end of the data it is 0, even if part of it is there.
  @_lifetime(self: copy self)
  mutating func nextOrZero() -> UInt64 {
    if let word = next() { return word }
    cursor.moveToEnd()
    return 0
  }
}

extension Profile {
  /// Removes the frames of the signal handler that took the samples.
  ///
  /// They are between the leaf and its caller. An address counts as theirs when nearly all
  /// samples have it there; there can be two of them.
  fileprivate mutating func removeSignalFrames() {
    let threshold = samples.count - samples.count / 32
    for _ in 0..<2 {
      var counts = [Int](repeating: 0, count: locations.count)
      for sample in samples.indices where samples.stackRange(sample).count > 1 {
        counts[samples.stackLocations[samples.stackRange(sample).lowerBound + 1].position] += 1
      }
      guard let frame = counts.firstIndex(where: { $0 > 0 && $0 >= threshold }) else { return }
      samples.removeSecondFrames { _, second in second.position == frame }
    }
  }
}
