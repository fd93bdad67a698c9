package import Profiles

/// What a report wants to know of a binary that was mapped into the profiled process.
///
/// Whoever may open files answers each request with a `BinaryAnswer`.
package struct BinaryRequest: Sendable {
  /// The mapping, of the profile that the report is of: its file is the binary, its addresses say
  /// where the binary lay.
  package let mapping: MappingIndex
  /// Addresses of the process, to be told in the binary's own numbering; ascending, each once.
  package let addresses: [UInt64]
  /// The symbols that are wanted besides; `nil` for none.
  package let symbols: SymbolChoice?
}

/// Which symbols of a binary a report wants: of those that were sampled the ones with a name that
/// matches, as the table has it or as it is shown; and the one that an address was given for.
package struct SymbolChoice: Sendable {
  package let pattern: Pattern
  /// In the binary's numbering or, as a reader of the profile may have it, in the process's. Where
  /// there is one, the symbol is wanted with all its names, sampled or not.
  package let address: UInt64?
}

/// What came of a request.
package enum BinaryAnswer: Sendable {
  case known(BinaryPlaces)
  /// Why the binary cannot be read, as a sentence.
  case unreadable(reason: [UInt8])
}

/// What a binary says of the places that a report asked for.
package struct BinaryPlaces: Sendable {
  /// One for each address of the request, in order: the address in the binary's own numbering;
  /// `nil` where it is outside.
  package var addresses: [UInt64?]
  /// The symbols, in any order.
  package var symbols: [SymbolRange]

  package init(addresses: [UInt64?], symbols: [SymbolRange]) {
    self.addresses = addresses
    self.symbols = symbols
  }
}

/// A stretch of code of a binary, with its names.
package struct SymbolRange: Hashable, Sendable {
  /// At least one.
  package let names: [[UInt8]]
  /// From the first byte to the last, in the binary's own numbering.
  package let addresses: ClosedRange<UInt64>

  package init(names: [[UInt8]], addresses: ClosedRange<UInt64>) {
    precondition(!names.isEmpty)
    self.names = names
    self.addresses = addresses
  }
}
