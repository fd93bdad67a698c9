// What a mangled name may cost.
//
// A mangled name is a small program: with back references, n bytes can stand for 2ⁿ bytes of text,
// and every bracket is a recursive call. A file may be malicious, so each demangler pays for its
// work from a budget. A name that exceeds the budget is left as it is.
//
// In 850,000 C++ names of LLVM and libstdc++ and 300,000 Rust names of rustc, names have at most
// 1,900 bytes. Readable forms have at most 39,000 bytes, and at most fifty times those of their
// names. Nesting stays below 48 levels in C++ and 96 in Rust. The limits are well above that.

/// Why a name could not be demangled.
enum DemanglingFailure: Error {
  case malformed
  case tooComplex
}

/// The steps and the nesting that one name may still use.
struct DemanglingBudget {
  /// The longest symbol that is read, in bytes. Longer symbols count as not mangled.
  static let longestSymbol = 1 << 16
  /// The longest readable form, in bytes.
  static let longestOutput = 1 << 18
  /// The deepest recursion. It uses less than 1 MB of stack in debug builds, and less than 512 KB
  /// in release builds.
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

  /// The current nesting. A failed attempt does not unwind it, so it is restored from here.
  var depth: Int {
    get { nesting }
    set { nesting = newValue }
  }
}
