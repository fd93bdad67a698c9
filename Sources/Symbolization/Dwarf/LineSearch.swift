// Which line does an address belong to? The line program of its unit (DWARF 5 §6.2) runs once for
// all wanted addresses. They are sorted, and the rows of a sequence ascend too, so both are walked
// side by side and no table of rows is built. An address belongs to the last row at or before it,
// in a sequence that ends after it. If several sequences hold an address, the one that begins last
// wins.

import Bytes

/// A row of a line table.
struct LineRow {
  var address: UInt64 = 0
  var file: UInt64 = 1
  var line: UInt32 = 1
  var column: UInt64 = 0
}

/// Runs a line program and keeps the rows of wanted addresses.
struct LineSearch {
  /// The row of each wanted address.
  private(set) var rows: [LineRow?]
  /// The header, together with the files that the program defines.
  private(set) var header: LineHeader
  private let wanted: ArraySlice<UInt64>
  /// The start of the sequence that each address's row is in.
  private var starts: [UInt64]
  /// How often addresses may still be given a row. The limit is for hostile programs.
  private var claimsLeft: Int

  private var row = LineRow()
  private var operation: UInt64 = 0
  /// The row before the current row, in the same sequence.
  private var previous: LineRow?
  private var sequenceStart: UInt64 = 0
  /// The first wanted address at or after the previous row.
  private var next: Int

  private enum Opcode {
    static let extended: UInt8 = 0
    static let copy: UInt8 = 1
    static let advancePC: UInt8 = 2
    static let advanceLine: UInt8 = 3
    static let setFile: UInt8 = 4
    static let setColumn: UInt8 = 5
    static let constantAddPC: UInt8 = 8
    static let fixedAdvancePC: UInt8 = 9
  }

  private enum ExtendedOpcode {
    static let endSequence: UInt8 = 1
    static let setAddress: UInt8 = 2
    static let defineFile: UInt8 = 3
  }

  /// Runs the program of a header.
  ///
  /// - Parameter wanted: Addresses, ascending.
  init(_ wanted: ArraySlice<UInt64>, _ header: LineHeader, in sections: DwarfSections) {
    self.wanted = wanted
    self.header = header
    rows = Array(repeating: nil, count: wanted.count)
    starts = Array(repeating: 0, count: wanted.count)
    next = wanted.startIndex
    claimsLeft = 1024 * wanted.count + 1024
    run(sections)
  }

  private mutating func run(_ sections: DwarfSections) {
    var cursor = DwarfCursor(
      sections.line.bytes, header.program, isBigEndian: sections.isBigEndian)
    let opcodeBase = UInt64(header.operandCounts.count + 1)
    while !cursor.isAtEnd, claimsLeft > 0 {
      let opcode = cursor.byte()
      if UInt64(opcode) >= opcodeBase {
        // With a line range of zero, which no compiler writes, nothing moves.
        if header.lineRange > 0 {
          let adjusted = UInt64(opcode) &- opcodeBase
          advance(adjusted / header.lineRange)
          let lines = header.lineBase &+ Int64(adjusted % header.lineRange)
          row.line &+= UInt32(truncatingIfNeeded: lines)
        }
        addRow()
      } else {
        standard(opcode, &cursor)
      }
    }
  }

  @_lifetime(cursor: copy cursor)
  private mutating func standard(_ opcode: UInt8, _ cursor: inout DwarfCursor) {
    switch opcode {
    case Opcode.extended: extended(&cursor)
    case Opcode.copy: addRow()
    case Opcode.advancePC: advance(cursor.unsigned())
    case Opcode.advanceLine: row.line &+= UInt32(truncatingIfNeeded: cursor.signed())
    case Opcode.setFile: row.file = cursor.unsigned()
    case Opcode.setColumn: row.column = cursor.unsigned()
    case Opcode.constantAddPC:
      let adjusted = 255 &- UInt64(header.operandCounts.count + 1)
      advance(header.lineRange == 0 ? 0 : adjusted / header.lineRange)
    case Opcode.fixedAdvancePC:
      row.address &+= UInt64(cursor.half())
      operation = 0
    default:
      // Statements, blocks, prologues and unknown opcodes are skipped.
      for _ in 0..<header.operandCounts[Int(opcode) - 1] { cursor.skipLEB() }
    }
  }

  @_lifetime(cursor: copy cursor)
  private mutating func extended(_ cursor: inout DwarfCursor) {
    guard let length = Int(exactly: cursor.unsigned()), length > 0, length <= cursor.remaining
    else {
      if cursor.remaining > 0 { cursor.cut() }
      return
    }
    let end = cursor.position &+ length
    switch cursor.byte() {
    case ExtendedOpcode.endSequence:
      addRow()
      previous = nil
      row = LineRow()
      operation = 0
    case ExtendedOpcode.setAddress:
      row.address = cursor.number(size: length - 1)
      operation = 0
    case ExtendedOpcode.defineFile:
      if let file = LineHeader.oldFile(&cursor) { header.files.append(file) }
    default: break
    }
    cursor.move(to: end)
  }

  /// Advances the address. An instruction may hold several operations.
  private mutating func advance(_ operations: UInt64) {
    guard header.operationsPerInstruction > 1 else {
      row.address &+= header.minimumInstructionLength &* operations
      return
    }
    let sum = operation &+ operations
    row.address &+= header.minimumInstructionLength &* (sum / header.operationsPerInstruction)
    operation = sum % header.operationsPerInstruction
  }

  /// Ends the previous row at the current row.
  private mutating func addRow() {
    if let previous, previous.address <= row.address {
      if next < wanted.endIndex, wanted[next] < row.address { claim(previous) }
    } else {
      if previous == nil { sequenceStart = row.address }
      let address = row.address
      next = wanted.partitioningIndex { $0 >= address }
    }
    previous = row
  }

  /// Gives the previous row to the wanted addresses before the current row.
  private mutating func claim(_ previous: LineRow) {
    while next < wanted.endIndex, wanted[next] < row.address {
      let place = next - wanted.startIndex
      if rows[place] == nil || starts[place] <= sequenceStart {
        rows[place] = previous
        starts[place] = sequenceStart
      }
      next += 1
      claimsLeft -= 1
    }
  }
}
