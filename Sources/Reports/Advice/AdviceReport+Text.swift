import Bytes
import Profiles
package import Rendering
import Statistics

extension AdviceReport {
  /// Whether there is nothing to be said.
  package var isEmpty: Bool { findings.isEmpty && !doubts.contains { $0.isAboutChance } }

  /// What is said where the report is empty.
  package var nothingStandsOut: String {
    ruleCount == 0
      ? "no rule is about such values"
      : "nothing stands out: no rule of \(ruleCount) reached its threshold"
  }

  package var remarks: [String] { isEmpty ? [nothingStandsOut] : [] }

  package func write(_ emit: ([UInt8]) throws -> Void) rethrows { try emit(text.bytes) }

  package var styledText: StyledText? { text }

  /// The report for a person: largest first; empty where nothing stands out.
  package var text: StyledText {
    var output = StyledText()
    if isEmpty { return output }
    let descriptions = shownDescriptions.count
    for (position, line) in introduction.enumerated() {
      output.paragraph(line, indent: 0, position < descriptions ? .faint : .plain)
    }
    for finding in findings { write(finding, to: &output) }
    return output
  }

  /// What is above the findings.
  var introduction: [[UInt8]] {
    let doubts = doubts.map { Array($0.description.utf8) }
    let counting = "Each sample counts once in a finding, and may count in several findings."
    return shownDescriptions.map(line) + doubts + (findings.isEmpty ? [] : [Array(counting.utf8)])
  }

  private var shownDescriptions: [Description] {
    let types = Set(findings.map(\.sampleType))
    return descriptions.filter { types.contains($0.type) || types.isEmpty }
  }

  private func line(_ description: Description) -> [UInt8] {
    var line = "Type: ".bytes + description.type + ", ".bytes
    line += formats[description.type]?.text(description.total) ?? []
    if description.durationNanoseconds > 0, description.kind == .time {
      line += " in ".bytes + durationText(description.durationNanoseconds)
    }
    if let busy = description.busyProcessors {
      line += Array(" (\(decimal(busy)) processor\(decimal(busy) == "1.0" ? "" : "s") busy)".utf8)
    }
    if let count = description.count, count != description.total {
      let what =
        switch description.kind {
        case .time: "sample"
        case .delay: "time"
        case .allocated, .inUse, .goroutines: "object"
        }
      line += Array(", \(count) \(what)\(count == 1 ? "" : "s")".utf8)
    }
    return line
  }

  private func durationText(_ nanoseconds: Int64) -> [UInt8] {
    ValueScale(from: "ns".bytes.span, to: "auto".bytes.span).text(nanoseconds)
  }

  private func write(_ finding: Finding, to output: inout StyledText) {
    output.endLine()
    let heat = Heat(percent: Double(decimal(finding.share * 100)) ?? 0)
    output.write(aligned(finding.share), heat.style(isNegative: false))
    output.write("  ")
    output.write("\(finding.rule.title) ", .strong)
    output.write("[\(finding.rule.name)]", .faint)
    output.write(": ".bytes + amount(of: finding))
    output.endLine()
    output.paragraph(Array(finding.rule.advice.utf8), indent: 8)
    write(finding.functions, finding.functionsTitle, to: &output)
    write(finding.callers, finding.callersTitle, to: &output)
    for (position, line) in finding.next.enumerated() {
      output.write(position == 0 ? "        next   " : "               ")
      output.line(line)
    }
  }

  /// What a finding is of, with its unit and how far it may be off.
  func amount(of finding: Finding) -> [UInt8] {
    var text = formats[finding.sampleType]?.text(finding.value) ?? []
    if let margin = finding.margin, margin >= 0.0005 {
      text += " (±\(decimal(margin * 100)) points)".bytes
    }
    if !finding.remark.isEmpty { text += ", \(finding.remark)".bytes }
    return text
  }

  private func write(_ parts: [Finding.Part], _ title: String, to output: inout StyledText) {
    for (position, part) in parts.enumerated() {
      output.write("        ")
      output.write(position == 0 ? title : "")
      output.write(blanks: 7 - (position == 0 ? title.utf8.count : 0))
      output.write(aligned(part.share) + "  ")
      output.line(part.name)
    }
  }
}

extension AdviceReport.Doubt: CustomStringConvertible {
  /// Whether the numbers themselves are in doubt.
  var isAboutChance: Bool { if case .fewSamples = self { true } else { false } }

  package var description: String {
    switch self {
    case .fewSamples(let count):
      "Only \(count) sample\(count == 1 ? "" : "s"): shares are uncertain. Profile for longer, or "
        + "at a higher rate; several profiles can be given at once."
    case .waitingThreads(let share):
      "\(percent(share)) of the samples are of threads that wait; shares are of the others."
    }
  }
}

extension Finding {
  /// What stands before its functions, and before its callers.
  var functionsTitle: String { rule.test == .fork ? "calls" : "in" }
  var callersTitle: String { rule.test == .fork ? "in" : "from" }
}

/// A share with one digit after the point.
func percent(_ share: Double) -> String { decimal(share * 100) + "%" }

/// The same in its column.
private func aligned(_ share: Double) -> String {
  let text = percent(share)
  return String(repeating: " ", count: max(6 - text.utf8.count, 0)) + text
}

private func decimal(_ number: Double) -> String {
  String(decoding: number.fixed(decimals: 1), as: UTF8.self)
}

extension StyledText {
  /// Writes a text in lines of 80 columns at most, as long as its words allow it.
  fileprivate mutating func paragraph(_ text: [UInt8], indent: Int, _ style: Style = .plain) {
    var column = 0
    for word in text.split(separator: " ") {
      let width = Array(word).characterCount
      if column > indent, column + 1 + width > 80 {
        endLine()
        column = 0
      }
      if column == 0 {
        write(blanks: indent)
        column = indent
      } else {
        write(" ")
        column += 1
      }
      write(Array(word), style)
      column += width
    }
    if column > 0 { endLine() }
  }
}
