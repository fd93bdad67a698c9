import Bytes

extension Binary {
  /// The frames of addresses, from debug information where there is any, else from the symbols.
  ///
  /// The outermost frame takes its linkage name from the binary's own symbols, because a part that
  /// a compiler split off a function has a name of its own there (`f.cold`). The symbols of a
  /// separate debug file are not used for this: where an address has several names, they give the
  /// least known one (`__GI_qsort`), and the debug information gives the name in the source.
  /// llvm-symbolizer does the same.
  ///
  /// - Parameter addresses: In any order; repeats are allowed. Pass all of them at once: each call
  ///   reads the debug information that its addresses share only once.
  /// - Returns: One entry per address, in the same order.
  public mutating func resolve(_ addresses: [VirtualAddress]) -> [Resolution] {
    let symbols = symbols()
    var resolutions =
      dwarfResolver()?.resolve(addresses)
      ?? Array(repeating: .unresolved(.noDebugInformation), count: addresses.count)
    let own = ownSymbols()
    for (index, address) in addresses.enumerated() {
      if case .frames(var frames) = resolutions[index] {
        let name = own.symbol(holding: address)
        guard let symbol = name ?? (frames.isNamed ? nil : symbols.symbol(holding: address)) else {
          continue
        }
        frames[frames.count - 1].complete(with: symbol)
        resolutions[index] = .frames(frames)
      } else if let symbol = symbols.symbol(holding: address) {
        resolutions[index] = .frames([SourceFrame(symbol)])
      } else if !segments.contains(where: { $0.isLoaded && $0.holds(address.value) }) {
        resolutions[index] = .unresolved(.outsideOfFile)
      }
    }
    return resolutions
  }

  /// The nearest symbols of addresses, without debug information.
  ///
  /// Each resolution has one frame, with a name and, for local symbols, a source file.
  public mutating func resolveBySymbols(_ addresses: [VirtualAddress]) -> [Resolution] {
    let symbols = symbols()
    return addresses.map { address in
      if let symbol = symbols.nearestSymbol(to: address) { return .frames([SourceFrame(symbol)]) }
      return .unresolved(symbols.isEmpty ? .noDebugInformation : .noFunction)
    }
  }
}

extension [SourceFrame] {
  /// Whether the outermost frame has a name.
  fileprivate var isNamed: Bool { last.map { !$0.function.isEmpty } ?? false }
}

extension SourceFrame {
  /// A frame with what the symbol alone says.
  init(_ symbol: ElfSymbol) {
    let name = symbol.functionName
    self.init(function: name, linkageName: name, file: symbol.fileName)
  }

  /// Adds what the symbol says about the outermost function.
  fileprivate mutating func complete(with symbol: ElfSymbol) {
    linkageName = symbol.functionName
    if function.isEmpty { function = linkageName }
    if file.isEmpty { file = symbol.fileName }
  }
}
