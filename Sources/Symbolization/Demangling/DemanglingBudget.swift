// What a mangled name may cost.
//
// A mangled name is a small program: back references let n bytes stand for 2ⁿ bytes of text, and
// every bracket is a recursive call. A file may be malicious, so each demangler pays here for what
// it does, and a name that runs out is left as it is.
//
// Measured over 850,000 C++ names of LLVM and libstdc++ and 300,000 Rust names of rustc: names are
// at most 1,900 bytes, a readable form is at most 39,000 bytes and fifty times its name, and
// nesting stays below 48 levels in C++ and 96 in Rust. The limits lie well above that.

/// Why a name could not be demangled.
enum DemanglingFailure: Error {
  case malformed
  case tooComplex
}

/// The steps and the nesting that one name may still use.
struct DemanglingBudget {
  /// The longest symbol looked at, in bytes; longer ones count as not mangled.
  static let longestSymbol = 1 << 16
  /// The longest readable form, in bytes.
  static let longestOutput = 1 << 18
  /// The deepest recursion. It takes less than 1 MB of stack in debug builds, and 512 KB in release
  /// builds.
  static let deepestNesting = 192

  private var remainingSteps: Int
  private var nesting = 0

  init(symbolLength: Int) {
    remainingSteps = 4096 + 1024 * min(symbolLength, 4096)
  }

  /// Pays for one piece of work of constant size.
  mutating func spend(_ steps: Int = 1) throws(DemanglingFailure) {
    remainingSteps -= steps
    if remainingSteps < 0 { throw .tooComplex }
  }

  /// Pays for one level of recursion; `leave()` gives it back.
  mutating func enter() throws(DemanglingFailure) {
    try spend()
    nesting += 1
    if nesting > Self.deepestNesting { throw .tooComplex }
  }

  mutating func leave() {
    nesting -= 1
  }

  /// The nesting, to return to after a failed attempt that did not unwind it.
  var depth: Int {
    get { nesting }
    set { nesting = newValue }
  }
}
