/// The unpacked bytes of an input, as often as they are wanted.
struct InputContent {
  private let source: ByteSource
  private let limits: DecodingLimits
  /// What unpacks the source; `nil` where it is not packed.
  private let unpack: Container.Unpacking?

  /// - Throws: For a container that is not unpacked, and when the source cannot be read.
  init(_ source: ByteSource, _ limits: DecodingLimits) throws(ProfileDecodingError) {
    self.source = source
    self.limits = limits
    let container: Container?
    do throws(ByteSourceError) {
      container = Container.beginning(with: try source.bytes(from: 0, atMost: 8))
    } catch {
      throw ProfileDecodingError(.unreadable(error))
    }
    unpack = container?.unpack
    if let container, unpack == nil {
      throw ProfileDecodingError(.refused(container.name, advice: container.advice))
    }
  }

  /// Hands on the bytes in chunks, for as long as `consume` wants more.
  ///
  /// - Returns: How many bytes these were.
  func forEachChunk(
    _ consume: (borrowing [UInt8]) -> Bool
  ) throws(ProfileDecodingError) -> Int {
    guard let unpack else { return try forEachPiece(consume) }
    var size = 0
    do throws(GzipFault) {
      try unpack(source) { chunk in
        size += chunk.count
        return size <= limits.decompressedBytes && consume(chunk)
      }
    } catch {
      throw ProfileDecodingError(.decompression(error))
    }
    if size > limits.decompressedBytes {
      throw ProfileDecodingError(.tooLarge(limit: limits.decompressedBytes))
    }
    return size
  }

  /// All bytes.
  func bytes() throws(ProfileDecodingError) -> [UInt8] {
    var whole: [UInt8] = []
    _ = try forEachChunk { chunk in
      whole += chunk
      return true
    }
    return whole
  }

  private func forEachPiece(
    _ consume: (borrowing [UInt8]) -> Bool
  ) throws(ProfileDecodingError) -> Int {
    var size = 0
    do throws(ByteSourceError) {
      while size < source.count {
        let chunk = try source.bytes(from: size, atMost: GzipReader.chunkSize)
        size += chunk.count
        if !consume(chunk) { break }
      }
    } catch {
      throw ProfileDecodingError(.unreadable(error))
    }
    return size
  }
}
