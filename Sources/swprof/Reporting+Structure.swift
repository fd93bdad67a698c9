import ProfileLoading
import Profiles
import Reports

extension Reporting {
  /// The report as formats for programs have it.
  ///
  /// - Parameter types: All sample types of the profile as it was before it was filtered.
  func structure(_ types: SampleTypes, _ console: borrowing Console) throws -> StructuredReport {
    let (shape, header, name) = (request.shape, header, request.command.rawValue)
    let subject = subject(types)
    switch request.report {
    case .top:
      let report = TopReport(of: profile, valuation, shape: shape, header: header)
      console.explain(report.explanation)
      return report.structure(name, of: subject, profile, shape: shape)
    case .tree:
      let report = TreeReport(of: profile, valuation, shape: shape, header: header)
      console.explain(report.explanation)
      return report.structure(name, of: subject, profile, shape: shape)
    case .peek(let pattern):
      let report = try TreeReport(
        of: profile, valuation, matching: pattern, shape: shape, header: header)
      return report.structure(name, of: subject, profile, matching: pattern, shape: shape)
    default: throw UsageError.noFormat(request.command, request.format)
    }
  }

  private func subject(_ types: SampleTypes) -> ReportSubject {
    let selection = request.selection
    return ReportSubject(
      profile, types, version: HelpText.versionNumber, filters: selection.texts,
      isRelative: selection.isRelative, granularity: selection.aggregation.granularity)
  }
}
