import Bytes
import Profiles
package import Rendering

// The page:
//
//     header      what is known of the profile, buttons, an index of functions
//     section     one for each group of lines: its function, file and sums, then
//       text        lines without samples and instructions, many in one text
//       div         a line with samples, and no instructions to show
//       details     a line with instructions, which opens them
//
// Thousands of lines stay fast because a line is one element or none, its instructions are one text
// with few elements in it, and browsers lay out only sections that are in sight.

extension WebListReport {
  private var selection: WebListSelection { listing.selection }

  /// The page.
  package var page: TextOutput { TextOutput { write($0) } }

  /// Emits the page, in pieces of bounded size.
  package func write(_ emit: ([UInt8]) throws -> Void) rethrows {
    var output = TextOutput()
    writeHead(&output)
    writeIndex(&output)
    try output.passOn(to: emit)
    output.line("<main>")
    let rows = CodeRows(listing, answers)
    var section = 0
    for file in listing.files {
      for group in file.groups {
        writeTitle(of: group, in: file, section, answers[file.path], &output)
        try rows.write(group, of: file, &output, emit)
        output.line("</div></section>")
        section += 1
      }
    }
    output.line("</main>\n<script>\(webListScript)</script>\n</body>\n</html>")
    try output.finish(emit)
  }

  /// The document up to the buttons.
  private func writeHead(_ output: inout TextOutput) {
    output.writePageHead(title: selection.title, style: webListStyle)
    output.line("<header>")
    output.write("<h1>")
    output.write(escaped: selection.title)
    output.write("</h1>\n<p class=\"legend\">")
    for (position, line) in selection.legend.enumerated() {
      if position > 0 { output.write("<br>\n") }
      output.write(escaped: line)
    }
    output.line(
      """
      </p>
      </header>
      <nav>
      <button data-do="hot" title="key: h">Hottest line</button>
      <button data-do="previous" title="key: p">↑ Sampled</button>
      <button data-do="next" title="key: n">↓ Sampled</button>
      <button data-do="open" title="key: e">Expand all</button>
      <button data-do="close" title="key: c">Collapse all</button>
      </nav>
      """)
  }

  /// The functions, heaviest first.
  private func writeIndex(_ output: inout TextOutput) {
    var groups = listing.files.flatMap { file in file.groups.map { (file: file, group: $0) } }
      .enumerated().map { (section: $0.offset, file: $0.element.file, group: $0.element.group) }
    groups.sort { first, second in
      let (one, other) = (first.group.sums, second.group.sums)
      return (
        other.flat.wrappingMagnitude, other.cumulative.wrappingMagnitude, first.section
      ) < (one.flat.wrappingMagnitude, one.cumulative.wrappingMagnitude, second.section)
    }
    output.write("<details class=\"index\" open><summary>")
    output.write(Int64(groups.count))
    output.write(groups.count == 1 ? " function in " : " functions in ")
    output.write(Int64(listing.files.count))
    output.line(listing.files.count == 1 ? " file</summary>" : " files</summary>")
    output.line("<div class=\"wide\"><table>")
    output.line("<tr><th>flat<th>cum<th>cum%<th>function<th>file")
    let (format, total) = (selection.valuation.format, selection.valuation.total)
    for (section, file, group) in groups {
      output.write("<tr><td>")
      output.write(escaped: format.text(group.sums.flat))
      output.write("<td>")
      output.write(escaped: format.text(group.sums.cumulative))
      output.write("<td>")
      output.write(trimmedPercentage(group.sums.cumulative, of: total))
      output.write("<td><a href=\"#s")
      output.write(Int64(section))
      output.write("\">")
      output.write(escaped: group.function)
      output.write("</a><td>")
      output.write(escaped: file.path)
      output.write("\n")
    }
    output.line("</table></div></details>")
  }

  private func writeTitle(
    of group: WebListing.Group, in file: WebListing.File, _ section: Int, _ answer: SourceAnswer?,
    _ output: inout TextOutput
  ) {
    let (format, total) = (selection.valuation.format, selection.valuation.total)
    output.write("<section id=\"s")
    output.write(Int64(section))
    output.write("\" style=\"--rows:")
    output.write(Int64(group.lines.count))
    output.write("\"><h2>")
    output.write(escaped: group.function)
    output.write("</h2>\n<p class=\"file\">")
    output.write(
      escaped: file.path.isEmpty ? "unknown file".bytes : file.path)
    if case .unreadable(let reason) = answer {
      output.write("<br><em>")
      output.write(escaped: reason)
      output.write("</em>")
    }
    output.write("</p>\n<div class=\"code\"><div class=\"total\">  Total: ")
    output.write(format.text(group.sums.flat), width: 10)
    output.write(" ")
    output.write(format.text(group.sums.cumulative), width: 10)
    output.write("  (flat, cum) ")
    output.write(trimmedPercentage(group.sums.cumulative, of: total))
    output.write("</div\n>")
  }
}
