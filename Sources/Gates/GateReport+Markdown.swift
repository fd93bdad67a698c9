import Bytes
package import Rendering
import Statistics

extension GateReport {
  /// The gates as GitHub's Markdown: a table, and where it grew.
  package var markdown: TextOutput {
    var output = TextOutput()
    output.line("### Gates: \(summary)")
    output.line("")
    output.line("| verdict | gate | before | after | Δ | Δ % | p | noise |")
    output.line("| :-- | :-- | --: | --: | --: | --: | --: | --: |")
    for verdict in verdicts { writeRow(of: verdict, &output) }
    output.line("")
    for remark in remarks { output.line("- \(remark)") }
    for verdict in verdicts { writeDetail(of: verdict, &output) }
    return output
  }

  private func writeRow(of verdict: GateVerdict, _ output: inout TextOutput) {
    let (format, comparison) = (format(of: verdict), verdict.comparison)
    output.write("| \(verdict.outcome == .failed ? "**FAILED**" : verdict.outcome.word) | ")
    output.write(markdownCode(verdict.gate.text))
    let cells = [
      format.text(comparison.before), format.text(comparison.after),
      format.change(comparison.change), GateValueFormat.percent(comparison),
      verdict.probability.map(GateValueFormat.probability) ?? "",
      verdict.noise.map(GateValueFormat.noise) ?? "",
    ]
    for cell in cells {
      output.write(" | ")
      output.write(markdownEscaped(Array(cell.utf8)))
    }
    output.line(" |")
  }

  private func writeDetail(of verdict: GateVerdict, _ output: inout TextOutput) {
    if let reason = reason(verdict) {
      output.write("- ")
      output.write(markdownCode(verdict.gate.text))
      output.line(" \(reason).")
    }
    if let limit = resolution(verdict) {
      output.write("- ")
      output.write(markdownCode(verdict.gate.text))
      output.line(": \(limit).")
    }
    guard let path = verdict.path else { return }
    output.write("- ")
    output.write(markdownCode(verdict.gate.text))
    output.write(" grew most by \(format(of: verdict).change(path.growth)) on ")
    output.line(path.line { String(decoding: markdownCode(Array(quoted($0).utf8)), as: UTF8.self) })
  }
}
