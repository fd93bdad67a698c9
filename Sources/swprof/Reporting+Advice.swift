import Reports
import System

extension Reporting {
  /// What stands out; that nothing does is said on standard error.
  func advice(_ console: borrowing Console) throws -> AdviceReport {
    let report = try AdviceReport(
      of: profile, valuation, rules: rules, commands: request.advice.commands)
    if report.isEmpty { console.note(report.nothingStandsOut) }
    return report
  }

  /// The rules that swprof knows, with those of the file that was named.
  private var rules: AdviceRules {
    get throws {
      let path = request.advice.rulesPath
      if path.isEmpty { return AdviceRules() }
      return try AdviceRules(file: OpenFile(path).contents(atMost: 1 << 20), path: path)
    }
  }
}
