import Bytes
import Glibc

/// Why a file could not be used: what was tried, and the system's reason.
package struct FileError: Error, CustomStringConvertible {
  package let operation: String
  package let path: [UInt8]
  package let cause: SystemError

  package init(_ operation: String, _ path: [UInt8], _ cause: SystemError) {
    self.operation = operation
    self.path = path
    self.cause = cause
  }

  init(_ operation: String, _ path: [UInt8], _ code: Int32) {
    self.init(operation, path, SystemError(code: code))
  }

  /// Whether there is no such file.
  package var isMissingFile: Bool { cause.isMissingFile }

  /// Whether the file has more bytes than were to be read.
  package var isTooLarge: Bool { cause.code == EFBIG }

  /// As Go writes it: `open x: permission denied`.
  package var description: String { String(decoding: text, as: UTF8.self) }

  /// The description with the bytes of the path as they are.
  package var text: [UInt8] { "\(operation) ".bytes + path + ": \(cause)".bytes }
}
