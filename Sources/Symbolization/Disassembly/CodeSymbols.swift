// Which functions of a binary match a pattern, and which one is an address in?
//
// Symbol tables name one address several times (aliases, clones, marks of a section's begin), have
// no order, and often no sizes. So they are sorted, and the names at one address make one symbol. It
// ends where the largest of their sizes says, or else before the next symbol. Names without a size
// that stand beside one with a size are marks, and are dropped.
//
// Demangling a large table takes seconds, and names are asked for of few. So a name is made readable
// only when the symbol is known to matter.

/// A name of an address in a binary.
public struct CodeSymbol: Hashable, Sendable {
  public var name: [UInt8]
  public var start: VirtualAddress
  /// In bytes; 0 where the table does not say.
  public var size: UInt64

  public init(name: [UInt8], start: VirtualAddress, size: UInt64) {
    self.name = name
    self.start = start
    self.size = size
  }
}

/// A stretch of code with its names.
public struct CodeRange: Hashable, Sendable {
  /// At least one; the first is the one that matters most.
  public var names: [[UInt8]]
  /// From the first byte to the last.
  public var addresses: ClosedRange<VirtualAddress>
}

/// The symbols of a binary that name code, by address.
public struct CodeSymbols: Sendable {
  private struct Group {
    let first: UInt64
    let last: UInt64
    /// Its names in `symbols`.
    let names: Range<Int>

    /// Whether one of some ascending addresses lies in it.
    func holdsAny(of addresses: [UInt64]) -> Bool {
      let candidate = addresses.partitioningIndex { $0 >= first }
      return candidate < addresses.count && addresses[candidate] <= last
    }
  }

  private let symbols: [CodeSymbol]
  /// Ascending; no two begin at one address.
  private let groups: [Group]

  /// - Parameters:
  ///   - symbols: In any order; of those with one address, the first comes first.
  ///   - last: The last address of the code: a symbol without a size that none follows ends there.
  /// - Complexity: O(*n* log *n*).
  public init(_ symbols: [CodeSymbol], last: VirtualAddress = VirtualAddress(value: .max)) {
    // Sorting by position too keeps the order of names at one address.
    let sorted = symbols.indices.sorted {
      (symbols[$0].start.value, $0) < (symbols[$1].start.value, $1)
    }
    var kept: [CodeSymbol] = []
    var groups: [Group] = []
    kept.reserveCapacity(symbols.count)
    var next = 0
    while next < sorted.count {
      let start = symbols[sorted[next]].start
      let end = sorted[next...].firstIndex { symbols[$0].start != start } ?? sorted.count
      let group = sorted[next..<end].map { symbols[$0] }
      let size = group.map(\.size).max() ?? 0
      let following = end < sorted.count ? symbols[sorted[end]].start.value - 1 : last.value
      let reach = start.value.addingReportingOverflow(size &- 1)
      let bound = size == 0 ? following : reach.overflow ? .max : reach.partialValue
      let names = size == 0 ? group : group.filter { $0.size > 0 }
      groups.append(
        Group(
          first: start.value, last: max(bound, start.value),
          names: kept.count..<kept.count + names.count))
      kept += names
      next = end
    }
    self.symbols = kept
    self.groups = groups
  }

  /// The symbol that an address is in, and how far behind its start.
  public func symbol(at address: VirtualAddress) -> (name: [UInt8], offset: UInt64)? {
    guard let group = position(of: address.value), groups[group].last >= address.value else {
      return nil
    }
    return (
      symbols[groups[group].names.lowerBound].name, address.value - groups[group].first
    )
  }

  /// The symbols that a report is about: those that an address was asked for in, with all their
  /// names; and those that were sampled and have a name that matches, with the first that does.
  ///
  /// - Parameters:
  ///   - samples: Sampled addresses, in any order.
  ///   - addresses: The addresses that were asked for.
  ///   - display: How names are shown; `nil` leaves them as they are.
  ///   - matches: Asked of a name as it is and of its readable forms.
  /// - Returns: In the order of their addresses; symbols may overlap.
  public func symbols(
    sampledAt samples: [VirtualAddress], at addresses: [VirtualAddress], display: Demangler?,
    matching matches: ([UInt8]) -> Bool
  ) -> [CodeRange] {
    let samples = samples.map(\.value).sorted()
    return groups.compactMap { group in
      let isAsked = addresses.contains { group.first <= $0.value && $0.value <= group.last }
      guard isAsked || group.holdsAny(of: samples) else { return nil }
      var names = symbols[group.names].map(\.name)
      if !isAsked {
        guard let first = names.first(where: { Self.hasMatch($0, matches) }) else { return nil }
        names = [first]
      }
      return CodeRange(
        names: names.map { display?.displayName(forSystemName: $0) ?? $0 },
        addresses: VirtualAddress(value: group.first)...VirtualAddress(value: group.last))
    }
  }

  private static func hasMatch(_ name: [UInt8], _ matches: ([UInt8]) -> Bool) -> Bool {
    if matches(name) { return true }
    let details: [Demangler.Detail] = [.full, .templates, .simplified]
    return details.contains { detail in
      Demangler(detail: detail).demangled(name).map(matches) ?? false
    }
  }

  /// The last symbol that begins at an address or before.
  private func position(of address: UInt64) -> Int? {
    let next = groups.partitioningIndex { $0.first > address }
    return next == 0 ? nil : next - 1
  }
}
