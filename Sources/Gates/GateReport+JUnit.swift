import Bytes
package import Rendering
import Statistics

extension GateReport {
  /// The gates as JUnit has tests: a suite with a test case each, for servers that show such files.
  ///
  /// JUnit's format has no specification. This keeps to what Jenkins's schema (junit-10.xsd)
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
    output.write(escaped: text.bytes, in: .xml)
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
      output.write(escaped: Array(text.utf8), in: .xmlAttribute)
      output.write("\">")
      output.write(escaped: Array(failureText(verdict).utf8), in: .xml)
      output.line("</failure>")
    case .passed, .unproven:
      output.element("testcase", attributes, indent: 2)
      output.write("      <system-out>")
      let lines = [text, reason(verdict)].compactMap(\.self)
      output.write(escaped: Array(lines.joined(separator: "\n").utf8), in: .xml)
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
      write(escaped: Array(value.utf8), in: .xmlAttribute)
      write("\"")
    }
    line(isEmpty ? "/>" : ">")
  }
}
