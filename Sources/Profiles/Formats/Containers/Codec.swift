/// Unpacks the frames of one way of packing, as gzip's members are; `UnpackingReader` feeds it.
protocol Codec: ~Copyable, SendableMetatype {
  /// What the packing is called.
  static var name: String { get }

  /// Whether a frame begins with these bytes, of which there are four where the file has so many.
  static func begins(with start: [UInt8]) -> Bool

  /// - Returns: `nil` where there is no memory.
  init?()

  /// Unpacks what there is and what there is room for, up to the end of a frame.
  ///
  /// - Parameters:
  ///   - input: May be empty, as bytes may be left of those that were read before.
  ///   - room: Where the bytes go, from the start.
  mutating func unpack(
    _ input: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>
  ) -> CodecStep

  /// Prepares for another frame.
  mutating func restart()
}

/// What a codec did.
struct CodecStep {
  enum State {
    case within, atEndOfFrame
    case failed(UnpackingFault.Problem)
  }

  let readCount: Int
  let writtenCount: Int
  let state: State
}

extension Codec where Self: ~Copyable {
  /// Whether a frame begins so that holds no data, as Zstandard and LZ4 both have them.
  static func isSkippableFrame(_ start: [UInt8]) -> Bool {
    start.count == 4 && start[0] & 0xf0 == 0x50 && start[1...] == [0x2a, 0x4d, 0x18]
  }
}
