/// Bytes that are read piece by piece, from memory or from a file.
///
/// A file is never held as a whole while it is decoded: decoding keeps only the tables. Pieces can be read again, as long as the source is in use.
public struct ByteSource: Sendable {
  /// Bytes of a piece: large enough that handing it over costs nothing, small enough for the cache.
  static let chunkSize = 256 << 10

  /// How many bytes there are.
  public let count: Int
  private let read: @Sendable (Range<Int>) throws(ByteSourceError) -> [UInt8]

  /// - Parameter read: Returns the bytes of a range, from any thread.
  public init(
    count: Int, _ read: @escaping @Sendable (Range<Int>) throws(ByteSourceError) -> [UInt8]
  ) {
    self.count = count
    self.read = read
  }

  public init(_ bytes: [UInt8]) {
    self.init(count: bytes.count) { range throws(ByteSourceError) in Array(bytes[range]) }
  }

  /// Whether these bytes come first.
  func begins(with start: [UInt8]) -> Bool {
    (try? bytes(from: 0, atMost: start.count)) == start
  }

  /// The bytes of a range.
  func bytes(_ range: Range<Int>) throws(ByteSourceError) -> [UInt8] {
    let bytes = try read(range)
    guard bytes.count == range.count else {
      throw ByteSourceError(reason: "the file became shorter while it was read")
    }
    return bytes
  }

  /// At most so many bytes from an offset on.
  func bytes(from offset: Int, atMost length: Int) throws(ByteSourceError) -> [UInt8] {
    try bytes(offset..<min(offset + length, count))
  }
}

/// Why bytes could not be read.
public struct ByteSourceError: Error, Equatable, Sendable {
  public let reason: String

  public init(reason: String) { self.reason = reason }
}
