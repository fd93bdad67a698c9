// Makes the names that linkers see readable.
//
// The first bytes of a name show the scheme that mangled it. Each scheme has its own parser: C++
// (`CxxParser`, `CxxPrinter`), Rust in both forms (`RustDemangler`, `LegacyRustDemangler`), D
// (`DDemangler`). Swift names are read by the Swift runtime, which is part of the program anyway
// (`SwiftNames`).
//
// C++ and Rust names are shown as pprof shows them, byte for byte. pprof leaves Swift and D names
// mangled. Here they are readable, and always have the same detail.
//
// Names are bytes, because those in profiles need not be UTF-8. They are not trusted; see
// `DemanglingBudget`.

import Bytes

/// Makes linker symbols readable.
///
///     let demangler = Demangler(detail: .simplified)
///     demangler.demangled("_ZN3foo3barEi".bytes)  // the bytes of foo::bar
///
/// Each call reads its symbol, and nothing is kept. Symbols longer than 65,536 bytes, readable
/// forms longer than 262,144 bytes, and nesting deeper than 192 levels count as not mangled; D and
/// Swift symbols are bounded more tightly, at 4,096 bytes.
public struct Demangler: Sendable {
  /// How much of a C++ or Rust name is shown.
  public enum Detail: Sendable {
    /// Everything but the suffixes of clones; pprof's `demangle=full`.
    case full
    /// Without the result and the parameters of functions; pprof's `demangle=templates`.
    case templates
    /// Without template arguments too; pprof's default.
    case simplified
  }

  public let detail: Detail

  public init(detail: Detail) {
    self.detail = detail
  }

  /// The readable form of a linker symbol; `nil` if it is not mangled by a known scheme.
  ///
  /// - Complexity: A few microseconds for a usual name, and at most about 1,000 steps per byte.
  public func demangled(_ symbol: [UInt8]) -> [UInt8]? {
    guard let scheme = ManglingScheme(of: symbol) else { return nil }
    guard symbol.count <= DemanglingBudget.longestSymbol else { return nil }
    let name: [UInt8]? =
      switch scheme {
      case .cxx:
        LegacyRustDemangler.demangled(symbol) ?? (try? cxxName(symbol))
      case .rust:
        try? RustDemangler.demangled(symbol, showsGenericArguments: detail != .simplified)
      case .d:
        try? DDemangler.demangled(symbol)
      case .swift:
        SwiftNames.demangled(symbol)
      }
    return name
  }

  private func cxxName(_ symbol: [UInt8]) throws(DemanglingFailure) -> [UInt8] {
    let (tree, root) = try CxxParser.tree(of: symbol, detail: detail)
    var printer = CxxPrinter(tree, detail: detail)
    try printer.print(root)
    return printer.output
  }

  /// Whether a name is mangled beyond doubt: it has the prefix of a scheme and can be read.
  ///
  /// This is for names that a profile presents as readable although they are mangled.
  public static func isPlainlyMangled(_ name: [UInt8]) -> Bool {
    Demangler(detail: .simplified).demangled(name) != nil
  }
}

/// The scheme that mangled a name, judged by its first bytes.
enum ManglingScheme {
  case cxx, rust, d, swift

  init?(of symbol: [UInt8]) {
    let cursor = MangledCursor(symbol)
    switch (cursor.next, cursor.peek(1)) {
    case ("_", "Z"): self = .cxx
    case ("_", "R"): self = .rust
    case ("_", "D") where ("0"..."9").contains(cursor.peek(2)): self = .d
    case ("_", "D") where cursor.isNext("_D__T") || cursor.isNext("_D__U"): self = .d
    case ("_", "D") where cursor.isNext("_Dmain"): self = .d
    case ("$", "s"), ("$", "S"), ("$", "e"): self = .swift
    case ("_", "$"), ("_", "T"), ("@", "_"):
      guard SwiftNames.prefixes.contains(where: { cursor.isNext($0) }) else { return nil }
      self = .swift
    case ("_", "_") where cursor.isNext("___Z"): self = .cxx
    case ("_", "G") where cursor.isNext("_GLOBAL_"): self = .cxx
    default: return nil
    }
  }
}
