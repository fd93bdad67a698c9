import Symbolization
import Testing

struct DisassemblyTests {
  /// The rows of some code at 0x1000: address, length and text, and the target behind an arrow.
  private func rows(
    _ code: [UInt8], _ machine: Machine, _ syntax: AssemblySyntax = .att, at start: UInt64 = 0x1000
  ) throws -> [String] {
    var rows: [String] = []
    let disassembler = try Disassembler(machine, syntax: syntax)
    disassembler.forEachInstruction(in: code.span, at: VirtualAddress(value: start)) {
      let target = $0.target.map { " -> " + String($0.value, radix: 16) } ?? ""
      rows.append(
        "\(String($0.address.value, radix: 16)) \($0.length) "
          + String(decoding: $0.text, as: UTF8.self) + target)
    }
    return rows
  }

  /// What compilers make of a small function: prologue, call, loop, return.
  private let code: [UInt8] = [
    0x55, 0x48, 0x89, 0xe5, 0xe8, 0x10, 0x00, 0x00, 0x00, 0x48, 0x8b, 0x44, 0x24, 0x08, 0x75, 0xf0,
    0xff, 0x25, 0x00, 0x00, 0x00, 0x00, 0xc3,
  ]

  @Test func `x86-64 in the syntax of AT&T`() throws {
    #expect(
      try rows(code, .x86_64) == [
        "1000 1 pushq %rbp", "1001 3 movq %rsp, %rbp", "1004 5 callq 0x1019 -> 1019",
        "1009 5 movq 8(%rsp), %rax", "100e 2 jne 0x1000 -> 1000", "1010 6 jmpq *(%rip)",
        "1016 1 retq",
      ])
  }

  @Test func `x86-64 in the syntax of Intel`() throws {
    #expect(
      try rows(code, .x86_64, .intel) == [
        "1000 1 push rbp", "1001 3 mov rbp, rsp", "1004 5 call 0x1019 -> 1019",
        "1009 5 mov rax, qword ptr [rsp + 8]", "100e 2 jne 0x1000 -> 1000",
        "1010 6 jmp qword ptr [rip]", "1016 1 ret",
      ])
  }

  @Test func `arm64, where the target stands behind registers and bits`() throws {
    let code: [UInt8] = [
      0xfd, 0x7b, 0xbf, 0xa9, 0x04, 0x00, 0x00, 0x94, 0x60, 0x00, 0x00, 0xb4, 0x40, 0x00, 0x18,
      0x37,
      0xc0, 0x03, 0x5f, 0xd6,
    ]
    #expect(
      try rows(code, .arm64) == [
        "1000 4 stp x29, x30, [sp, #-0x10]!", "1004 4 bl #0x1014 -> 1014",
        "1008 4 cbz x0, #0x1014 -> 1014", "100c 4 tbnz w0, #3, #0x1014 -> 1014", "1010 4 ret",
      ])
  }
}
