package import Rendering
import Statistics

extension GateReport {
  /// The gates as JUnit has tests: a suite with a test case each, for servers that show such files.
  ///
  /// Nobody has ever written down what JUnit writes; this keeps to what Jenkins's schema (junit-10.xsd)
  /// allows, which others read as well.
  package var junit: TextOutput {
    var output = TextOutput()
    let counts = [("tests", verdicts.count), ("failures", failures.count), ("errors", 0)]
      .map { ($0, String($1)) }
    output.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    output.element("testsuites", counts, indent: 0)
    output.element("testsuite", [("name", "swprof \(wording.command)")] + counts, indent: 1)
    writeProperties(&output)
    for verdict in verdicts.sorted(by: { $0.position < $1.position }) { write(verdict, &output) }
    output.write("    <system-out>")
    output.write(xml: String(decoding: text.bytes, as: UTF8.self))
    output.line("</system-out>")
    output.line("  </testsuite>")
    output.line("</testsuites>")
    return output
  }

  private func writeProperties(_ output: inout TextOutput) {
    output.element("properties", [], indent: 2)
    for (name, value) in properties {
      output.element("property", [("name", name), ("value", value)], indent: 3, isEmpty: true)
    }
    output.line("    </properties>")
  }

  private var properties: [(String, String)] {
    [
      ("\(wording.runs) before", String(runCounts.before)),
      ("\(wording.runs) after", String(runCounts.after)),
      ("any change fails", strictness == .anyChange ? "true" : "false"),
    ] + remarks.map { ("remark", $0) }
  }

  private func write(_ verdict: GateVerdict, _ output: inout TextOutput) {
    let name = String(decoding: verdict.gate.text, as: UTF8.self)
    let attributes = [("classname", "swprof.\(wording.command)"), ("name", name)]
    let text = sentence(verdict)
    switch verdict.outcome {
    case .failed:
      output.element("testcase", attributes, indent: 2)
      output.write("      <failure type=\"gate\" message=\"")
      output.write(xmlAttribute: text)
      output.write("\">")
      output.write(xml: failureText(verdict))
      output.line("</failure>")
    case .passed, .unproven:
      output.element("testcase", attributes, indent: 2)
      output.write("      <system-out>")
      output.write(xml: [text, reason(verdict)].compactMap(\.self).joined(separator: "\n"))
      output.line("</system-out>")
    }
    output.line("    </testcase>")
  }

  /// What changed, and where it grew.
  private func failureText(_ verdict: GateVerdict) -> String {
    var lines = [sentence(verdict)]
    if let path = verdict.path {
      lines.append("")
      lines.append("grew most, by \(format(of: verdict).change(path.growth)):")
      lines += path.texts(last: 50) { step in
        let place = step.file.isEmpty ? "" : "  \(quoted(step.file)):\(step.line)"
        return "  \(format(of: verdict).change(step.growth))  \(quoted(step.name))\(place)"
      }
    }
    return lines.joined(separator: "\n")
  }
}

extension TextOutput {
  /// Writes a start tag in a line of its own.
  fileprivate mutating func element(
    _ name: String, _ attributes: [(String, String)], indent: Int, isEmpty: Bool = false
  ) {
    write(blanks: indent * 2)
    write("<\(name)")
    for (name, value) in attributes {
      write(" \(name)=\"")
      write(xmlAttribute: value)
      write("\"")
    }
    line(isEmpty ? "/>" : ">")
  }

  /// Writes text as the value of an attribute, in which a parser makes blanks of line ends.
  fileprivate mutating func write(xmlAttribute text: String) {
    for scalar in text.unicodeScalars {
      scalar == "\n" ? write("&#10;") : write(xml: String(scalar))
    }
  }

  /// Writes text as content. What XML has no character for becomes U+FFFD: control characters cannot
  /// even be escaped.
  fileprivate mutating func write(xml text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": write("&amp;")
      case "<": write("&lt;")
      case ">": write("&gt;")
      case "\"": write("&quot;")
      case "\n": write("\n")
      case "\t": write("&#9;")
      case "\r": write("&#13;")
      case "\u{0}"..<"\u{20}", "\u{7f}"..."\u{9f}", "\u{fffe}", "\u{ffff}": write("\u{fffd}")
      default: write(String(scalar))
      }
    }
  }
}
