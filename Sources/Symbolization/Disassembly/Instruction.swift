/// An instruction, or bytes that are not one.
public struct Instruction: Hashable, Sendable {
  /// The address of its first byte.
  public var address: VirtualAddress
  /// The number of its bytes; at least 1.
  public var length: Int
  /// The mnemonic, a space and the operands; `.byte 0x…` for bytes that are not an instruction.
  public var text: [UInt8]
  /// The address that it calls or jumps to; `nil` if the operands do not give one.
  public var target: VirtualAddress?

  public init(address: VirtualAddress, length: Int, text: [UInt8], target: VirtualAddress? = nil) {
    self.address = address
    self.length = length
    self.text = text
    self.target = target
  }
}
