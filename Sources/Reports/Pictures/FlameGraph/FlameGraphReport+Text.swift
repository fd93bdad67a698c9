import Bytes
import Profiles
import Rendering

// The picture as text: each row of boxes a line. Without colours a box stands in brackets; with them
// it is a coloured field, and a thin bar tells it from the one before. What is narrower than a column
// is folded. A name that is too long for its box is shortened from the front, as its end says most.
//
//     [total 1.26s                                                       ]
//     [runtime.main 71.4%                        ] [runtime.mcall 17.5%  ]

extension FlameGraphReport {
  /// The picture for a terminal, or a pipe.
  ///
  /// - Parameters:
  ///   - columns: How wide it is.
  ///   - isColored: Whether boxes are coloured; text is safe for a terminal either way.
  func text(columns: Int, isColored: Bool) -> StyledText {
    var output = StyledText()
    for line in about + notes {
      for part in wrapped(visible(line[...]), to: columns) { output.line(Array(part)) }
    }
    if isColored { writeLegend(columns, &output) }
    var rows = [[Cell]](repeating: [], count: boxes.isEmpty ? 0 : rowCount)
    for box in boxes {
      let start = Int((box.start * Double(columns)).rounded())
      let end = Int(((box.start + box.width) * Double(columns)).rounded())
      // Boxes of half a column each may round to the same column: the first has it.
      let from = max(start, rows[box.depth].last?.end ?? 0)
      if end > from { rows[box.depth].append(Cell(box: box, start: from, end: end)) }
    }
    for row in layout == .icicle ? rows : rows.reversed() where !row.isEmpty {
      var column = 0
      for cell in row {
        output.write(blanks: cell.start - column)
        write(cell, isColored, &output)
        column = cell.end
      }
      output.endLine()
    }
    return output
  }

  private struct Cell {
    let box: Box
    let start: Int
    let end: Int
    var width: Int { end - start }
  }

  private func write(_ cell: Cell, _ isColored: Bool, _ output: inout StyledText) {
    let frame = isColored ? 1 : 2
    if cell.width < frame + 1 && !isColored {
      return output.write(cell.width == 1 ? "|" : "[]")
    }
    let room = cell.width - frame
    let text = label(of: cell.box, room: room)
    let padding = max(room - text.displayWidth, 0)
    let field = text + [UInt8](repeating: UInt8(ascii: " "), count: padding)
    if isColored {
      output.write("▏".bytes + field, .area(area(of: cell.box), text: Self.black))
    } else {
      output.write("[".bytes + field + "]".bytes)
    }
  }

  // MARK: Colours

  /// Colours that are readable under black text, wherever the terminal's own 16 may be: of the 216 of
  /// most terminals those light enough.
  private static let areas = [
    216, 222, 228, 192, 157, 158, 159, 153, 147, 183, 219, 218, 180, 186, 150, 151, 152, 146, 182,
    223, 229, 194, 195, 189, 225, 224, 209, 215, 221, 149, 115, 116, 110, 111, 140, 176,
  ]

  private static let black = 16

  private func area(of box: Box) -> Int {
    let node = tree.nodes[box.node]
    if box.isFolded { return 250 }
    if tree.isDifference {
      let step = FlamePalette.step(node.sums)
      let grew = [224, 217, 210, 203, 196]
      let shrank = [189, 153, 111, 75, 39]
      return step == 0 ? 253 : step > 0 ? grew[step - 1] : shrank[-step - 1]
    }
    if box.depth == 0 { return 252 }
    return Self.areas[Int(texts[node.frame].hash % UInt32(Self.areas.count))]
  }

  /// The packages that fit into a line.
  private func writeLegend(_ columns: Int, _ output: inout StyledText) {
    let packages = tree.isDifference ? [] : legend
    var room = columns
    for package in packages {
      let name = visible(package.name[...])
      let width = name.displayWidth + package.value.count + 6
      if width > room { break }
      room -= width
      let hash = FlameTexts.Text(package: package.name).hash
      output.write("  ", .area(Self.areas[Int(hash % UInt32(Self.areas.count))]))
      output.write(" ".bytes + name + " ".bytes + package.value + "  ".bytes)
    }
    if !packages.isEmpty { output.endLine() }
  }
}

/// A text in lines, broken at blanks where it can be.
private func wrapped(_ text: Visible, to columns: Int) -> [Visible] {
  var lines: [Visible] = []
  var line: Visible = []
  for word in text.split(separator: " ", omittingEmptySubsequences: false) {
    if !line.isEmpty, line.displayWidth + 1 + word.displayWidth > columns {
      lines.append(line)
      line = word
    } else {
      line += (line.isEmpty ? [] : " ".bytes) + word
    }
  }
  return lines + [line]
}
