import CCapstone

/// Decodes machine code into instructions. This is the only type that calls Capstone.
///
///     let disassembler = try Disassembler(.amd64)
///     disassembler.forEachInstruction(in: code.span, at: VirtualAddress(value: 0x1000)) { … }
///
/// The code may be any bytes. Bytes that are not an instruction become a row of their own, and
/// decoding goes on after them. So there are at most as many rows as bytes. No state is kept
/// between rows.
@safe
public struct Disassembler: ~Copyable {
  private let machine: Machine
  private let handle: csh
  // SAFETY: set once, to what `cs_malloc` made for the handle, and freed in `deinit`.
  private let decoded: UnsafeMutablePointer<cs_insn>

  /// - Parameter syntax: Used only for x86.
  /// - Throws: An error when Capstone was built without this machine, or memory ran out.
  public init(_ machine: Machine, syntax: AssemblySyntax = .att) throws(DisassemblerError) {
    var handle: csh = 0
    // SAFETY: the handle is only written, during the call.
    let status = unsafe cs_open(machine.architecture, machine.mode, &handle)
    if status != CS_ERR_OK { throw DisassemblerError(status) }
    // The details include branch targets.
    cs_option(handle, CS_OPT_DETAIL, Int(CS_OPT_ON.rawValue))
    if machine.family == .x86, syntax == .att {
      cs_option(handle, CS_OPT_SYNTAX, Int(CS_OPT_SYNTAX_ATT.rawValue))
    }
    guard let decoded = unsafe cs_malloc(handle) else {
      // SAFETY: the handle is open, and is not used after this call.
      unsafe cs_close(&handle)
      throw DisassemblerError(CS_ERR_MEM)
    }
    self.machine = machine
    self.handle = handle
    unsafe self.decoded = decoded
  }

  deinit {
    // SAFETY: both were made in `init`, and nothing else uses them.
    unsafe cs_free(decoded, 1)
    var handle = handle
    unsafe cs_close(&handle)
  }

  /// Visits the instructions in order and without gaps, up to the end of the code or the highest
  /// address.
  ///
  /// - Parameters:
  ///   - code: Any bytes of a binary.
  ///   - start: The address of the first byte.
  public func forEachInstruction(
    in code: Span<UInt8>, at start: VirtualAddress, _ body: (Instruction) -> Void
  ) {
    let lastPosition = Int(clamping: UInt64.max - start.value)
    var position = 0
    while position < code.count, position <= lastPosition {
      let rest = code.extracting(position...)
      let address = start.value &+ UInt64(position)
      let instruction = decode(rest, at: address) ?? data(rest, at: address)
      body(instruction)
      position += instruction.length
    }
  }

  /// The instruction at the start of the code; `nil` if there is none.
  private func decode(_ code: Span<UInt8>, at start: UInt64) -> Instruction? {
    var address = start
    var left = code.count
    // SAFETY: Capstone reads at most `left` bytes, and moves only its own copy of the pointer.
    let isDecoded = unsafe code.withUnsafeBufferPointer { bytes in
      var next = bytes.baseAddress
      return unsafe cs_disasm_iter(handle, &next, &left, &address, decoded)
    }
    let length = code.count - left
    guard isDecoded, length > 0 else { return nil }
    // SAFETY: `decoded` holds this instruction until the next is decoded, and the text fits.
    let text = unsafe [UInt8](unsafeUninitializedCapacity: ccapstone_text_capacity) {
      $1 = unsafe ccapstone_write(decoded, $0.baseAddress)
    }
    return Instruction(
      address: VirtualAddress(value: start), length: length, text: text, target: target)
  }

  /// The address that the decoded instruction branches to.
  private var target: VirtualAddress? {
    var target: UInt64 = 0
    // SAFETY: `decoded` holds an instruction, with details.
    guard unsafe ccapstone_branch_target(machine.architecture, decoded, &target) else {
      return nil
    }
    return VirtualAddress(value: machine.is64Bit ? target : target & 0xffff_ffff)
  }

  /// The bytes up to the next place where an instruction can begin.
  private func data(_ code: Span<UInt8>, at address: UInt64) -> Instruction {
    let vector = machine == .amd64 ? vectorInstructionLength(code) : nil
    let length = vector ?? min(machine.alignment, code.count)
    let bytes = (0..<length).map { position in
      let digits = String(code[position], radix: 16)
      return "0x" + (digits.utf8.count < 2 ? "0" : "") + digits
    }
    return Instruction(
      address: VirtualAddress(value: address), length: length,
      text: Array((".byte " + bytes.joined(separator: ", ")).utf8))
  }
}

/// Why code cannot be disassembled.
public enum DisassemblerError: Error, CustomStringConvertible, Sendable {
  /// Code of this machine, an ELF machine number, is not supported.
  case unknownMachine(UInt16)
  /// Capstone refused; the text is Capstone's.
  case library(String)

  public var description: String {
    switch self {
    case .unknownMachine(let number): "code of ELF machine \(number) cannot be disassembled"
    case .library(let reason): "cannot disassemble: \(reason)"
    }
  }

  fileprivate init(_ status: cs_err) {
    // SAFETY: Capstone's texts are constants.
    self = .library(unsafe cs_strerror(status).map { unsafe String(cString: $0) } ?? "error")
  }
}

extension Machine {
  fileprivate var architecture: cs_arch {
    switch family {
    case .x86: CS_ARCH_X86
    case .arm, .thumb: CS_ARCH_ARM
    case .arm64: CS_ARCH_ARM64
    case .powerPC: CS_ARCH_PPC
    case .mips: CS_ARCH_MIPS
    case .s390: CS_ARCH_SYSZ
    case .sparc: CS_ARCH_SPARC
    }
  }

  fileprivate var mode: cs_mode {
    var flags = isBigEndian ? CS_MODE_BIG_ENDIAN.rawValue : 0
    switch family {
    case .x86, .powerPC, .mips: flags |= (is64Bit ? CS_MODE_64 : CS_MODE_32).rawValue
    case .thumb: flags |= CS_MODE_THUMB.rawValue
    case .sparc: flags |= CS_MODE_V9.rawValue
    case .arm, .arm64, .s390: break
    }
    return cs_mode(rawValue: flags)
  }
}
