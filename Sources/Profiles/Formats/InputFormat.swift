// The profile formats from before `profile.proto`: gperftools' binary CPU profiles, its text
// formats for heap, growth, threads and contention, what Go's `debug=1` pages print, and Java's.
//
//     bytes → one format's reader → StackRecorder → memory map → fix-ups → Profile
//
// None of them has a reliable magic number, so each reader is asked in turn, in pprof's order: the
// order decides what a file that suits two of them is. A reader that does not know the file says
// `.unrecognized` and the next one is asked; every other fault is final. The readers reproduce what
// pprof accepts, not what the producers' documents promise.

/// Decodes the formats that pprof reads besides `profile.proto`.
package enum LegacyFormats {
  /// The profile that the bytes hold in one of the legacy formats.
  ///
  /// Locations, functions and mappings are numbered from 1. Frames to drop and to keep are set to
  /// what pprof has for a profile of these types.
  ///
  /// - Parameter bytes: The whole input, decompressed.
  /// - Throws: `LegacyFault`; `.unrecognized` when the input is in none of the formats.
  /// - Complexity: O(*n* log *n*) in time and O(*n*) in memory for *n* bytes.
  package static func decode(_ bytes: Span<UInt8>) throws(LegacyFault) -> Profile {
    // Rows are joined by 32-bit indices, and the tersest format takes three bytes for one.
    guard UInt32(exactly: bytes.count) != nil else { throw .inputTooLarge(byteCount: bytes.count) }
    var profile = try firstRecognized(bytes)
    profile.setAutomaticPruning()
    profile.frameComments = FrameComments(bytes, &profile.names)
    return profile
  }

  private static func firstRecognized(_ bytes: Span<UInt8>) throws(LegacyFault) -> Profile {
    do { return try CPUFormat.decode(bytes) } catch .unrecognized {}
    do { return try HeapFormat.decode(bytes) } catch .unrecognized {}
    do { return try GoCountFormat.decode(bytes) } catch .unrecognized {}
    do { return try ThreadFormat.decode(bytes) } catch .unrecognized {}
    do { return try ContentionFormat.decode(bytes) } catch .unrecognized {}
    return try JavaFormat.decode(bytes)
  }
}
