import Bytes

/// A name that an ELF file gives to an address.
public struct ElfSymbol: Hashable, Sendable {
  /// What is at the address.
  public enum Kind: Sendable { case function, object, other }

  /// The name for the linker, mangled in C++, Rust and Swift.
  public let name: [UInt8]
  /// The address of its first byte.
  public let start: VirtualAddress
  /// The number of its bytes; 0 if unknown, as for labels in assembly.
  public let size: UInt64
  public let kind: Kind
  /// Whether another symbol of the same name takes precedence.
  public let isWeak: Bool
  /// Whether it is visible only in its own object file.
  public let isLocal: Bool
  /// The source file of a local symbol, mostly without a directory; empty if unknown.
  public let fileName: [UInt8]

  /// The name as in profiles. Go's linker adds the calling convention to the names of assembly
  /// functions; Go's runtime does not.
  var functionName: [UInt8] {
    let convention = ".abi0".bytes
    return name.suffix(convention.count) == convention[...]
      ? Array(name.dropLast(convention.count)) : name
  }
}

/// The symbols of a binary that lie at an address: functions, variables, labels.
///
/// They are sorted by address, then by size, then as in the file. The last symbol at an address
/// names it: llvm-symbolizer chooses the same among aliases. Names are read when a symbol is asked
/// for.
public struct SymbolTable: Sendable, RandomAccessCollection {
  /// A symbol without its name: 32 bytes.
  struct Row: Sendable {
    let start: UInt64
    let size: UInt64
    /// The offset of the symbol's name in the strings; `fileName` is that of its file.
    let name: UInt32
    let fileName: UInt32
    /// The index of the strings that hold the names.
    let strings: UInt8
    let kind: ElfSymbol.Kind
    let isWeak: Bool
    let isLocal: Bool
  }

  private(set) var rows: [Row] = []
  private(set) var strings: [ByteRegion] = []

  /// No symbols.
  package init() {}

  /// A table that joins several.
  ///
  /// - Parameter tables: At most 255 tables, each with its strings.
  init(_ tables: [(rows: [Row], strings: ByteRegion)]) {
    rows = tables.flatMap(\.rows)
    strings = tables.map(\.strings)
    rows.sort { ($0.start, $0.size) < ($1.start, $1.size) }
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { rows.count }

  public subscript(index: Int) -> ElfSymbol {
    let row = rows[index]
    let strings = strings[Int(row.strings)]
    return ElfSymbol(
      name: Self.withoutVersion(strings.text(at: Int(row.name))),
      start: VirtualAddress(value: row.start),
      size: row.size, kind: row.kind, isWeak: row.isWeak, isLocal: row.isLocal,
      fileName: row.fileName == 0 ? [] : strings.text(at: Int(row.fileName)))
  }

  /// The symbol that holds an address.
  ///
  /// A symbol of unknown size extends to the next symbol.
  ///
  /// - Returns: `nil` for an address before, between or after the symbols.
  /// - Complexity: O(log *n*) for *n* symbols.
  public func symbol(holding address: VirtualAddress) -> ElfSymbol? {
    guard let index = lastIndex(notAfter: address.value) else { return nil }
    let row = rows[index]
    return row.size == 0 || address.value - row.start < row.size ? self[index] : nil
  }

  /// The symbol at an address, or the nearest one before it.
  ///
  /// A variable or weak symbol must hold the address; a function may end before it.
  ///
  /// - Returns: `nil` for an address before the first symbol or after the last.
  /// - Complexity: O(log *n*) for *n* symbols.
  public func nearestSymbol(to address: VirtualAddress) -> ElfSymbol? {
    guard let index = lastIndex(notAfter: address.value) else { return nil }
    let row = rows[index]
    let mustHold = row.kind == .object || row.isWeak
    return !mustHold || address.value - row.start < row.size ? self[index] : nil
  }

  /// The name without the version that linkers add in libraries: `qsort@@GLIBC_2.2.5`.
  static func withoutVersion(_ name: [UInt8]) -> [UInt8] {
    guard let end = name.firstIndex(of: 0x40), end > 0 else { return name }
    let version = name[end...].drop { $0 == 0x40 }
    let isVersion =
      !version.isEmpty && name.count - end - version.count <= 2
      && version.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x5f, 0x2e, 0x2d: true
        default: false
        }
      }
    return isVersion ? Array(name[..<end]) : name
  }

  /// The address of the first symbol of that name in the order of the table.
  func address(named name: [UInt8]) -> UInt64? {
    rows.first { strings[Int($0.strings)].hasText(name, at: Int($0.name)) }?.start
  }

  /// The last symbol at or before an address; `nil` if the address is after the last symbol.
  private func lastIndex(notAfter address: UInt64) -> Int? {
    guard let last = rows.last, address < last.start || address - last.start < last.size else {
      return nil
    }
    let next = rows.partitioningIndex { $0.start > address }
    return next == 0 ? nil : next - 1
  }
}
