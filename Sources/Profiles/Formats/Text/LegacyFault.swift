package import Bytes

/// What is wrong with input in a legacy format.
package enum LegacyFault: Error, Equatable, Sendable {
  /// The input is in none of the formats.
  case unrecognized
  /// A line has more than 65,535 bytes.
  case lineTooLong(line: Int)
  /// A row of a Go count profile is not a count and a stack.
  case countRow(line: Int)
  /// A row of a heap profile has not its six parts.
  case heapRow(line: Int)
  /// A number of a sample row is too large.
  case rowNumber(row: [UInt8], fault: IntegerFault, line: Int)
  /// An address of a sample row has more than 64 bits; `address` is without its `0x`.
  case rowAddress(row: [UInt8], address: [UInt8], line: Int)
  /// A row of a heap profile has bytes but no blocks.
  case bytesWithoutCount(HeapCount, byteCount: Int64, line: Int)
  /// An attribute of a Java profile is not a number.
  case javaAttribute(row: [UInt8], fault: IntegerFault, line: Int)
  /// A number of a Java row is wrong.
  case javaRow(row: [UInt8], fault: IntegerFault, line: Int)
  /// A row of a Java heap profile has no blocks.
  case javaZeroCount(row: [UInt8], line: Int)
  /// A Java profile has samples, but does not say of what.
  case sampleTypesMissing
  /// A number of folded stacks does not fit into 64 bits.
  case foldedCount(line: Int)
  /// Replacing attributes in the memory map took more than the input warrants.
  case mapTooLarge(line: Int)
  /// There are too many bytes for 32-bit indices.
  case inputTooLarge(byteCount: Int)

  /// Which of a heap profile's two counts.
  package enum HeapCount: Sendable { case allocated, inUse }
}

extension LegacyFault: CustomStringConvertible {
  package var description: String { line.map { "\(pprofText) (line \($0))" } ?? pprofText }

  /// The words that pprof has for it.
  package var pprofText: String {
    switch self {
    case .unrecognized: "unrecognized profile format"
    case .lineTooLong: "bufio.Scanner: token too long"
    case .countRow: "malformed profile format"
    case .heapRow: "unexpected number of sample values: got 0, want 6"
    case .rowNumber(let row, let fault, _): "malformed sample: \(text(row)): \(fault)"
    case .rowAddress(let row, let address, _):
      "malformed sample: \(text(row)): failed to parse as hex 64-bit number: 0x\(text(address))"
    case .bytesWithoutCount(.inUse, let count, _):
      "inuse count was 0 but inuse bytes was \(count)"
    case .bytesWithoutCount(.allocated, let count, _):
      "allocation count was 0 but allocation bytes was \(count)"
    case .javaAttribute(let row, let fault, _):
      "failed to parse attribute \(text(row)): \(fault)"
    case .javaRow(let row, let fault, _): "parsing sample \(text(row)): \(fault)"
    case .javaZeroCount(let row, _):
      "parsing sample \(text(row)): second value must be non-zero"
    case .sampleTypesMissing: "missing sample type information"
    case .foldedCount: "malformed sample: its count does not fit into 64 bits"
    case .mapTooLarge: "attributes make the memory map too large"
    case .inputTooLarge(let count): "input of \(count) bytes is too large"
    }
  }

  private var line: Int? {
    switch self {
    case .unrecognized, .sampleTypesMissing, .inputTooLarge: nil
    case .lineTooLong(let line), .countRow(let line), .heapRow(let line), .mapTooLarge(let line),
      .foldedCount(let line),
      .rowNumber(_, _, let line), .rowAddress(_, _, let line), .bytesWithoutCount(_, _, let line),
      .javaAttribute(_, _, let line), .javaRow(_, _, let line), .javaZeroCount(_, let line):
      line
    }
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
