import Symbolization
import Testing

struct DisassemblyTests {
  /// The rows of code at 0x1000: address, length and text, then the target after an arrow.
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

  /// The code of a small function: prologue, call, loop, return.
  private let code: [UInt8] = [
    0x55, 0x48, 0x89, 0xe5, 0xe8, 0x10, 0x00, 0x00, 0x00, 0x48, 0x8b, 0x44, 0x24, 0x08, 0x75, 0xf0,
    0xff, 0x25, 0x00, 0x00, 0x00, 0x00, 0xc3,
  ]

  @Test func `x86-64 in the syntax of AT&T`() throws {
    #expect(
      try rows(code, .amd64) == [
        "1000 1 pushq %rbp", "1001 3 movq %rsp, %rbp", "1004 5 callq 0x1019 -> 1019",
        "1009 5 movq 8(%rsp), %rax", "100e 2 jne 0x1000 -> 1000", "1010 6 jmpq *(%rip)",
        "1016 1 retq",
      ])
  }

  @Test func `x86-64 in the syntax of Intel`() throws {
    #expect(
      try rows(code, .amd64, .intel) == [
        "1000 1 push rbp", "1001 3 mov rbp, rsp", "1004 5 call 0x1019 -> 1019",
        "1009 5 mov rax, qword ptr [rsp + 8]", "100e 2 jne 0x1000 -> 1000",
        "1010 6 jmp qword ptr [rip]", "1016 1 ret",
      ])
  }

  @Test func `arm64, where the target follows registers and bits`() throws {
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

  @Test(
    arguments: [
      ("arm", 40, false, false, [0x00, 0x00, 0x00, 0xeb], "1000 4 bl #0x1008 -> 1008"),
      ("x86", 3, false, false, [0xe8, 0xfb, 0xef, 0xff, 0xff], "1000 5 calll 0 -> 0"),
      ("ppc", 20, false, true, [0x48, 0, 0, 0x11], "1000 4 bl 0x1010 -> 1010"),
      ("ppc64le", 21, true, false, [0x11, 0, 0, 0x48], "1000 4 bl 0x1010 -> 1010"),
      ("mips", 8, false, true, [0x10, 0x40, 0x00, 0x03], "1000 4 beqz $v0, 0x1010 -> 1010"),
      ("mips", 8, false, true, [0x0c, 0x00, 0x10, 0x00], "1000 4 jal 0x4000 -> 4000"),
      ("s390x", 22, true, true, [0xc0, 0xe5, 0, 0, 0, 8], "1000 6 brasl %r14, 0x1010 -> 1010"),
      ("sparc64", 43, true, true, [0x40, 0, 0, 4], "1000 4 call 0x1010 -> 1010"),
    ] as [(String, UInt16, Bool, Bool, [UInt8], String)])
  func `other machines by their number in ELF`(
    name: String, number: UInt16, is64Bit: Bool, isBigEndian: Bool, code: [UInt8], expected: String
  ) throws {
    let machine = try Machine(elfMachine: number, is64Bit: is64Bit, isBigEndian: isBigEndian)
    #expect(try rows(code, machine) == [expected])
  }

  @Test func `RISC-V is not supported`() {
    let error = #expect(throws: DisassemblerError.self) {
      try Machine(elfMachine: 243, is64Bit: true, isBigEndian: false)
    }
    #expect(error.map { "\($0)" } == "code of ELF machine 243 cannot be disassembled")
  }

  @Test func `bytes that are not an instruction are rows, and decoding goes on after them`() throws
  {
    #expect(
      try rows([0x06, 0x90, 0xe8, 0x01], .amd64) == [
        "1000 1 .byte 0x06", "1001 1 nop", "1002 1 .byte 0xe8", "1003 1 .byte 0x01",
      ])
    #expect(
      try rows([0, 0, 0, 0, 0xc0, 0x03, 0x5f, 0xd6, 1, 2], .arm64) == [
        "1000 4 .byte 0x00, 0x00, 0x00, 0x00", "1004 4 ret", "1008 2 .byte 0x01, 0x02",
      ])
  }

  /// The lengths are objdump's.
  @Test(
    arguments: [
      [0x62, 0xf2, 0xed, 0x48, 0x8d, 0xd2],  // vpermb %zmm2,%zmm2,%zmm2
      [0x62, 0xf2, 0x7d, 0x48, 0x54, 0xe2],  // vpopcntb %zmm2,%zmm4
      [0x62, 0xf3, 0xed, 0x48, 0x72, 0xd1, 0x05],  // vpshrdw $0x5,%zmm1,%zmm2,%zmm2
      [0x62, 0xf2, 0xed, 0x48, 0x8d, 0x54, 0x24, 0x01],  // vpermb 0x40(%rsp),%zmm2,%zmm2
      [0xc4, 0xe1, 0xfb, 0x92, 0xc8],  // kmovq %rax,%k1
      [0xc4, 0xe1, 0xf8, 0x90, 0x80, 0x00, 0x08, 0x00, 0x00],  // kmovq 0x800(%rax),%k0
    ] as [[UInt8]])
  func `vector instructions that are not known are passed over as a whole`(code: [UInt8]) throws {
    #expect(
      try rows(code + [0x90], .amd64).map { $0.split(separator: " ")[1] }
        == ["\(code.count)", "1"])
    for count in 1..<code.count {
      #expect(try !rows(Array(code.prefix(count)), .amd64).isEmpty)
    }
  }

  @Test func `code ends at the last address, and targets wrap`() throws {
    #expect(
      try rows([0x90, 0xeb, 0x00, 0x90], .amd64, at: .max - 1) == [
        "fffffffffffffffe 1 nop", "ffffffffffffffff 2 jmp 1 -> 1",
      ])
    #expect(try rows([], .amd64).isEmpty)
  }

  private static let machines = [
    Machine.x86, .amd64, .arm, .thumb, .arm64,
    try? Machine(elfMachine: 20, is64Bit: false, isBigEndian: true),
    try? Machine(elfMachine: 21, is64Bit: true, isBigEndian: true),
    try? Machine(elfMachine: 21, is64Bit: true, isBigEndian: false),
    try? Machine(elfMachine: 8, is64Bit: false, isBigEndian: true),
    try? Machine(elfMachine: 8, is64Bit: true, isBigEndian: false),
    try? Machine(elfMachine: 22, is64Bit: true, isBigEndian: true),
    try? Machine(elfMachine: 2, is64Bit: false, isBigEndian: true),
    try? Machine(elfMachine: 43, is64Bit: true, isBigEndian: true),
  ].compactMap { $0 }

  @Test(arguments: machines, [AssemblySyntax.att, .intel])
  func `any bytes become rows without gaps`(machine: Machine, syntax: AssemblySyntax) throws {
    let disassembler = try Disassembler(machine, syntax: syntax)
    var seed: UInt64 = 42
    for round in 0..<200 {
      var code: [UInt8] = []
      for _ in 0..<round * 5 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        code.append(UInt8(truncatingIfNeeded: seed >> 33))
      }
      var next: UInt64 = 0x1000
      disassembler.forEachInstruction(in: code.span, at: VirtualAddress(value: next)) {
        #expect($0.address.value == next)
        #expect($0.length > 0)
        #expect(!$0.text.isEmpty)
        next += UInt64($0.length)
      }
      #expect(next == 0x1000 + UInt64(code.count), "round \(round)")
    }
  }
}
