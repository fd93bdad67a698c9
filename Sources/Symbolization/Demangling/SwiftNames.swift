// Names of Swift, asked of the Swift runtime, which every Swift program carries.
//
// The runtime trusts its input more than we may: it can be made to print gigabytes, and some
// malformed names stop the program. `SwiftNameScreen` looks at a name first, and keeps back what is
// not safe to ask about.

import Bytes
import CDemangle
import Glibc

/// Reads Swift symbols as `swift demangle --simplified -compact` does.
///
/// The runtime recurses up to 768 levels deep, which takes about 1.5 MB of stack for malicious
/// names: not a matter on Linux, where threads get 8 MB.
enum SwiftNames {
  static let prefixes = ["$s", "$S", "$e", "_$s", "_$S", "_$e", "_T0", "@__swiftmacro_"]

  private static let longestSymbol = 4096

  /// The readable form of a symbol that has one of `prefixes`, or nil when it cannot be read.
  static func demangled(_ symbol: [UInt8]) -> [UInt8]? {
    guard symbol.count <= longestSymbol, !symbol.contains(0), SwiftNameScreen.accepts(symbol) else {
      return nil
    }
    var length = 0
    let text = unsafe symbol.withUnsafeBytes { bytes -> UnsafeMutablePointer<CChar>? in
      // SAFETY: the runtime reads `count` bytes at the address, during the call only; it is given
      // no buffer to write to and returns one of its own.
      unsafe _swift_backtrace_demangle(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, nil, &length)
    }
    // SAFETY: the text is null or a C string from malloc, which is ours to free and nobody else's.
    guard let text = unsafe text else { return nil }
    defer { unsafe free(text) }
    let name = unsafe Array(cString: text)
    let isReadable = name != symbol && !name.isEmpty
    return isReadable && name.count <= DemanglingBudget.longestOutput ? name : nil
  }
}
