import RandomNumbers
import Testing

@testable import Profiles

extension GzipWriter {
  /// Bytes as one gzip member.
  static func compressed(_ bytes: [UInt8], threadCount: Int = 2, pieceSize: Int = .max) -> [UInt8] {
    var output: [UInt8] = []
    write(bytes, threadCount: threadCount, pieceSize: pieceSize) { output += $0 }
    return output
  }

  /// Writes bytes as one gzip member, from pieces of some size.
  static func write(
    _ bytes: [UInt8], threadCount: Int, pieceSize: Int = .max,
    _ emit: ([UInt8]) throws -> Void
  ) rethrows {
    var writer = GzipWriter(threadCount: threadCount)
    var rest = bytes[...]
    while !rest.isEmpty {
      try writer.write(Array(rest.prefix(pieceSize)), emit)
      rest = rest.dropFirst(pieceSize)
    }
    try writer.finish(emit)
  }
}

/// What zlib reads from a gzip file; it checks checksum and length of each member.
private func decompressed(_ bytes: [UInt8]) throws(UnpackingFault) -> [UInt8] {
  var reader = try UnpackingReader<GzipCodec>(ByteSource(bytes))
  var output: [UInt8] = []
  while let chunk = try reader.next() { output += chunk }
  return output
}

/// Bytes of which some repeat what came up to 30,000 bytes before.
private func compressible(_ count: Int) -> [UInt8] { Array(compressibleBytes.prefix(count)) }

private func incompressible(_ count: Int) -> [UInt8] { Array(randomBytes.prefix(count)) }

private let mostBytes = 21 * GzipWriter.blockSize

private let randomBytes: [UInt8] = {
  var numbers = SeededNumbers(seed: 2)
  var bytes: [UInt8] = []
  while bytes.count < mostBytes {
    let word = numbers.next()
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
    }
  }
  return bytes
}()

private let compressibleBytes: [UInt8] = {
  var numbers = SeededNumbers(seed: 1)
  var bytes = Array(randomBytes.prefix(30_000))
  while bytes.count < mostBytes {
    if numbers.number(below: 2) == 0 {
      let start = bytes.count - 30_000 + numbers.number(below: 20_000)
      bytes += Array(bytes[start..<start + 100])
    } else {
      bytes += randomBytes[bytes.count...].prefix(20)
    }
  }
  return bytes
}()

private struct Full: Error {}

struct GzipWriterTests {
  private static let block = GzipWriter.blockSize
  private static let sizes = [
    0, 1, block - 1, block, block + 1, 2 * block - 1, 2 * block, 2 * block + 1, 9 * block + 77,
  ]

  @Test(arguments: sizes, [1, 2, 4])
  func `decompressing gives back what was written`(size: Int, threadCount: Int) throws {
    for bytes in [compressible(size), incompressible(size), [UInt8](repeating: 7, count: size)] {
      let gzip = GzipWriter.compressed(bytes, threadCount: threadCount)
      #expect(try decompressed(gzip) == bytes)
    }
  }

  @Test(arguments: sizes)
  func `all bytes are one member`(size: Int) {
    let gzip = GzipWriter.compressed(compressible(size))
    let length = gzip.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    #expect(length == size)
  }

  @Test(arguments: sizes)
  func `the header is that of Go's writer`(size: Int) {
    let header: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]
    #expect(Array(GzipWriter.compressed(compressible(size)).prefix(10)) == header)
  }

  @Test(arguments: [2, 3, 4, 9])
  func `any number of threads writes the same bytes`(threadCount: Int) {
    let bytes = compressible(12 * Self.block + 5)
    let expected = GzipWriter.compressed(bytes, threadCount: 1)
    for _ in 0..<3 { #expect(GzipWriter.compressed(bytes, threadCount: threadCount) == expected) }
  }

  @Test(arguments: [997, block - 1, block, block + 1, 5 * block])
  func `pieces of any size make the same bytes`(pieceSize: Int) {
    let bytes = compressible(4 * Self.block)
    #expect(
      GzipWriter.compressed(bytes, pieceSize: pieceSize) == GzipWriter.compressed(bytes))
  }

  @Test func `a block refers to the one before it`() {
    let block = incompressible(Self.block)
    let gzip = GzipWriter.compressed(block + block.suffix(30_000))
    #expect(gzip.count < Self.block + 1_000)
  }

  @Test(arguments: [1, 2, 4], [1, 2, 3, 10, 22])
  func `nothing comes after a piece that was refused`(threadCount: Int, refused: Int) {
    var count = 0
    #expect(throws: Full.self) {
      // A header, twenty blocks and a trailer.
      try GzipWriter.write(
        incompressible(20 * Self.block), threadCount: threadCount, pieceSize: 100_000
      ) { _ in
        count += 1
        if count == refused { throw Full() }
      }
    }
    #expect(count == refused)
  }

  @Test func `no piece is empty`() {
    for size in Self.sizes {
      GzipWriter.write(compressible(size), threadCount: 2) { #expect(!$0.isEmpty) }
    }
  }
}
