import Bytes

/// Names the targets of branches and calls, as `objdump` does: `callq 0x1234 <name+0x12>`.
public struct BranchLabels {
  private let symbols: CodeSymbols
  private let display: Demangler?
  /// The readable forms of the names that were needed before.
  private var readable: [[UInt8]: [UInt8]] = [:]

  /// - Parameter display: Makes names readable; `nil` leaves them as they are.
  public init(_ symbols: CodeSymbols, display: Demangler?) {
    self.symbols = symbols
    self.display = display
  }

  /// The text of an instruction, with the name of its target if the target has one.
  public mutating func text(of instruction: Instruction) -> [UInt8] {
    guard let target = instruction.target, let symbol = symbols.symbol(at: target) else {
      return instruction.text
    }
    let offset = symbol.offset == 0 ? "" : "+0x" + String(symbol.offset, radix: 16)
    return instruction.text + " <".bytes + readable(symbol.name) + "\(offset)>".bytes
  }

  private mutating func readable(_ name: [UInt8]) -> [UInt8] {
    guard let display else { return name }
    if let known = readable[name] { return known }
    let shown = display.displayName(forSystemName: name) ?? name
    readable[name] = shown
    return shown
  }
}
