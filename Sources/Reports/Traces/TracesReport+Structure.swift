import CallGraphs
import Profiles

extension TracesReport {
  /// The report for programs: a row for each sample, those without a stack as well.
  public func structure(of subject: ReportSubject) -> StructuredReport {
    let types = subject.types
    return StructuredReport(
      "traces", of: subject,
      header: ProfileDescription(profile, valuation, valuation.format, zone).lines,
      columns: [
        Column("value", .values),
        Column("labels", .list([Column("key", .text), Column("label", .label)])),
        Column("stack", .list([.place])),
      ]
    ) { visit in
      var frames = FrameRows(profile)
      let samples = profile.samples
      for sample in 0..<samples.count {
        let values = samples.values(sample)
        let own = types.values(types.columns.map { values[values.startIndex + $0] })
        try visit([
          .values(own), .list { try visitLabels(of: sample, $0) },
          .list { visit in
            try frames.visit(samples.stackRange(sample), of: samples, visit)
          },
        ])
      }
    }
  }

  private func visitLabels(of sample: Int, _ visit: ([Cell]) throws -> Void) throws {
    let auto = Array("auto".utf8)
    for label in profile.samples.labels(sample) {
      let value = LabelValue(
        label.value, profile.names, unit: label.isText ? [] : units[label.key], shownIn: auto)
      try visit([.text(profile.names.copy(of: label.key)), .label(value)])
    }
  }
}

/// The rows of frames, each made when it first occurs.
private struct FrameRows {
  private let table: FrameTable
  /// A frame has up to two rows: inlined and not. Empty where it has not occurred yet.
  private var rows: [[Cell]]

  init(_ profile: Profile) {
    table = FrameTable(profile, .none)
    rows = Array(repeating: [], count: table.frames.count * 2)
  }

  /// Visits the frames of a stack, innermost first.
  mutating func visit(
    _ stack: Range<Int>, of samples: SampleTable, _ visit: ([Cell]) throws -> Void
  ) throws {
    let locations = samples.stackLocations.span
    for position in stack {
      let location = locations[position].position
      let end = Int(table.starts[location + 1])
      for line in Int(table.starts[location])..<end {
        let isInlined = line + 1 < end
        let row = Int(table.nodes[line]) * 2 + (isInlined ? 1 : 0)
        if rows[row].isEmpty {
          let frame = table.frames[Int(table.nodes[line])]
          rows[row] = [
            .place(Place(frame, table.names, isInlined ? .always : .never, number: row))
          ]
        }
        try visit(rows[row])
      }
    }
  }
}
