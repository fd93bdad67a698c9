import Bytes
import Rendering

extension AdviceReport {
  /// The findings as a list, for people who read it elsewhere: their values in units that suit them.
  func writeMarkdown(_ emit: ([UInt8]) throws -> Void) throws {
    var output = TextOutput()
    for line in isEmpty ? [Array(nothingStandsOut.utf8)] : introduction {
      output.line(markdownEscaped(line))
      output.line("")
    }
    for finding in findings {
      write(finding, &output)
      try output.passOn(to: emit)
    }
    try output.finish(emit)
  }

  private func write(_ finding: Finding, _ output: inout TextOutput) {
    output.write("- **\(percent(finding.share)) ")
    output.write(markdownEscaped(Array(finding.rule.title.utf8)))
    output.write("** (")
    output.write(markdownCode(Array(finding.rule.name.utf8)))
    output.write("): ")
    output.line(markdownEscaped(amount(of: finding)))
    output.write("  ")
    output.line(markdownEscaped(Array(finding.rule.advice.utf8)))
    write(finding.functions, finding.functionsTitle, &output)
    write(finding.callers, finding.callersTitle, &output)
    for line in finding.next {
      output.write("  - next: ")
      output.line(markdownCode(line))
    }
  }

  private func write(_ parts: [Finding.Part], _ title: String, _ output: inout TextOutput) {
    for part in parts {
      output.write("  - \(title) ")
      output.write(markdownCode(part.name))
      output.line(": \(percent(part.share))")
    }
  }
}
