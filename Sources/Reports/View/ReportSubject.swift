import CallGraphs
package import Profiles
package import Rendering

/// What structured reports are of: a profile as it is read, which of its values, and which part.
package struct ReportSubject: Sendable {
  package let types: SampleTypes
  let facts: [Fact]

  init(_ view: View) {
    types = view.types
    let selected = types.valuations[types.selected]
    facts =
      [Fact("profile", view.profile.facts)] + types.facts + [
        Fact("filters", .texts(view.filters)),
        Fact(
          "settings",
          [
            Fact("granularity", .text(Array(view.detail.name.utf8))),
            Fact("relative_percentages", .flag(view.isRelative)),
            Fact("mean", .flag(selected.measure.isMean)),
            Fact("unit", .text(selected.outputUnit)),
            Fact("divide_by", .number(1 / selected.ratio)),
          ]),
      ]
  }

  /// The same values and part of other profiles, of which others tell.
  func replacing(_ names: [String], by facts: [Fact]) -> ReportSubject {
    ReportSubject(
      types, facts: facts + self.facts.filter { !names.contains($0.name) })
  }

  private init(_ types: SampleTypes, facts: [Fact]) {
    self.types = types
    self.facts = facts
  }

  /// For reports that are not of one profile.
  package init(facts: [Fact]) {
    types = .none
    self.facts = facts
  }
}

extension View {
  /// What formats for programs say of the view.
  package var subject: ReportSubject { ReportSubject(self) }
}

extension Profile {
  /// What is known of the profile as a whole; what it does not say is absent.
  package var facts: [Fact] {
    let main = mappings.first
    return [
      Fact("file", .known(main.map { names.copy(of: $0.file) } ?? [])),
      Fact("build_id", .known(main.map { names.copy(of: $0.buildID) } ?? [])),
      Fact("time", timeNanoseconds == 0 ? .absent : .text(timeText)),
      Fact("time_nanoseconds", .known(timeNanoseconds)),
      Fact("duration_nanoseconds", .known(durationNanoseconds)),
      Fact("period_type", .known(names.copy(of: periodType.type))),
      Fact("period_unit", .known(names.copy(of: periodType.unit))),
      Fact("period", .known(period)),
      Fact("comments", .texts(comments.map { names.copy(of: $0) })),
      Fact("doc_url", .known(names.copy(of: documentationURL))),
      Fact("samples", .integer(Int64(samples.count))),
    ]
  }

  private var timeText: [UInt8] {
    CivilTime(nanosecondsSince1970: timeNanoseconds) { _ in .utc }.standard
  }
}
