/// A kind of processor whose code can be disassembled.
public struct Machine: Hashable, Sendable {
  enum Family: Sendable {
    case x86, arm, thumb, arm64, powerPC, mips, s390, sparc
  }

  let family: Family
  let is64Bit: Bool
  let isBigEndian: Bool

  private init(_ family: Family, is64Bit: Bool, isBigEndian: Bool = false) {
    self.family = family
    self.is64Bit = is64Bit
    self.isBigEndian = isBigEndian
  }

  public static let x86 = Machine(.x86, is64Bit: false)
  public static let amd64 = Machine(.x86, is64Bit: true)
  public static let arm64 = Machine(.arm64, is64Bit: true)
  public static let arm = Machine(.arm, is64Bit: false)
  /// ARM's short instructions. The symbols of functions that use them have odd addresses.
  public static let thumb = Machine(.thumb, is64Bit: false)

  /// The machine in the header of an ELF file.
  ///
  /// - Parameter elfMachine: `e_machine`.
  /// - Throws: An error when code of this machine is not supported.
  public init(
    elfMachine: UInt16, is64Bit: Bool, isBigEndian: Bool
  ) throws(DisassemblerError) {
    switch elfMachine {
    case 3: self = .x86
    // The code is 64-bit even if addresses have 32 bits (x32).
    case 62: self = .amd64
    // Instructions are little-endian even if data is not (on ARM in linked files, BE8).
    case 40: self = .arm
    case 183: self = .arm64
    case 20: self.init(.powerPC, is64Bit: false, isBigEndian: isBigEndian)
    case 21: self.init(.powerPC, is64Bit: true, isBigEndian: isBigEndian)
    case 8, 10: self.init(.mips, is64Bit: is64Bit, isBigEndian: isBigEndian)
    case 22: self.init(.s390, is64Bit: is64Bit, isBigEndian: true)
    case 2, 18, 43: self.init(.sparc, is64Bit: is64Bit, isBigEndian: true)
    default: throw .unknownMachine(elfMachine)
    }
  }

  /// The number of bytes to skip where there is no instruction.
  var alignment: Int {
    switch family {
    case .x86: 1
    case .thumb, .s390: 2
    case .arm, .arm64, .powerPC, .mips, .sparc: 4
    }
  }
}

/// How x86 instructions are written. Other machines have one syntax only.
public enum AssemblySyntax: Sendable {
  /// The syntax of GNU tools: source first, `%` before registers.
  case att
  /// The syntax of Intel's manuals: destination first.
  case intel
}
