/// An instruction, or bytes that are none.
public struct Instruction: Hashable, Sendable {
  /// In the file's own numbering.
  public var address: VirtualAddress
  /// How many bytes it has; at least 1.
  public var length: Int
  /// The mnemonic, a blank and the operands; `.byte 0x…` for bytes that are no instruction.
  public var text: [UInt8]
  /// Where it calls or jumps to, if the operands say so.
  public var target: VirtualAddress?

  public init(address: VirtualAddress, length: Int, text: [UInt8], target: VirtualAddress? = nil) {
    self.address = address
    self.length = length
    self.text = text
    self.target = target
  }
}
