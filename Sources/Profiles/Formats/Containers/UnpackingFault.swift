/// What is wrong with packed data.
package struct UnpackingFault: Error, Equatable, Sendable {
  package enum Problem: Equatable, Sendable {
    case cutOff, badHeader, badChecksum, corrupt, noMemory
    /// What the library of the format says.
    case refused(reason: String)
    case unreadable(reason: String)
  }

  package let problem: Problem
  /// What the data is packed by: `gzip`.
  package let packing: String
  /// Bytes of the file that were read before the fault.
  package let offset: Int
  /// Bytes of the file in all.
  package let fileSize: Int
}

extension UnpackingFault: CustomStringConvertible {
  package var description: String {
    switch problem {
    case .cutOff:
      "unexpected EOF (the \(packing) data is cut off: it goes on after the last byte, \(fileSize))"
    case .badHeader: "\(packing): invalid header (at byte \(offset) of \(fileSize))"
    case .badChecksum: "\(packing): invalid checksum (at byte \(offset) of \(fileSize))"
    case .noMemory: "no memory for decompression"
    case .refused(let reason): "\(packing): \(reason) (at byte \(offset) of \(fileSize))"
    case .unreadable(let reason): reason
    case .corrupt: "flate: corrupt input before offset \(offset) (of \(fileSize) bytes)"
    }
  }
}
