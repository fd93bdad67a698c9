import RandomNumbers
import Testing

@testable import Profiles

private struct Full: Error {}

struct StreamedEncodingTests {
  /// A profile of about 1.5 MB.
  private static let profile: Profile = {
    var numbers = SeededNumbers(seed: 3)
    var builder = ProfileBuilder(sampleTypes: [("samples", "count"), ("cpu", "nanoseconds")])
    let locations = (0..<5_000).map { number in
      let function = builder.addFunction(
        name: "package.function\(number)", filename: "\(number).go")
      return builder.addLocation(
        address: numbers.next(), lines: [Line(function: function, line: numbers.integer())])
    }
    for _ in 0..<15_000 {
      // Some samples take more than 127 bytes, some more than 16,383.
      let depth = numbers.number(below: 500) == 0 ? 9_000 : numbers.number(below: 60)
      builder.addSample(
        stack: (0..<depth).map { _ in locations[numbers.number(below: locations.count)] },
        values: [1, numbers.integer()])
    }
    return builder.profile
  }()

  @Test(arguments: [Profile.Compression.none, .gzip])
  func `the pieces are the encoded profile`(compression: Profile.Compression) {
    var pieces: [[UInt8]] = []
    Self.profile.encode(compression: compression) { pieces.append($0) }
    #expect(pieces.count > 5)
    #expect(pieces.allSatisfy { !$0.isEmpty && $0.count < 200_000 })
    #expect(Array(pieces.joined()) == Self.profile.encoded(compression: compression))
  }

  @Test(arguments: [Profile.Compression.none, .gzip])
  func `decoding gives back a large profile`(compression: Profile.Compression) throws {
    let decoded = try Profile(decoding: Self.profile.encoded(compression: compression))
    #expect(decoded.contents == Self.profile.contents)
  }

  @Test func `encoding twice gives the same bytes`() {
    #expect(Self.profile.encoded() == Self.profile.encoded())
  }

  @Test(arguments: [Profile.Compression.none, .gzip], [1, 2, 5])
  func `encoding ends where a piece is refused`(compression: Profile.Compression, refused: Int) {
    var count = 0
    #expect(throws: Full.self) {
      try Self.profile.encode(compression: compression) { _ in
        count += 1
        if count == refused { throw Full() }
      }
    }
    #expect(count == refused)
  }

  @Test(arguments: [0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152])
  func `a message of any length begins with its length`(length: Int) {
    let payload = [UInt8](repeating: 5, count: length)
    var (message, bytes) = (WireWriter(), WireWriter())
    message.message(2) { message in for _ in 0..<length { message.varint(5) } }
    bytes.bytes(2, payload.span)
    #expect(message.bytes == bytes.bytes)
  }
}
