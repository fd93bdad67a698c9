import Bytes
import Profiles
import Rendering

// A picture is as wide as the window, whatever that is: places across it are percentages. A box with
// text is a picture of its own inside, which cuts the text off at its edges. So names are readable,
// zoomed or not, without a script that measures them.

/// How the boxes stand.
package enum FlameLayout: String, CaseIterable, Sendable {
  /// The root on top.
  case icicle
  /// The root at the bottom.
  case flame
}

extension FlameGraphReport {
  static let rowHeight = 18
  /// What a picture is wide where nothing says so, in pixels.
  private static let usualWidth = 1200.0
  private static let letterWidth = 7.25

  /// The picture as a file that needs no other.
  var svg: TextOutput {
    let lines = [Array(about.joined(separator: "  ·  ".utf8))] + notes
    let legend = legend
    let columns = legend.count == 5 ? 5 : 4
    let legendTop = 44 + Self.rowHeight * lines.count
    let top = legendTop + Self.rowHeight * ((legend.count + columns - 1) / columns) + 8
    var output = TextOutput()
    output.line(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="100%" \
      height="\(top + rowCount * Self.rowHeight + 16)">
      <style><![CDATA[\(flameStyle)\(flameControlStyle)\(FlamePalette.rules)]]></style>
      """)
    output.write("<title>")
    output.write(escaped: pageTitle, in: .svg)
    output.write("</title>\n<text class=\"title\" x=\"1%\" y=\"28\">")
    output.write(escaped: pageTitle, in: .svg)
    output.line("</text>")
    for (position, line) in lines.enumerated() {
      output.write("<text class=\"line\" x=\"1%\" y=\"\(48 + Self.rowHeight * position)\">")
      output.write(escaped: line, in: .svg)
      output.line("</text>")
    }
    for (position, entry) in legend.enumerated() {
      write(entry, position, columns: columns, top: legendTop, &output)
    }
    output.line(
      "<foreignObject id=\"controls\" x=\"1%\" y=\"\(top - 4)\" width=\"98%\" height=\"78\"/>")
    writeFlame("x=\"1%\" y=\"\(top)\" width=\"98%\"", &output)
    output.line("<script><![CDATA[\(flameScript)]]></script>\n</svg>")
    return output
  }

  /// Writes what a colour stands for, in one of several columns.
  private func write(
    _ entry: LegendEntry, _ position: Int, columns: Int, top: Int, _ output: inout TextOutput
  ) {
    let (column, row) = (position % columns, position / columns)
    output.write("<svg x=\"\(1 + column * 98 / columns)%\" ")
    output.write("y=\"\(top + Self.rowHeight * row)\" width=\"\(95 / columns)%\" height=\"18\">")
    output.write("<rect class=\"\(entry.style)\" y=\"3\" width=\"12\" height=\"12\"/>")
    output.write("<text class=\"line\" x=\"18\" y=\"13\">")
    output.write(escaped: entry.name + "  ".bytes + entry.value, in: .svg)
    output.line("</text></svg>")
  }

  var pageTitle: [UInt8] { "Flame graph of ".bytes + title }

  /// What has to be said of how the picture is made.
  var notes: [[UInt8]] {
    let notes = [
      boxes.isEmpty ? "There is nothing to show: no samples, or all have the value 0." : nil,
      tree.isDifference ? differenceNote : nil, foldingNote.map { $0 + "." },
    ]
    return notes.compactMap { $0.map { Array($0.utf8) } }
  }

  /// The boxes as a picture of their own.
  ///
  /// - Parameter attributes: Where it is and how wide.
  func writeFlame(_ attributes: String, _ output: inout TextOutput) {
    output.line(
      """
      <svg id="flame" \(attributes) height="\(rowCount * Self.rowHeight)" \
      data-rows="\(rowCount)" data-layout="\(layout.rawValue)">
      <defs><pattern id="folded" width="6" height="6" patternUnits="userSpaceOnUse" \
      patternTransform="rotate(45)"><rect width="6" height="6"/><path d="M0 0V6"/></pattern></defs>
      """)
    for box in boxes { write(box, &output) }
    output.line("</svg>")
  }

  private func write(_ box: Box, _ output: inout TextOutput) {
    let node = tree.nodes[box.node]
    let name = box.isFolded ? foldedName(node.folded) : texts[node.frame].name
    let room = Int((box.width * Self.usualWidth - 6) / Self.letterWidth)
    let hasText = room >= 2
    let row = layout == .icicle ? box.depth : rowCount - 1 - box.depth
    output.write(hasText ? "<svg class=\"f" : "<rect class=\"f ")
    if !hasText { output.write(style(of: box)) }
    if !hasText, box.width * Self.usualWidth >= 3 { output.write(" b") }
    if box.isFolded { output.write(" fold") }
    output.write("\" data-v=\"")
    output.write(shortValue(of: box))
    output.write("\" x=\"")
    output.write(percent: box.start)
    output.write("\" y=\"")
    output.write(Int64(row * Self.rowHeight))
    output.write("\" width=\"")
    output.write(percent: box.width)
    output.write("\" height=\"17\"><title>")
    output.write(escaped: name, in: .svg)
    if !box.isFolded, !texts[node.frame].file.isEmpty {
      output.write("\n")
      output.write(escaped: texts[node.frame].file, in: .svg)
    }
    output.write("\n")
    output.write(escaped: values(of: box), in: .svg)
    output.write("</title>")
    if hasText {
      output.write("<rect class=\"")
      output.write(style(of: box))
      output.write("\" width=\"100%\" height=\"100%\"/><text x=\"4\" y=\"13\">")
      output.write(escaped: Array(label(of: box, room: room)), in: .svg)
      output.line("</text></svg>")
    } else {
      output.line("</rect>")
    }
  }

  /// The class of a box that says its colour.
  private func style(of box: Box) -> String {
    if box.isFolded { return "n" }
    let node = tree.nodes[box.node]
    if tree.isDifference {
      let step = FlamePalette.step(node.sums)
      return step == 0 ? "e" : step > 0 ? "g\(step)" : "s\(-step)"
    }
    if node.depth == 0 { return "r" }
    return "c\(FlamePalette.packageClass(texts[node.frame].hash))"
  }
}
