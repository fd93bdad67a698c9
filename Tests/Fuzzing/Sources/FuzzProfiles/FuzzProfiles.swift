import Profiles

/// Decodes a profile of any format, and encodes what decodes: no sample may get lost on the way.
@_cdecl("LLVMFuzzerTestOneInput")
public func throwBytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let limits = DecodingLimits(decompressedBytes: 1 << 24)
  guard let profile = try? Profile(decoding: bytes, limits: limits) else { return 0 }
  guard let again = try? Profile(decoding: profile.encoded()) else {
    fatalError("what was encoded does not decode")
  }
  precondition(again.samples.count == profile.samples.count, "samples were lost")
  return 0
}
