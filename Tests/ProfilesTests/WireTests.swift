import Bytes
import Testing

@testable import Profiles

/// What the streaming decoder says of bytes that are no profile.proto.
private func wireFault(of bytes: [UInt8]) -> WireFault? {
  var decoder = ProfileDecoder(byteCount: bytes.count)
  _ = decoder.append(bytes.span)
  guard case .failure(let error) = decoder.finish(), case .wire(let fault) = error.problem
  else { return nil }
  return fault
}

/// The one-line reason why bytes are no profile, or `nil` when they are one.
private func reason(_ bytes: [UInt8], limit: Int = 1 << 30) -> String? {
  do throws(ProfileDecodingError) {
    _ = try Profile(decoding: bytes, limits: DecodingLimits(decompressedBytes: limit))
    return nil
  } catch {
    return error.description
  }
}

/// A profile of one sample type, with further fields.
private func file(_ fields: (inout WireWriter) -> Void) -> [UInt8] {
  var writer = WireWriter()
  writer.message(1) { $0.integer(1, UInt64(1)) }
  writer.bytes(6, [UInt8]().span)
  writer.bytes(6, "a".bytes.span)
  fields(&writer)
  return writer.bytes
}

struct WireTests {
  @Test func `what pprof has encoded is encoded to the same bytes`() throws {
    let bytes = EncoderVector.bytes
    #expect(bytes.count == 226)
    #expect(try Profile(decoding: bytes).encoded(compression: .none) == bytes)
  }

  @Test(arguments: 0..<226)
  func `every prefix of a profile decodes or throws`(length: Int) {
    let prefix = Array(EncoderVector.bytes.prefix(length))
    // Ends of fields after which nothing is missing.
    #expect((reason(prefix) == nil) == (wholePrefixes.contains(length)), "length \(length)")
  }

  /// All strings that rows name have been read, and no field is cut.
  private let wholePrefixes = [216, 222, 224]

  @Test(arguments: 0..<226)
  func `every change of one byte decodes or throws`(offset: Int) throws {
    var bytes = EncoderVector.bytes
    for value in UInt8.min...UInt8.max {
      bytes[offset] = value
      guard let profile = try? Profile(decoding: bytes) else { continue }
      let again = try Profile(decoding: profile.encoded(compression: .none))
      let encoded = again.encoded(compression: .none)
      let last = try Profile(decoding: encoded).encoded(compression: .none)
      #expect(last == encoded, "byte \(offset) = \(value)")
    }
  }

  @Test(
    arguments: [
      ([0x08], .cutOff, 1),
      ([0x32, 0x05, 0x61], .cutOff, 3),
      ([0x12, 0x02, 0x0a, 0x80], .cutOff, 4),
      ([0x12, 0x02, 0x49, 0x00], .cutOff, 3),
      ([0x12, 0x02, 0x4d, 0x00], .cutOff, 3),
      ([0x08, 0x00], .wireType(0, field: 1), 1),
      ([0x0b], .wireType(3, field: 1), 1),
      ([0x32, 0x00, 0xa4, 0x01], .wireType(4, field: 20), 4),
      ([0x4a, 0x00], .wireType(2, field: 9), 1),
      ([0x12, 0x02, 0x18, 0x01], .wireType(0, field: 3), 3),
      ([0x48] + [UInt8](repeating: 0xff, count: 10) + [1], .varintTooLong, 11),
      ([0x12, 0x02, 0x0a, 0x05], .lengthBeyondEnd(length: 5, available: 0), 4),
      (
        [0x32] + [UInt8](repeating: 0xff, count: 9) + [1],
        .lengthBeyondEnd(length: .max, available: 0), 11
      ),
      ([0x48, 0x01, 0x48, 0x01], .concatenated, 3),
      ([0x48, 0x01, 0x4a, 0x00], .concatenated, 3),
      ([0x32, 0x01, 0x61], .firstStringNotEmpty, 3),
      ([0x38, 0xff, 0xff, 0xff, 0xff, 0x1f], .stringIndex(0x1_ffff_ffff, count: 0), 6),
      ([0x32, 0x00, 0x38, 0x05], .stringIndex(5, count: 1), 0),
    ] as [([UInt8], WireFault.Problem, Int)])
  func `each fault of the wire says where it is`(
    bytes: [UInt8], problem: WireFault.Problem, offset: Int
  ) {
    #expect(wireFault(of: bytes) == WireFault(problem: problem, offset: offset))
  }

  @Test func `faults count bytes from the start of the profile in whatever chunks it comes`() {
    let bytes = EncoderVector.bytes + [0x0b]
    for size in [1, 2, 3, 7, 50, 226] {
      var decoder = ProfileDecoder(byteCount: bytes.count)
      var start = 0
      while start < bytes.count, decoder.append(Array(bytes[start...].prefix(size)).span) {
        start += size
      }
      guard case .failure(let error) = decoder.finish(), case .wire(let fault) = error.problem
      else {
        Issue.record("no fault in chunks of \(size)")
        continue
      }
      #expect(fault == WireFault(problem: .wireType(3, field: 1), offset: 227), "chunks of \(size)")
    }
  }

