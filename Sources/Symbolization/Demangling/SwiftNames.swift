// Names of Swift, which the Swift runtime demangles. Every Swift program contains it.
//
// The runtime trusts its input: some names make it print gigabytes, and some malformed names stop
// the program. `SwiftNameScreen` checks a name first, and rejects what the runtime cannot read
// safely.

import Bytes
import CDemangle
import Glibc

/// Reads Swift symbols as `swift demangle --simplified -compact` does.
///
/// The runtime recurses up to 768 levels deep, which takes about 1.5 MB of stack for malicious
/// names. Threads on Linux have 8 MB.
enum SwiftNames {
  static let prefixes = ["$s", "$S", "$e", "_$s", "_$S", "_$e", "_T0", "@__swiftmacro_"]

  private static let longestSymbol = 4096

  /// The readable form of a symbol that has one of `prefixes`; `nil` if it cannot be read.
  static func demangled(_ symbol: [UInt8]) -> [UInt8]? {
    guard symbol.count <= longestSymbol, !symbol.contains(0), SwiftNameScreen.accepts(symbol) else {
      return nil
    }
    var length = 0
    let text = unsafe symbol.withUnsafeBytes { bytes -> UnsafeMutablePointer<CChar>? in
      // SAFETY: the runtime reads `count` bytes at the address, only during the call. It is given
      // no buffer to write to and returns one of its own.
      unsafe _swift_backtrace_demangle(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, nil, &length)
    }
    // SAFETY: the text is null or a C string from malloc, which only we free.
    guard let text = unsafe text else { return nil }
    defer { unsafe free(text) }
    let name = unsafe Array(cString: text)
    let isReadable = name != symbol && !name.isEmpty
    return isReadable && name.count <= DemanglingBudget.longestOutput ? name : nil
  }
}
