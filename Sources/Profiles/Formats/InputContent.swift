/// The unpacked bytes of an input, as often as they are wanted.
struct InputContent {
  private let source: ByteSource
  private let limits: DecodingLimits
  /// How many bytes the containers around this one were unpacked to; the limit holds for all.
  private let unpackedBefore: Int
  /// What the source is packed in; `nil` where it is not.
  private let container: Container?
  /// Bytes of the source after the packed data, once all of that has been read.
  private(set) var trailingByteCount = 0

  /// - Throws: For a container that is not unpacked, and when the source cannot be read.
  init(
    _ source: ByteSource, _ limits: DecodingLimits, unpackedBefore: Int
  ) throws(ProfileDecodingError) {
    self.source = source
    self.limits = limits
    self.unpackedBefore = unpackedBefore
    do throws(ByteSourceError) {
      container = Container.beginning(
        with: try source.bytes(from: 0, atMost: Container.startSize))
    } catch {
      throw ProfileDecodingError(.unreadable(error))
    }
    if let container, container.unpack == nil {
      throw ProfileDecodingError(.refused(container.refusal))
    }
  }

  /// Hands on the bytes in chunks, for as long as `consume` wants more.
  ///
  /// - Returns: How many bytes these were.
  mutating func forEachChunk(
    _ consume: (borrowing [UInt8]) -> Bool
  ) throws(ProfileDecodingError) -> Int {
    guard let unpack = container?.unpack else { return try forEachPiece(consume) }
    let most = limits.decompressedBytes - unpackedBefore
    var size = 0
    do throws(UnpackingFault) {
      trailingByteCount = try unpack(source) { chunk in
        size += chunk.count
        return size <= most && consume(chunk)
      }
    } catch {
      throw ProfileDecodingError(.decompression(error))
    }
    if size > most { throw ProfileDecodingError(.tooLarge(limit: limits.decompressedBytes)) }
    return size
  }

  /// All bytes.
  mutating func bytes() throws(ProfileDecodingError) -> [UInt8] {
    var whole: [UInt8] = []
    _ = try forEachChunk { chunk in
      whole += chunk
      return true
    }
    return whole
  }

  /// What there is to say of how it was packed.
  var warnings: [String] {
    guard trailingByteCount > 0, let container else { return [] }
    let bytes = trailingByteCount == 1 ? "1 byte" : "\(trailingByteCount) bytes"
    return ["ignoring \(bytes) after the end of the \(container.name)"]
  }

  private func forEachPiece(
    _ consume: (borrowing [UInt8]) -> Bool
  ) throws(ProfileDecodingError) -> Int {
    var size = 0
    do throws(ByteSourceError) {
      while size < source.count {
        let chunk = try source.bytes(from: size, atMost: ByteSource.chunkSize)
        size += chunk.count
        if !consume(chunk) { break }
      }
    } catch {
      throw ProfileDecodingError(.unreadable(error))
    }
    return size
  }
}