  @Test func `the tenth byte of a varint gives only its lowest bit`() throws {
    let bytes = file { _ in } + [0x60] + [UInt8](repeating: 0xff, count: 9) + [0x7f]
    #expect(try Profile(decoding: bytes).period == -1)
  }

  @Test func `unknown fields are skipped`() throws {
    let unknown: [UInt8] = [
      0x00, 0x05, 0xa0, 0x01, 0x05, 0xa1, 0x01, 1, 2, 3, 4, 5, 6, 7, 8, 0xa2, 0x01, 0x01, 0xff,
      0xa5, 0x01, 1, 2, 3, 4,
    ]
    let profile = try Profile(decoding: EncoderVector.bytes + unknown)
    #expect(profile.encoded(compression: .none) == EncoderVector.bytes)
  }

  @Test func `a cut profile is refused with the byte where it ends`() {
    #expect(
      reason(Array(EncoderVector.bytes.prefix(100)))
        == "parsing profile: unrecognized profile format: not one of the older formats, and as "
        + "profile.proto: the data ends in the middle of a field at byte 100")
  }

  @Test func `nothing is an empty input`() {
    #expect(reason([]) == "parsing profile: empty input file")
    #expect(reason(GzipWriter.compressed([])) == "parsing profile: empty input file")
  }

  @Test func `two profiles with times in one file are merged`() throws {
    let one = file { $0.integer(9, Int64(5)) }
    let two = try Profile(decoding: one + one)
    #expect(two.sampleTypes.count == 1)
    #expect(two.timeNanoseconds == 5)
  }
}

/// References between rows that lead nowhere or to two rows.
struct MalformedProfileTests {
  @Test func `samples without sample types are refused`() {
    var writer = WireWriter()
    writer.message(2) { $0.integers(2, [1]) }
    writer.bytes(6, [UInt8]().span)
    #expect(reason(writer.bytes) == "malformed profile: missing sample type information")
  }

  @Test func `a sample with too many values is named`() {
    let bytes = file {
      $0.message(2) { $0.integers(2, [1]) }
      $0.message(2) { $0.integers(2, [1, 2]) }
    }
    #expect(
      reason(bytes)
        == "malformed profile: mismatch: sample has 2 values vs. 1 types (sample 2)")
  }

  @Test func `a sample without values is named`() {
    let bytes = file { $0.message(2) { $0.integers(1, []) } }
    #expect(
      reason(bytes)
        == "malformed profile: mismatch: sample has 0 values vs. 1 types (sample 1)")
  }

  @Test(arguments: [9, 0, 1 << 31, UInt64.max])
  func `a location that does not exist is named by its id`(id: UInt64) {
    let bytes = file {
      $0.message(2) {
        $0.integers(1, [1, id])
        $0.integers(2, [1])
      }
      $0.message(4) { $0.integer(1, UInt64(1)) }
    }
    #expect(
      reason(bytes)
        == "malformed profile: sample has nil location (sample 1: no location has id \(id))")
  }

  @Test func `a function that does not exist is named by its id`() {
    let bytes = file {
      $0.message(4) {
        $0.integer(1, UInt64(7))
        $0.message(4) { $0.integer(1, UInt64(8)) }
      }
    }
    #expect(
      reason(bytes)
        == "malformed profile: location id: 7 has a line with nil function (no function has id 8)")
  }

  @Test(
    arguments: [
      (3, "malformed profile: found mapping with reserved ID=0"),
      (4, "malformed profile: found location with reserved id=0"),
      (5, "malformed profile: found function with reserved ID=0"),
    ] as [(UInt64, String)])
  func `no row has the id 0`(field: UInt64, expected: String) {
    #expect(reason(file { $0.message(field) { $0.integer(2, UInt64(1)) } }) == expected)
  }

  @Test(
    arguments: [(3, "mapping"), (4, "location"), (5, "function")] as [(UInt64, String)],
    [1, 5_000, UInt64.max])
  func `no two rows of a table have one id`(table: (UInt64, String), id: UInt64) {
    let bytes = file {
      $0.message(table.0) { $0.integer(1, id) }
      $0.message(table.0) { $0.integer(1, id) }
    }
    #expect(reason(bytes) == "malformed profile: multiple \(table.1)s with same id: \(id)")
  }

  @Test func `ids may be as large as 64 bits allow`() throws {
    let ids: [UInt64] = [.max, .max - 1, 1 << 31, 1 << 63, 1]
    let bytes = file {
      $0.message(2) {
        $0.integers(1, ids)
        $0.integers(2, [1])
      }
      for id in ids {
        $0.message(4) {
          $0.integer(1, id)
          $0.integer(2, id)
          $0.message(4) { $0.integer(1, id) }
        }
      }
      for id in ids.reversed() {
        $0.message(3) { $0.integer(1, id) }
        $0.message(5) { $0.integer(1, id) }
      }
    }
    let profile = try Profile(decoding: bytes)
    #expect(profile.samples.stack(SampleIndex(0)).map { profile.locations[$0].id } == ids)
    #expect(profile.lines.map { profile.functions[$0.function].id } == ids)
    #expect(profile.locations.map { $0.mapping.map { profile.mappings[$0].id } } == ids)
  }

  @Test func `a mapping that does not exist is no mapping`() throws {
    let bytes = file {
      $0.message(4) {
        $0.integer(1, UInt64(1))
        $0.integer(2, UInt64(99))
      }
    }
    #expect(try Profile(decoding: bytes).locations.map(\.mapping) == [nil])
  }
}

