/// Why there is no disassembly.
package enum DisassemblyError: Error, CustomStringConvertible, Sendable {
  /// No sampled symbol has a name that matches.
  case noMatch(NoMatch)
  /// The pattern is an address, and no symbol holds it.
  case nothing(at: UInt64)
  /// The pattern is an address, and the symbol that holds it was not sampled.
  case noSamples(at: UInt64)
  /// Code cannot be shown as instructions.
  case failed(reason: [UInt8])

  /// As pprof says it.
  package var description: String {
    switch self {
    case .noMatch(let match):
      "no matches found for regexp \(String(decoding: match.expression, as: UTF8.self))"
        + match.suggestion
    case .nothing(let address):
      "no matches found for address 0x\(String(address, radix: 16))"
    case .noSamples(let address):
      "address 0x\(String(address, radix: 16)) found in binary, "
        + "but the corresponding symbols do not have samples in the profile"
    case .failed(let reason):
      String(decoding: reason, as: UTF8.self)
    }
  }
}
