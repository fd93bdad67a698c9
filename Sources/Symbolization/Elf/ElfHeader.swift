/// What kind of ELF file it is.
public enum ElfFileType: Hashable, Sendable {
  /// An object file or a kernel module: `ET_REL`.
  case relocatable
  /// A program at a fixed address, or a kernel: `ET_EXEC`.
  case executable
  /// A shared object, or a program that can be loaded anywhere: `ET_DYN`.
  case shared
  /// Something else, such as a core dump: the number in the header.
  case other(UInt16)

  init(_ number: UInt16) {
    self =
      switch number {
      case 1: .relocatable
      case 2: .executable
      case 3: .shared
      default: .other(number)
      }
  }
}

/// A segment: a part of the file that is loaded, or that describes how to load it.
public struct ElfSegment: Hashable, Sendable {
  /// `PT_LOAD` is 1, `PT_NOTE` is 4.
  public let type: UInt32
  /// Bit 0 says executable, bit 1 writable, bit 2 readable.
  public let flags: UInt32
  /// Where it begins in the file.
  public let offset: UInt64
  /// Where it begins in memory.
  public let address: UInt64
  /// The number of its bytes in the file.
  public let fileSize: UInt64
  /// The number of its bytes in memory.
  public let memorySize: UInt64
  /// Its alignment in bytes.
  public let alignment: UInt64

  /// Whether it is loaded into memory.
  public var isLoaded: Bool { type == 1 }
  /// Whether it holds code.
  public var isExecutable: Bool { flags & 1 != 0 }

  package init(
    type: UInt32 = 1, flags: UInt32 = 5, offset: UInt64, address: UInt64, fileSize: UInt64,
    memorySize: UInt64, alignment: UInt64 = 0x1000
  ) {
    self.type = type
    self.flags = flags
    self.offset = offset
    self.address = address
    self.fileSize = fileSize
    self.memorySize = memorySize
    self.alignment = alignment
  }

  /// Whether an address lies in it.
  package func holds(_ address: UInt64) -> Bool {
    address >= self.address && address - self.address < memorySize
  }
}

/// A section as its header describes it.
package struct ElfSection: Sendable {
  package let name: [UInt8]
  package let type: UInt32
  package let flags: UInt64
  package var address: UInt64
  package let offset: UInt64
  package let byteCount: UInt64
  /// The section that belongs to it: the names of a symbol table, or the symbols of relocations.
  package let link: UInt32
  /// For relocations, the section that they change.
  package let info: UInt32
  /// Its index among the sections.
  package let index: UInt32
  package let alignment: UInt64

  /// Whether the file holds no bytes of it: `SHT_NOBITS` or `SHT_NULL`.
  package var isAbsent: Bool { type == 8 || type == 0 }
  /// Whether it is loaded into memory: `SHF_ALLOC`.
  package var isLoaded: Bool { flags & 2 != 0 }
  /// Whether it is in a group of which a linker keeps one: `SHF_GROUP`.
  package var isGrouped: Bool { flags & 0x200 != 0 }
  /// Whether its bytes are deflated: `SHF_COMPRESSED`.
  package var isCompressed: Bool { flags & 0x800 != 0 }
  /// Whether it holds instructions: `SHF_EXECINSTR`.
  package var isExecutable: Bool { flags & 4 != 0 }
}