struct GzipTests {
  private static let compressed = GzipWriter.compressed(EncoderVector.bytes)

  @Test func `a compressed profile is the profile`() throws {
    #expect(
      try Profile(decoding: Self.compressed).encoded(compression: .none) == EncoderVector.bytes)
  }

  @Test(arguments: 2..<compressed.count)
  func `gzip data that is cut off says where it ends`(length: Int) {
    #expect(
      reason(Array(Self.compressed.prefix(length)))
        == "decompressing profile: unexpected EOF (the gzip data is cut off: it goes on after the "
        + "last byte, \(length))")
  }

  @Test(arguments: 0..<compressed.count)
  func `every change of one byte of gzip data decodes or throws`(offset: Int) {
    var bytes = Self.compressed
    for value in UInt8.min...UInt8.max where value != Self.compressed[offset] {
      bytes[offset] = value
      guard let profile = try? Profile(decoding: bytes) else { continue }
      // The checksum lets no other profile through.
      #expect(
        profile.encoded(compression: .none) == EncoderVector.bytes, "byte \(offset) = \(value)")
    }
  }

  @Test(arguments: 1...8)
  func `a wrong checksum or length is named`(bytesFromEnd: Int) {
    var bytes = Self.compressed
    bytes[bytes.count - bytesFromEnd] ^= 1
    #expect(
      reason(bytes)?.hasPrefix("decompressing profile: gzip: invalid checksum (at byte ") == true)
  }

  @Test(arguments: 1...10)
  func `bytes after gzip data are left out, with a warning`(count: Int) throws {
    let bytes = Self.compressed + [UInt8](repeating: 0, count: count)
    let decoded = try DecodedProfile(decoding: ByteSource(bytes))
    #expect(decoded.profile.encoded(compression: .none) == EncoderVector.bytes)
    #expect(decoded.warnings.count == 1)
  }

  @Test func `damaged deflate data says where`() {
    var bytes = Self.compressed
    bytes[10] = 0x07
    #expect(
      reason(bytes)?.hasPrefix("decompressing profile: flate: corrupt input before offset ") == true
    )
  }

  @Test func `a profile may be spread over members`() throws {
    let bytes =
      GzipWriter.compressed(Array(EncoderVector.bytes.prefix(100))) + GzipWriter.compressed([])
      + GzipWriter.compressed(Array(EncoderVector.bytes.dropFirst(100)))
    #expect(try Profile(decoding: bytes).encoded(compression: .none) == EncoderVector.bytes)
  }

  @Test func `gzip data inside gzip data is read`() throws {
    let profile = try Profile(decoding: GzipWriter.compressed(Self.compressed))
    #expect(profile.encoded(compression: .none) == EncoderVector.bytes)
  }

  @Test func `a gzip bomb stops at the limit`() {
    let bomb = GzipWriter.compressed([UInt8](repeating: 0, count: 16 << 20))
    #expect(bomb.count < 32 << 10)
    #expect(
      reason(bomb, limit: 1 << 20)
        == "decompressing profile: more than 1048576 bytes; if this is no bomb, raise the limit "
        + "with -max_profile_bytes")
  }

  @Test func `the limit itself is allowed`() {
    #expect(reason(Self.compressed, limit: 226) == nil)
    #expect(reason(Self.compressed, limit: 225)?.contains("more than 225 bytes") == true)
  }
}

struct RoundTripTests {
  @Test(arguments: UInt64(1)...200)
  func `decoding gives back what was encoded`(seed: UInt64) throws {
    let profile = SeededProfiles.profile(seed: seed)
    for compression in [Profile.Compression.none, .gzip] {
      let decoded = try Profile(decoding: profile.encoded(compression: compression))
      #expect(decoded.contents == profile.contents, "seed \(seed)")
      #expect(
        decoded.encoded(compression: .none) == profile.encoded(compression: .none), "seed \(seed)")
    }
  }

  @Test func `what follows kernel.kallsyms is the relocation symbol`() throws {
    var builder = ProfileBuilder(sampleTypes: [])
    builder.addMapping(file: "[kernel.kallsyms]_text")
    let profile = try Profile(decoding: builder.profile.encoded())
    #expect(profile.names.text(of: profile.mappings[0].kernelRelocationSymbol) == "_text")
  }

  @Test func `a label that says nothing is not read back`() throws {
    var builder = ProfileBuilder(sampleTypes: [("a", "b")])
    let key = builder.name("zero")
    builder.addSample(
      stack: [], values: [1],
      labels: [
        Label(key: key, value: .number(0, unit: nil)), Label(key: key, value: .text(Name.empty)),
      ])
    let profile = try Profile(decoding: builder.profile.encoded())
    #expect(profile.samples.labels(SampleIndex(0)).isEmpty)
  }
}
