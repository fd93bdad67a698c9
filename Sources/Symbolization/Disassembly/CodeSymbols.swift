// Which functions of a binary match a pattern, and which function holds an address?
//
// Symbol tables give one address several names (aliases, clones, marks at the start of a section).
// They are not sorted and often have no sizes. So the symbols are sorted, and all names at one
// address make one symbol. It ends where the largest of their sizes says, or else before the next
// symbol. If some names at an address have a size, those without one are marks and are dropped.
//
// Demangling a large table takes seconds, and few names are needed. So a name is made readable only
// when its symbol is known to matter.

import Bytes

/// A name that a binary gives to an address.
public struct CodeSymbol: Hashable, Sendable {
  public var name: [UInt8]
  public var start: VirtualAddress
  /// The number of its bytes; 0 if the table does not say.
  public var size: UInt64

  public init(name: [UInt8], start: VirtualAddress, size: UInt64) {
    self.name = name
    self.start = start
    self.size = size
  }
}

/// A range of code with its names.
public struct CodeRange: Hashable, Sendable {
  /// One name or more; the first is the most important.
  public var names: [[UInt8]]
  /// From the first byte to the last.
  public var addresses: ClosedRange<VirtualAddress>
}

/// The symbols of a binary that name code, by address.
public struct CodeSymbols: Sendable {
  private struct Group {
    let first: UInt64
    let last: UInt64
    /// The range of its names in `symbols`.
    let names: Range<Int>

    /// Whether it holds one of the addresses, which ascend.
    func holdsAny(of addresses: [UInt64]) -> Bool {
      let candidate = addresses.partitioningIndex { $0 >= first }
      return candidate < addresses.count && addresses[candidate] <= last
    }
  }

  private let symbols: [CodeSymbol]
  /// Ascending by address; no two begin at the same address.
  private let groups: [Group]

  /// - Parameters:
  ///   - symbols: In any order. Of several with one address, the first gives the first name.
  ///   - last: The last address of the code. The last symbol ends there if it has no size.
  /// - Complexity: O(*n* log *n*).
  public init(_ symbols: [CodeSymbol], last: VirtualAddress = VirtualAddress(value: .max)) {
    // The position is part of the key so that names at one address keep their order.
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

  /// The symbol that holds an address, and the distance from its start.
  public func symbol(at address: VirtualAddress) -> (name: [UInt8], offset: UInt64)? {
    guard let group = position(of: address.value), groups[group].last >= address.value else {
      return nil
    }
    return (
      symbols[groups[group].names.lowerBound].name, address.value - groups[group].first
    )
  }

  /// The symbols that a report is about.
  ///
  /// A symbol that holds a requested address is returned with all its names. A symbol that was
  /// sampled and has a matching name is returned with the first such name.
  ///
  /// - Parameters:
  ///   - samples: Sampled addresses, in any order.
  ///   - addresses: Requested addresses.
  ///   - display: Makes names readable; `nil` leaves them as they are.
  ///   - matches: Whether a name matches. It is called with the name as it is and in its readable
  ///     forms.
  /// - Returns: The symbols by address; they may overlap.
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

  /// The last symbol that begins at an address or before it.
  private func position(of address: UInt64) -> Int? {
    let next = groups.partitioningIndex { $0.first > address }
    return next == 0 ? nil : next - 1
  }
}
