import Bytes
import Profiles

/// The symbols that were sampled, whose instructions are to be shown.
package struct SampledRoutines: Sendable {
  /// A symbol with samples.
  struct Routine: Sendable {
    let mapping: MappingIndex
    let symbol: SymbolRange
    /// In the order of their addresses; at least one.
    let samples: [Placed]

    /// The sum over its addresses; a sample counts once for each that is on its stack.
    var cumulative: Int64 { samples.reduce(0) { $0 &+ $1.sample.cumulative } }
  }

  /// A sample with its address in the binary's own numbering.
  struct Placed: Sendable {
    let address: UInt64
    let sample: DisassemblySelection.Sample
  }

  /// By name, then by address.
  let routines: [Routine]
  /// The one that the selection was made of.
  let view: View

  /// - Parameter answers: To the selection's requests, in their order.
  /// - Throws: When nothing is left to show.
  package init(
    _ selection: DisassemblySelection, _ answers: [BinaryAnswer]
  ) throws(DisassemblyError) {
    precondition(answers.count == selection.requests.count)
    view = selection.view
    var routines: [Routine] = []
    var hasSymbols = false
    var isComplete = true
    for (request, answer) in zip(selection.requests, answers) {
      guard case .known(let places) = answer else {
        isComplete = false
        continue
      }
      hasSymbols = hasSymbols || !places.symbols.isEmpty
      let placed = Self.placed(selection.samples, request.addresses, places.addresses)
      for symbol in places.symbols {
        let samples = Self.samples(placed, of: symbol)
        guard !samples.isEmpty else { continue }
        routines.append(Routine(mapping: request.mapping, symbol: symbol, samples: samples))
      }
    }
    if routines.isEmpty {
      guard let address = selection.address else {
        throw .noMatch(selection.noMatch(afterReadingAll: isComplete))
      }
      throw hasSymbols ? .noSamples(at: address) : .nothing(at: address)
    }
    self.routines = routines.sorted { $0.precedes($1) }
  }

  /// The code to be disassembled, a request for each routine.
  package var requests: [CodeRequest] {
    routines.map {
      CodeRequest(mapping: $0.mapping, addresses: $0.symbol.addresses, detail: .positions)
    }
  }

  /// The samples of a binary, in the order of their addresses in it.
  ///
  /// - Parameter translated: One for each of `addresses`.
  private static func placed(
    _ samples: [DisassemblySelection.Sample], _ addresses: [UInt64], _ translated: [UInt64?]
  ) -> [Placed] {
    precondition(addresses.count == translated.count)
    var placed: [Placed] = []
    var next = 0
    for sample in samples {
      while next < addresses.count, addresses[next] < sample.address { next += 1 }
      guard next < addresses.count, addresses[next] == sample.address,
        let address = translated[next]
      else { continue }
      placed.append(Placed(address: address, sample: sample))
    }
    // Sorting by position too keeps the order of those at one address.
    return placed.enumerated()
      .sorted { ($0.element.address, $0.offset) < ($1.element.address, $1.offset) }
      .map(\.element)
  }

  /// The samples of a symbol. One on its last byte is lost, as in pprof, which takes the last byte
  /// for the end.
  private static func samples(_ placed: [Placed], of symbol: SymbolRange) -> [Placed] {
    let first = position(of: symbol.addresses.lowerBound, in: placed)
    let end = position(of: symbol.addresses.upperBound, in: placed)
    return Array(placed[first..<end])
  }

  /// How many samples have a smaller address.
  private static func position(of address: UInt64, in placed: [Placed]) -> Int {
    placed.partitioningIndex { $0.address >= address }
  }
}

extension SampledRoutines.Routine {
  fileprivate func precedes(_ other: Self) -> Bool {
    let (name, otherName) = (symbol.names[0], other.symbol.names[0])
    let order = compareBytes(name.span, otherName.span)
    if order != 0 { return order < 0 }
    return (symbol.addresses.lowerBound, mapping.position)
      < (other.symbol.addresses.lowerBound, other.mapping.position)
  }
}
