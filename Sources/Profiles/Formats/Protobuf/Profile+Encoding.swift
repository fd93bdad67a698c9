extension Profile {
  /// How an encoded profile is stored.
  public enum Compression: Sendable { case gzip, none }

  /// The profile as `profile.proto`; decoding gives back an equal profile, but for labels that say
  /// nothing.
  ///
  /// The bytes are the same at each call, on any number of processors.
  public func encoded(compression: Compression = .gzip) -> [UInt8] {
    var bytes: [UInt8] = []
    encode(compression: compression) { bytes += $0 }
    return bytes
  }

  /// Encodes the profile piece by piece: the bytes of `encoded(compression:)`, of which only a few
  /// hundred kilobytes are in memory at a time.
  ///
  ///     try profile.encode { piece in try file.write(piece) }
  ///
  /// - Parameter emit: Takes the pieces, in order, on the calling thread; none is empty, and most
  ///   have some 50 to 150 kB. Where it throws, nothing more is encoded.
  public func encode(
    compression: Compression = .gzip, _ emit: ([UInt8]) throws -> Void
  ) rethrows {
    var encoder = ProfileEncoder(self)
    switch compression {
    case .none: try encoder.encode(emit)
    case .gzip:
      var gzip = GzipWriter()
      try encoder.encode { try gzip.write($0, emit) }
      try gzip.finish(emit)
    }
  }
}
