import Bytes
package import Rendering
import Statistics

extension GateReport {
  /// The gates for people: a line a gate, what failed first, and below it where it grew.
  package var text: StyledText {
    var output = StyledText()
    output.line("Gates: \(summary)")
    for line in corrections { output.line(line) }
    let rows = [Self.titles] + verdicts.map(cells)
    let widths = Self.titles.indices.map { column in
      rows.map { $0[column].unicodeScalars.count }.max() ?? 0
    }
    for (index, row) in rows.enumerated() {
      let hasFailed = index > 0 && verdicts[index - 1].outcome == .failed
      output.write(row[0], hasFailed ? .hot : .plain)
      var rest = String(repeating: " ", count: widths[0] - row[0].unicodeScalars.count)
      for column in 1..<row.count - 1 {
        let blanks = 2 + widths[column] - row[column].unicodeScalars.count
        rest += String(repeating: " ", count: blanks) + row[column]
      }
      output.line(rest + "  " + row[row.count - 1])
      if index > 0 { writeDetail(of: verdicts[index - 1], &output) }
    }
    return output
  }

  private static let titles = ["verdict", "before", "after", "Δ", "Δ %", "p", "noise", "gate"]

  private func cells(_ verdict: GateVerdict) -> [String] {
    let (format, comparison) = (format(of: verdict), verdict.comparison)
    return [
      verdict.outcome.word, format.text(comparison.before), format.text(comparison.after),
      format.change(comparison.change), GateValueFormat.percent(comparison),
      verdict.probability.map(GateValueFormat.probability) ?? "-",
      verdict.noise.map(GateValueFormat.noise) ?? "-", quoted(verdict.gate.text),
    ]
  }

  private func writeDetail(of verdict: GateVerdict, _ output: inout StyledText) {
    if let reason = reason(verdict) { output.line("    \(reason)") }
    if let limit = resolution(verdict) { output.line("    \(limit)") }
    if let path = pathText(verdict) { output.line("    grew most: \(path)") }
  }

  /// A line for each gate that was not met.
  package var failureNotes: [String] { failures.map { "not met: \(sentence($0))" } }

  /// How it ended, in a few words.
  package var summary: String {
    let failed = failures.count
    if verdicts.count == 1 { return failed == 0 ? "1 met" : "1 not met" }
    return failed == 0
      ? "all \(verdicts.count) met" : "\(failed) of \(verdicts.count) not met"
  }

  /// How changes were tested and judged, a line each.
  var remarks: [String] { methods.map { $0 + "." } + corrections }

  /// What there being several gates means for them, a line each.
  private var corrections: [String] {
    var lines: [String] = []
    if verdicts.count > 1, strictness == .significantChanges {
      lines.append("p is corrected for the \(verdicts.count) gates by Holm's method.")
    }
    if let runsNeeded {
      lines.append(
        "\(runCounts.before) runs against \(runCounts.after) cannot decide: no growth"
          + (verdicts.count > 1 ? " of one of \(verdicts.count) gates" : "")
          + " reaches p ≤ \(GateValueFormat.probability(level)). Take \(runsNeeded) a side.")
    }
    return lines
  }

  /// What a gate found, as a sentence without its full stop.
  func sentence(_ verdict: GateVerdict) -> String {
    let (format, comparison) = (format(of: verdict), verdict.comparison)
    let probability =
      verdict.probability.map(GateValueFormat.probability).map { text in
        text.first == "<" ? " (p < \(text.dropFirst()))" : " (p = \(text))"
      } ?? ""
    return "\(quoted(verdict.gate.text)): \(format.text(comparison.before)) before, "
      + "\(format.text(comparison.after)) after: \(format.change(comparison.change)), "
      + GateValueFormat.percent(comparison) + probability
  }

  /// The path that grew most, with its growth.
  func pathText(_ verdict: GateVerdict) -> String? {
    verdict.path.map { "\($0.line())  \(format(of: verdict).change($0.growth))" }
  }

  /// That runs like these cannot tell growth by the threshold from their noise, and how many could.
  func resolution(_ verdict: GateVerdict) -> String? {
    verdict.runsNeeded.map { needed in
      let limit = String(decoding: verdict.gate.thresholdText, as: UTF8.self)
      return "\(limit) is less than these runs can tell from their noise; "
        + (needed < 10_000 ? "\(needed) runs a side could" : "nor could 10000 runs a side")
    }
  }

  /// Why a gate passed although it grew by more than it may.
  func reason(_ verdict: GateVerdict) -> String? {
    if verdict.outcome != .unproven { return nil }
    let doubt =
      verdict.probability == nil
      ? "nothing tells how far it may be off: take several \(wording.runs) of each side"
      : "it may be chance, as often as p says"
    return "grew by more than it may, but \(doubt) (-any_change fails all the same)"
  }

  func format(of verdict: GateVerdict) -> GateValueFormat {
    GateValueFormat(verdict.gate, verdict.subject, outputUnit: outputUnit)
  }
}

extension GateVerdict.Outcome {
  var word: String {
    switch self {
    case .passed: "passed"
    case .unproven: "passed ~"
    case .failed: "FAILED"
    }
  }
}
