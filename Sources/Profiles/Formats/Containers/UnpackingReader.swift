/// Unpacks frames, one after the other, in chunks.
struct UnpackingReader<Unpacker: Codec & ~Copyable>: ~Copyable {
  private let source: ByteSource
  private var codec: Unpacker
  /// The input that is being read, where it begins in the source, and how much of it is used.
  private var piece: [UInt8] = []
  private var pieceStart = 0
  private var usedOfPiece = 0
  private var isFinished = false
  /// Bytes of the source after the last frame, once that has been read.
  private(set) var trailingByteCount = 0

  /// - Parameter source: Begins with a frame.
  init(_ source: ByteSource) throws(UnpackingFault) {
    guard let codec = Unpacker() else {
      throw UnpackingFault(
        problem: .noMemory, packing: Unpacker.name, offset: 0, fileSize: source.count)
    }
    self.source = source
    self.codec = codec
  }

  /// The next unpacked bytes, or `nil` after the last.
  mutating func next() throws(UnpackingFault) -> [UInt8]? {
    var problem: UnpackingFault.Problem?
    // SAFETY: the codec writes within the room that it is given, from its start, and says how much.
    let chunk = unsafe [UInt8](
      unsafeUninitializedCapacity: ByteSource.chunkSize
    ) { buffer, count in
      while !isFinished, problem == nil, count < buffer.count {
        let room = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
        problem = unsafe unpackMore(into: room, &count)
      }
    }
    if let problem {
      throw UnpackingFault(
        problem: problem, packing: Unpacker.name, offset: consumedCount, fileSize: source.count)
    }
    return chunk.isEmpty ? nil : chunk
  }

  /// Bytes of the source that have been used.
  private var consumedCount: Int { pieceStart + usedOfPiece }

  /// - Parameter count: Grows by the bytes that were written.
  private mutating func unpackMore(
    into room: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int
  ) -> UnpackingFault.Problem? {
    if usedOfPiece == piece.count, let problem = readPiece() { return problem }
    let step = unsafe piece.withUnsafeBufferPointer { piece in
      unsafe codec.unpack(UnsafeBufferPointer(rebasing: piece[usedOfPiece...]), into: room)
    }
    usedOfPiece += step.readCount
    count += step.writtenCount
    switch step.state {
    case .failed(let problem): return problem
    case .atEndOfFrame: return startNextFrame()
    case .within:
      let hasMoved = step.readCount > 0 || step.writtenCount > 0
      if hasMoved { return nil }
      return consumedCount == source.count ? .cutOff : .corrupt
    }
  }

  /// Reads on; at the end of the source there is nothing to read.
  private mutating func readPiece() -> UnpackingFault.Problem? {
    let start = consumedCount
    do throws(ByteSourceError) {
      piece = try source.bytes(from: start, atMost: ByteSource.chunkSize)
    } catch {
      return .unreadable(reason: error.reason)
    }
    pieceStart = start
    usedOfPiece = 0
    return nil
  }

  /// After a frame: nothing, another one, or bytes that are none.
  private mutating func startNextFrame() -> UnpackingFault.Problem? {
    if consumedCount < source.count, piece.count - usedOfPiece < 4, let problem = readPiece() {
      return problem
    }
    if Unpacker.begins(with: Array(piece[usedOfPiece...].prefix(4))) {
      codec.restart()
    } else {
      trailingByteCount = source.count - consumedCount
      isFinished = true
    }
    return nil
  }
}
