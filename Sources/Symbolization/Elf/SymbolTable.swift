/// A name that a file gives to an address.
public struct ElfSymbol: Hashable, Sendable {
  /// What lies at the address.
  public enum Kind: Sendable { case function, object, other }

  /// The name for the linker, mangled in C++, Rust and Swift.
  public let name: [UInt8]
  /// Where it begins.
  public let start: VirtualAddress
  /// How many bytes it takes; 0 if unknown, as for labels of assembly.
  public let size: UInt64
  public let kind: Kind
  /// Whether another symbol of this name takes precedence.
  public let isWeak: Bool
  /// Whether only its own object file knows of it.
  public let isLocal: Bool
  /// The source file of a local symbol, mostly without directory; empty if unknown.
  public let fileName: [UInt8]

  /// The name as profiles have it: Go's linker adds to the names of assembly how they are called,
  /// and Go's runtime does not.
  var functionName: [UInt8] {
    let convention = Array(".abi0".utf8)
    return name.suffix(convention.count) == convention[...]
      ? Array(name.dropLast(convention.count)) : name
  }
}

/// The symbols of a binary that lie at an address: functions, variables, labels.
///
/// They run by address, at one address by size, and then as in the file. The last at an address is
/// the one that names it: among aliases llvm-symbolizer takes the same. Names are read when a symbol
/// is asked for.
public struct SymbolTable: Sendable, RandomAccessCollection {
  /// A symbol without its name: 32 bytes.
  struct Row: Sendable {
    let start: UInt64
    let size: UInt64
    /// Where the names of the symbol and of its file stand in the table's strings.
    let name: UInt32
    let fileName: UInt32
    /// Which of the strings.
    let strings: UInt8
    let kind: ElfSymbol.Kind
    let isWeak: Bool
    let isLocal: Bool
  }

  private(set) var rows: [Row] = []
  private(set) var strings: [ByteRegion] = []

  /// No symbols.
  package init() {}

  /// The symbols of several tables.
  ///
  /// - Parameter tables: At most 255, each with its strings.
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

  /// The symbol that an address lies in.
  ///
  /// A symbol of unknown size goes on to the next one; the last of the table to its end.
  ///
  /// - Returns: `nil` for an address before, between or behind the symbols.
  /// - Complexity: O(log *n*) for *n* symbols.
  public func symbol(holding address: VirtualAddress) -> ElfSymbol? {
    guard let index = lastIndex(notAfter: address.value) else { return nil }
    let row = rows[index]
    return row.size == 0 || address.value - row.start < row.size ? self[index] : nil
  }

  /// The symbol at an address, or the nearest one before it.
  ///
  /// Variables and weak symbols have to hold the address; functions may lie before it.
  ///
  /// - Returns: `nil` for an address before the first symbol or behind the last.
  /// - Complexity: O(log *n*) for *n* symbols.
  public func nearestSymbol(to address: VirtualAddress) -> ElfSymbol? {
    guard let index = lastIndex(notAfter: address.value) else { return nil }
    let row = rows[index]
    let mustHold = row.kind == .object || row.isWeak
    return !mustHold || address.value - row.start < row.size ? self[index] : nil
  }

  /// The name without the version that linkers add to it in libraries: `qsort@@GLIBC_2.2.5`.
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

  /// The last symbol at or before an address that does not lie behind the last symbol.
  private func lastIndex(notAfter address: UInt64) -> Int? {
    guard let last = rows.last, address < last.start || address - last.start < last.size else {
      return nil
    }
    let next = rows.partitioningIndex { $0.start > address }
    return next == 0 ? nil : next - 1
  }
}
