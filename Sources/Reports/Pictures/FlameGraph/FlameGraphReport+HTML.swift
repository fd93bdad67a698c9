import Profiles
import Rendering

extension FlameGraphReport {
  /// The picture as a page that needs no other file; nothing may be loaded or sent, whatever it holds.
  var html: TextOutput {
    var output = TextOutput()
    output.writePageHead(
      title: pageTitle,
      style: flameStyle + flamePageStyle + flameControlStyle + FlamePalette.rules)
    writeHeader(&output)
    output.line("<nav id=\"controls\"></nav>\n<main>")
    writeFlame("width=\"100%\"", &output)
    output.line("</main>\n<script>\(flameScript)</script>\n</body>\n</html>")
    return output
  }

  private func writeHeader(_ output: inout TextOutput) {
    output.write("<h1>")
    output.write(escaped: pageTitle, in: .svg)
    output.write("</h1>\n<p class=\"about\">")
    for line in about {
      output.write("<span>")
      output.write(escaped: line, in: .svg)
      output.line("</span>")
    }
    output.line("</p>")
    for note in notes {
      output.write("<p class=\"note\">")
      output.write(escaped: note, in: .svg)
      output.line("</p>")
    }
    output.line("<ul class=\"legend\">")
    for package in legend {
      output.write(
        "<li><svg><rect class=\"\(package.style)\" width=\"12\" height=\"12\" rx=\"2\"/></svg>")
      output.write(escaped: package.name, in: .svg)
      output.write(" <i>")
      output.write(escaped: package.value, in: .svg)
      output.line("</i></li>")
    }
    output.line("</ul>")
  }
}
