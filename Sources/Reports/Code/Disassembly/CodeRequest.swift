package import Profiles
import Rendering

/// Code of a binary that a report wants to see as instructions.
package struct CodeRequest: Sendable {
  /// What is to be known of where an instruction comes from.
  package enum Detail: Sendable {
    /// File and line alone, which line tables give.
    case positions
    /// The functions too, those that were inlined and the one that they were inlined into.
    case frames
  }

  /// The mapping of the binary.
  package let mapping: MappingIndex
  /// From the first byte to the last, in the binary's own numbering.
  package let addresses: ClosedRange<UInt64>
  package let detail: Detail
}

/// What came of a request.
package enum CodeAnswer: Sendable {
  case instructions(InstructionTable)
  /// Why there are no instructions, as a sentence.
  case failed(reason: [UInt8])
}

/// A place in the source; what is not known is empty or 0.
package struct SourcePlace: Hashable, Sendable {
  package var function: [UInt8]
  package var file: [UInt8]
  package var line: Int64

  package init(function: [UInt8] = [], file: [UInt8] = [], line: Int64 = 0) {
    self.function = function
    self.file = file
    self.line = line
  }
}

/// Instructions in the order of their addresses, with their places in the source.
///
/// Columns, because code has millions of instructions: texts end to end, and each distinct stack of
/// places once.
package struct InstructionTable: Sendable {
  package private(set) var addresses: [UInt64] = []
  package private(set) var lengths: [UInt8] = []
  private var texts = TextTable()
  /// By instruction, its entry in `stacks`.
  private var stackOfInstruction: [UInt32] = []
  private var stacks: [[SourcePlace]] = []
  private var knownStacks: [[SourcePlace]: UInt32] = [:]

  package init() {}

  /// The number of instructions.
  package var count: Int { addresses.count }

  /// Adds an instruction.
  ///
  /// - Parameters:
  ///   - address: Larger than those before, in the binary's own numbering.
  ///   - length: How many bytes it has.
  ///   - text: Mnemonic and operands.
  ///   - places: Where it comes from, innermost first; empty where nothing is known.
  package mutating func append(
    _ address: UInt64, length: Int, text: [UInt8], places: [SourcePlace]
  ) {
    precondition(addresses.last.map { $0 < address } ?? true)
    addresses.append(address)
    lengths.append(UInt8(clamping: length))
    texts.add { $0.write(text) }
    if let last = stackOfInstruction.last, stacks[Int(last)] == places {
      stackOfInstruction.append(last)
    } else if let known = knownStacks[places] {
      stackOfInstruction.append(known)
    } else {
      knownStacks[places] = UInt32(stacks.count)
      stackOfInstruction.append(UInt32(stacks.count))
      stacks.append(places)
    }
  }

  /// The text of an instruction.
  @_lifetime(borrow self)
  func text(of instruction: Int) -> Span<UInt8> { texts[instruction] }

  /// Where an instruction comes from, innermost first.
  func places(of instruction: Int) -> [SourcePlace] {
    stacks[Int(stackOfInstruction[instruction])]
  }
}
