public import Profiles

/// What a report wants to know of a binary that was mapped into the profiled process.
///
/// Whoever may open files answers each request with a `BinaryAnswer`.
public struct BinaryRequest: Sendable {
  /// The mapping, of the profile that the report is of: its file is the binary, its addresses say
  /// where the binary lay.
  public let mapping: MappingIndex
  /// Addresses of the process, to be told in the binary's own numbering; ascending, each once.
  public let addresses: [UInt64]
  /// The symbols that are wanted besides; `nil` for none.
  public let symbols: SymbolChoice?
}

/// Which symbols of a binary a report wants: of those that were sampled the ones with a name that
/// matches, as the table has it or as it is shown; and the one that an address was given for.
public struct SymbolChoice: Sendable {
  public let pattern: Pattern
  /// In the binary's numbering or, as a reader of the profile may have it, in the process's. Where
  /// there is one, the symbol is wanted with all its names, sampled or not.
  public let address: UInt64?
}

/// What came of a request.
public enum BinaryAnswer: Sendable {
  case known(BinaryPlaces)
  /// Why the binary cannot be read, as a sentence.
  case unreadable(reason: [UInt8])
}

/// What a binary says of the places that a report asked for.
public struct BinaryPlaces: Sendable {
  /// One for each address of the request, in order: the address in the binary's own numbering;
  /// `nil` where it is outside.
  public var addresses: [UInt64?]
  /// The symbols, in any order.
  public var symbols: [SymbolRange]

  public init(addresses: [UInt64?], symbols: [SymbolRange]) {
    self.addresses = addresses
    self.symbols = symbols
  }
}

/// A stretch of code of a binary, with its names.
public struct SymbolRange: Hashable, Sendable {
  /// At least one.
  public let names: [[UInt8]]
  /// From the first byte to the last, in the binary's own numbering.
  public let addresses: ClosedRange<UInt64>

  public init(names: [[UInt8]], addresses: ClosedRange<UInt64>) {
    precondition(!names.isEmpty)
    self.names = names
    self.addresses = addresses
  }
}
