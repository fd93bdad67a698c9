import Glibc

/// A call to the system that failed.
package struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The value of `errno`.
  package let code: Int32

  package init(code: Int32) { self.code = code }

  /// What the last call that failed on this thread has left.
  static var last: SystemError { SystemError(code: errno) }

  /// The system's words, beginning with a small letter as Go has them.
  package var description: String {
    // SAFETY: strerror returns a string that lives at least until the next call.
    let words = unsafe String(cString: strerror(code))
    return (words.first?.lowercased() ?? "") + words.dropFirst()
  }

  /// There is no such file or program.
  package static let missingFile = SystemError(code: ENOENT)

  package var isMissingFile: Bool { self == .missingFile }
}
