import Bytes
import CallGraphs
import Profiles
package import Rendering

// A profile of 200,000 samples with some thirty locations each makes nine million lines. Each is one
// of 36,000 texts, which are made once; then a line is one look-up and one copy.

/// Every sample with its labels and its stack, one frame a line.
package struct TracesReport: Report {
  let view: View
  var profile: Profile { view.profile }
  var valuation: Valuation { view.valuation }

  package init(of view: View) { self.view = view }

  /// What is known of the profile, a line each.
  var header: [[UInt8]] {
    ProfileDescription(of: profile, valuation, zone: view.header.zone).lines
  }

  /// The report as `go tool pprof -traces` prints it.
  package var text: TextOutput { TextOutput { write($0) } }

  /// Emits the report as `go tool pprof -traces` prints it, in pieces of bounded size.
  package func write(_ emit: ([UInt8]) throws -> Void) rethrows {
    var output = TextOutput()
    output.line(Array(header.joined(separator: "\n".utf8)))
    let frames = FrameLines(profile)
    let labels = LabelLines(profile, view.units)
    var values = ValueTexts(valuation.format)
    for sample in profile.samples.indices {
      let stack = profile.samples.stackRange(sample)
      if stack.isEmpty { continue }
      output.line(Self.separator)
      try labels.write(profile.samples.labels(sample), to: &output, emit)
      output.write(values.text(value(sample)), width: FrameLines.valueWidth)
      try frames.write(stack, of: profile.samples, &output, emit)
    }
    output.line(Self.separator)
    try output.finish(emit)
  }

  private static let separator =
    [UInt8](repeating: UInt8(ascii: "-"), count: 11) + "+".bytes
    + [UInt8](repeating: UInt8(ascii: "-"), count: 55)

  /// The value of a sample; divided, where means are shown.
  private func value(_ sample: SampleIndex) -> Int64 {
    let (value, divisor) = valuation.measure.value(sample, of: profile.samples.columns)
    return value.dividedUnlessZero(by: divisor)
  }
}

/// Texts of values: most samples have one of a few.
private struct ValueTexts {
  private let format: ValueFormat
  private var known: [Int64: [UInt8]] = [:]

  /// How many texts are kept.
  private static let limit = 4096

  init(_ format: ValueFormat) { self.format = format }

  mutating func text(_ value: Int64) -> [UInt8] {
    if let text = known[value] { return text }
    let text = format.text(value)
    if known.count < Self.limit { known[value] = text }
    return text
  }
}
