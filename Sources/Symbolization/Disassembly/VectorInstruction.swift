// Capstone 4 does not know many AVX-512 instructions, which the `memmove` of glibc and Go uses. If
// they were skipped byte by byte, their bytes would be decoded as other instructions, and samples
// would appear on those. But their length is easy to compute (Intel's manual, volume 2, §2.3 and
// §2.7):
//
//     C5 p0           opcode ModRM [SIB] [displacement] [immediate]     VEX, map 1
//     C4 p0 p1        opcode …                                          VEX, map p0 & 31
//     62 p0 p1 p2     opcode …                                          EVEX, map p0 & 7

/// The length of the vector instruction at the start of 64-bit code; `nil` if there is none, or if
/// it is cut off.
func vectorInstructionLength(_ code: Span<UInt8>) -> Int? {
  guard code.count > 2 else { return nil }
  let map: UInt8
  let opcodePosition: Int
  switch code[0] {
  case 0xc5: (map, opcodePosition) = (1, 2)
  case 0xc4: (map, opcodePosition) = (code[1] & 0x1f, 3)
  // One bit of the second byte is always clear, and one of the third is always set.
  case 0x62 where code[1] & 8 == 0 && code[2] & 4 != 0: (map, opcodePosition) = (code[1] & 7, 4)
  default: return nil
  }
  guard [1, 2, 3, 5, 6].contains(map), opcodePosition + 1 < code.count else { return nil }
  let opcode = code[opcodePosition]
  let operands = code.extracting((opcodePosition + 1)...)
  guard let addressing = addressingLength(operands) else { return nil }
  let length = opcodePosition + 1 + addressing + (hasImmediate(map, opcode) ? 1 : 0)
  return length <= min(code.count, 15) ? length : nil
}

/// The length of a ModRM byte and of the bytes that it requires.
private func addressingLength(_ operands: Span<UInt8>) -> Int? {
  let (mode, register) = (operands[0] >> 6, operands[0] & 7)
  if mode == 3 { return 1 }
  var length = 1
  var base = register
  if register == 4 {
    guard operands.count > 1 else { return nil }
    base = operands[1] & 7
    length += 1
  }
  switch mode {
  case 0: return length + (base == 5 ? 4 : 0)
  case 1: return length + 1
  default: return length + 4
  }
}

private func hasImmediate(_ map: UInt8, _ opcode: UInt8) -> Bool {
  switch map {
  case 1: (0x70...0x73).contains(opcode) || [0xc2, 0xc4, 0xc5, 0xc6].contains(opcode)
  case 3: true
  default: false
  }
}
