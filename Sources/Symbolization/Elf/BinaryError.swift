internal import System

/// Why a binary, or an address of it, could not be read.
public struct BinaryError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Problem: Error, Hashable, Sendable {
    /// The system refused to open or read it: the call and `errno`.
    case unreadable(operation: Operation, code: Int32)
    /// The file is too short for a magic number.
    case noMagicNumber(fileSize: Int)
    /// Not an ELF file.
    case notElf
    /// A field of the header has a value that is not allowed.
    case badField(Field, value: UInt64)
    /// The file ends within its header.
    case truncated(fileSize: Int, needed: Int)
    /// A table of headers lies beyond the end of the file.
    case tableOutOfRange(Table, offset: UInt64, byteCount: UInt64, fileSize: Int)
    /// A section lies beyond the end of the file.
    case sectionOutOfRange(name: [UInt8], offset: UInt64, byteCount: UInt64, fileSize: Int)
    /// A section could not be inflated.
    case badCompression(section: [UInt8])
    /// A section is not compressed by zlib: the number of the method in its header.
    case unknownCompression(section: [UInt8], method: UInt32)
    /// A section of an object file has relocations that are not known here.
    case unknownRelocations(section: [UInt8], machine: UInt16)
    /// The build id differs; both in lower-case hexadecimal digits.
    case buildIDDiffers(expected: [UInt8], found: [UInt8])
    /// The checksum of a separate debug file differs.
    case checksumDiffers(expected: UInt32, found: UInt32)
    /// The address lies outside the mapping.
    case outsideOfMapping(address: UInt64, start: UInt64, limit: UInt64)
    /// The mapping loads no segment.
    case noMatchingSegment
    /// The mapping loads several segments, and none has this offset.
    case noSegmentForOffset(UInt64)
    /// The mapping loads several segments, and more than one has this offset.
    case severalSegmentsForOffset(UInt64)
    /// A program at a fixed address cannot have this mapping.
    case badFixedMapping(start: UInt64, limit: UInt64, offset: UInt64)
    /// An object file is mapped from its start, and not from this offset.
    case badRelocatableMapping(offset: UInt64)
    /// Files of this type are not mapped.
    case badFileType(UInt16)
  }

  /// A call to the system.
  public enum Operation: String, Sendable { case stat, open }

  /// A field of the header.
  public enum Field: String, Sendable {
    case fileClass = "EI_CLASS"
    case byteOrder = "EI_DATA"
    case version = "EI_VERSION"
    case programEntrySize = "e_phentsize"
    case sectionEntrySize = "e_shentsize"
  }

  /// A table of headers.
  public enum Table: String, Sendable { case program, section }

  /// The file that was read.
  public let path: [UInt8]
  /// What is wrong with it.
  public let problem: Problem

  package init(path: [UInt8], problem: Problem) {
    self.path = path
    self.problem = problem
  }
}

extension BinaryError: CustomStringConvertible {
  /// The error in pprof's words where pprof has them: `stat a.out: no such file or directory`.
  public var description: String {
    let name = String(decoding: path, as: UTF8.self)
    return switch problem {
    case .unreadable(let operation, let code): "\(operation) \(name): \(SystemError(code: code))"
    case .noMagicNumber(let size):
      "error reading magic number from \(name): it has \(size) of 4 bytes"
    case .notElf: "unrecognized binary format: \(name)"
    case .badField, .truncated, .tableOutOfRange, .sectionOutOfRange, .badCompression,
      .unknownCompression, .unknownRelocations:
      "error reading ELF file \(name): \(problem)"
    case .buildIDDiffers, .checksumDiffers: "\(name): \(problem)"
    case .outsideOfMapping: "\(problem) for file \"\(name)\""
    default: "could not identify base for \(name): \(problem)"
    }
  }
}

extension BinaryError.Problem: CustomStringConvertible {
  /// The problem without the file.
  public var description: String {
    switch self {
    case .unreadable(let operation, let code): "\(operation): \(SystemError(code: code))"
    case .noMagicNumber(let size): "no magic number in \(size) bytes"
    case .notElf: "unrecognized binary format"
    case .badField(let field, let value): "\(field.rawValue) cannot be \(value)"
    case .truncated(let size, let needed): "EOF: the header has \(size) of \(needed) bytes"
    case .tableOutOfRange(let table, let offset, let count, let size):
      "EOF: the \(table) headers are \(count) bytes at \(offset), the file has \(size)"
    case .sectionOutOfRange(let section, let offset, let count, let size):
      "EOF: section \(text(section)) is \(count) bytes at \(offset), the file has \(size)"
    case .badCompression(let section): "section \(text(section)) cannot be inflated"
    case .unknownCompression(let section, let method):
      "section \(text(section)) is compressed by \(method == 2 ? "zstd" : "method \(method)"), "
        + "which is not read"
    case .unknownRelocations(let section, let machine):
      "section \(text(section)) of an object file for machine \(machine) has relocations "
        + "that are not supported"
    case .buildIDDiffers(let expected, let found):
      "build-id mismatch (\(text(expected)) != \(text(found)))"
    case .checksumDiffers(let expected, let found):
      "checksum mismatch (\(hex(UInt64(expected))) != \(hex(UInt64(found))))"
    case .outsideOfMapping(let address, let start, let limit):
      "specified address \(hex(address)) is outside the mapping range [\(hex(start)), \(hex(limit))]"
    case .noMatchingSegment: "no program header matches mapping info"
    case .noSegmentForOffset(let offset):
      "no program header matches file offset \(hex(offset))"
    case .severalSegmentsForOffset(let offset):
      "several program headers match file offset \(hex(offset)): the file may be stripped"
    case .badFixedMapping(let start, let limit, let offset):
      "don't know how to handle EXEC segment: "
        + "start=0x\(hex(start)) limit=0x\(hex(limit)) offset=0x\(hex(offset))"
    case .badRelocatableMapping(let offset):
      "don't know how to handle mapping.Offset 0x\(hex(offset))"
    case .badFileType(let type): "don't know how to handle FileHeader.Type \(type)"
    }
  }
}

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

private func hex(_ value: UInt64) -> String { String(value, radix: 16) }
