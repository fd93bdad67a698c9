import ProfileLoading
import Profiles
import Reports

extension Reporting {
  /// The report as formats for programs have it.
  ///
  /// - Parameter types: All sample types of the profile as it was before it was filtered.
  func structure(_ types: SampleTypes, _ console: borrowing Console) throws -> StructuredReport {
    let (shape, header, name) = (request.shape, header, request.kind.name)
    let subject = request.subject(of: profile, types)
    if types.leftOut > 0 {
      console.warn([
        "\(types.leftOut) of the profile's sample types are left out: "
          + "the first \(SampleTypes.limit) and the selected one are written"
      ])
    }
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
    case .list(let pattern):
      let report = try ListReport(of: profile, valuation, matching: pattern, shape: shape)
      return try report.structure(
        of: subject, profile, matching: pattern, shape: shape, read(report.requests, console))
    case .disassembly(let pattern):
      let selection = DisassemblySelection(of: profile, valuation, matching: pattern, shape: shape)
      let reader = binaryReader
      let report = try DisassemblyReport(selection, ask(reader, selection.requests, console))
      return try report.structure(
        of: subject, profile, shape: shape, reader.answers(to: report.requests))
    case .traces:
      return TracesReport(of: profile, valuation, units: units, zone: header.zone)
        .structure(of: subject)
    case .tags:
      return TagsReport(of: profile, valuation, units: units)
        .structure(of: subject, profile, units: units)
    case .comments: return CommentsReport(of: profile).structure(of: subject)
    case .advice: return try advice(console).structure(of: subject)
    case .webList, .raw, .graph, .flameGraph, .callgrind, .proto, .topProto:
      throw UsageError.noFormat(request.kind, request.format)
    }
  }
}

extension ReportRequest {
  /// What formats for programs tell of a profile.
  func subject(of profile: Profile, _ types: SampleTypes) -> ReportSubject {
    ReportSubject(
      profile, types, version: HelpText.versionNumber, filters: selection.texts,
      isRelative: selection.isRelative, granularity: selection.granularity)
  }
}
