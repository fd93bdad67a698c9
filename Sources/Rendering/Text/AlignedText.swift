import Bytes
import Profiles

// `tags` is laid out by Go's text/tabwriter, and label values may hold what that takes for layout.
// So all of the report passes through the same rules ("elastic tabstops"):
//
//     cell TAB cell TAB last cell LF        VT ends a cell as TAB does; FF ends a line as LF does,
//                                           and what follows is laid out on its own
//     … 0xFF any bytes 0xFF …               is text, with TABs and line ends; both 0xFF are printed
//
// A column is a run of consecutive lines that all end a cell there; its width is that of its widest
// cell and one blank, and cells stand at its right edge. The last cell of a line is in no column, so
// a line of one cell ends all columns, and everything before it can be written.

/// Text in columns, written as soon as the widths of these are known.
package struct AlignedText {
  private struct Cell {
    /// Where it ends in `text`; it starts where the one before ends.
    let end: Int
    /// In characters.
    let characters: Int
    /// That of its column, which is known when the column ends; 0 in no column.
    var width = 0
  }

  /// The text of the cells since the last line of one cell.
  private var text: [UInt8] = []
  private var cells: [Cell] = []
  /// Where each line ends in `cells`.
  private var lineEnds: [Int] = []
  /// From where the characters of the cell that is being read are to be counted, and how many there
  /// are before.
  private var uncounted = 0
  private var characters = 0
  private var isEscaped = false
  private var output = TextOutput()

  private static let escape: UInt8 = 0xff

  package init() {}

  /// Adds text that may hold cells and lines.
  package mutating func write(_ added: [UInt8], _ emit: ([UInt8]) throws -> Void) rethrows {
    for byte in added {
      if byte == Self.escape {
        endRun()
        text.append(byte)
        uncounted = text.count
        isEscaped.toggle()
      } else if isEscaped {
        text.append(byte)
      } else {
        switch byte {
        case "\t", 0x0b: endCell()
        case "\n", 0x0c:
          endCell()
          lineEnds.append(cells.count)
          let isSingle = cells.count - lineStart(lineEnds.count - 1) == 1
          if byte == 0x0c || isSingle { try flush(emit) }
        default: text.append(byte)
        }
      }
    }
  }

  /// Ends the text.
  package mutating func finish(_ emit: ([UInt8]) throws -> Void) rethrows {
    endCell()
    lineEnds.append(cells.count)
    try flush(emit, endsLastLine: false)
    try output.finish(emit)
  }

  /// Counts the characters of a part of a cell that is escaped, or that is not.
  private mutating func endRun() {
    characters += text.span.extracting(uncounted..<text.count).characterCount
    uncounted = text.count
  }

  private mutating func endCell() {
    endRun()
    cells.append(Cell(end: text.count, characters: characters))
    characters = 0
  }

  private func lineStart(_ line: Int) -> Int { line == 0 ? 0 : lineEnds[line - 1] }

  // MARK: Layout

  private mutating func flush(
    _ emit: ([UInt8]) throws -> Void, endsLastLine: Bool = true
  ) rethrows {
    setWidths()
    let text = text
    var start = 0
    var position = 0
    for (line, end) in lineEnds.enumerated() {
      for cell in cells[position..<end] {
        output.write(blanks: cell.width - cell.characters)
        output.write(text.span.extracting(start..<cell.end))
        start = cell.end
      }
      position = end
      if endsLastLine || line + 1 < lineEnds.count { output.write("\n") }
      try output.passOn(to: emit)
    }
    self.text.removeAll()
    cells.removeAll(keepingCapacity: true)
    lineEnds.removeAll(keepingCapacity: true)
    uncounted = 0
  }

  /// Gives each cell the width of its column.
  private mutating func setWidths() {
    /// The columns that the line before is in: where they began, and how wide they are so far.
    var open: [(firstLine: Int, width: Int)] = []
    for line in 0...lineEnds.count {
      let start = line < lineEnds.count ? lineStart(line) : 0
      let columns = line < lineEnds.count ? lineEnds[line] - start - 1 : 0
      while open.count > columns {
        let (firstLine, width) = open.removeLast()
        for member in firstLine..<line { cells[lineStart(member) + open.count].width = width }
      }
      for column in 0..<columns {
        let width = cells[start + column].characters + 1
        if column == open.count { open.append((line, width)) }
        open[column].width = max(open[column].width, width)
      }
    }
  }
}
