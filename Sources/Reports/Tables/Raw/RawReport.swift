import Bytes
import Profiles
package import Rendering

/// Everything that a profile holds, as text.
package struct RawReport: Report {
  let profile: Profile
  private let zone: ZoneLookup

  package init(of view: View) {
    profile = view.profile
    zone = view.header.zone
  }

  /// The report as `go tool pprof -raw` prints it.
  package var text: TextOutput { TextOutput { write($0) } }

  /// Emits the report as `go tool pprof -raw` prints it, in pieces of bounded size.
  package func write(_ emit: ([UInt8]) throws -> Void) rethrows {
    var output = TextOutput()
    writeHeader(&output)
    try writeSamples(&output, emit)
    try writeLocations(&output, emit)
    try writeMappings(&output, emit)
    try output.finish(emit)
  }

  private func writeHeader(_ output: inout TextOutput) {
    func field(_ title: String, _ text: [UInt8]) { output.line(Array(title.utf8) + text) }
    for comment in profile.comments { field("Comment: ", profile.names.copy(of: comment)) }
    if !profile.documentationURL.isEmpty {
      field("Doc: ", profile.names.copy(of: profile.documentationURL))
    }
    field("PeriodType: ", typeText(profile.periodType, separator: " "))
    field("Period: ", Array(String(profile.period).utf8))
    if profile.timeNanoseconds != 0 {
      field("Time: ", CivilTime(nanosecondsSince1970: profile.timeNanoseconds, zone).long)
    }
    if profile.durationNanoseconds != 0 {
      field("Duration: ", Array(shortDuration(profile.durationNanoseconds).utf8))
    }
    output.line("Samples:")
    let types = profile.sampleTypes.map { type in
      typeText(type, separator: "/")
        + Array((type.type == profile.defaultSampleType ? "[dflt]" : "").utf8)
    }
    output.line(trimmingBlanks(Array(types.joined(separator: " ".utf8))))
  }

  private func typeText(_ type: ValueType, separator: String) -> [UInt8] {
    profile.names.copy(of: type.type) + Array(separator.utf8) + profile.names.copy(of: type.unit)
  }
}

/// Text without blanks at its ends.
private func trimmingBlanks(_ text: [UInt8]) -> [UInt8] {
  guard let start = text.firstIndex(where: { !$0.isSpace }),
    let end = text.lastIndex(where: { !$0.isSpace })
  else { return [] }
  return Array(text[start...end])
}
