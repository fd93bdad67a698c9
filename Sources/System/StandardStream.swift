import Bytes
import Glibc

/// What a program is started with: three open descriptors.
package enum StandardStream: Int32, Sendable {
  case input = 0
  case output = 1
  case errors = 2

  /// What messages call it.
  package var name: String {
    switch self {
    case .input: "standard input"
    case .output: "standard output"
    case .errors: "standard error"
    }
  }

  /// Whether a person may look at it, or type into it.
  package var isTerminal: Bool { isatty(rawValue) == 1 }

  /// Writes all bytes, however many calls that takes.
  package func write(_ bytes: [UInt8]) throws(FileError) {
    try writeAll(bytes, to: rawValue, name.bytes)
  }

  /// The next bytes, as many as there are at once; none at the end.
  package func read(atMost count: Int) throws(FileError) -> [UInt8] {
    try readSome(atMost: count, from: rawValue, name.bytes)
  }
}
