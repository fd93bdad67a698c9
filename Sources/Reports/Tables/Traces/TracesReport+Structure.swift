import Bytes
import CallGraphs
import Profiles
package import Rendering

extension TracesReport {
  /// A row for each sample, those without a stack as well.
  package func structure(named name: String) -> StructuredReport? {
    let (types, frames) = (view.types, StackFrames(profile))
    return StructuredReport(
      name, of: view.subject, header: header, format: nil,
      columns: [
        Column("value", .values),
        Column("labels", .list([Column("key", .text), Column("label", .label)])),
        Column("stack", .list([.place])),
      ],
      places: frames.place
    ) { visit in
      let samples = profile.samples
      for sample in samples.indices {
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

  private func visitLabels(of sample: SampleIndex, _ visit: ([Cell]) throws -> Void) throws {
    let auto = "auto".bytes
    for label in profile.samples.labels(sample) {
      let value = LabelValue(
        label.value, profile.names, unit: view.units.ownUnit(of: label, profile.names),
        shownIn: auto)
      try visit([.text(profile.names.copy(of: label.key)), .label(value)])
    }
  }
}

/// The frames of stacks by number: each has two, inlined and not.
private struct StackFrames {
  private let table: FrameTable

  init(_ profile: Profile) { table = FrameTable(profile, .none) }

  func place(_ number: Int) -> Place {
    Place(table.frames[number / 2], table.names, number % 2 == 1 ? .always : .never)
  }

  /// Visits the frames of a stack, innermost first.
  func visit(
    _ stack: Range<Int>, of samples: SampleTable, _ visit: ([Cell]) throws -> Void
  ) rethrows {
    let (locations, starts, frames) = (
      samples.stackLocations.span, table.starts.span, table.locationFrames.span
    )
    // One row for all: nine million frames of a large profile are not worth an array each.
    var row: [Cell] = [.absent]
    for position in stack {
      let location = locations[position].position
      let end = Int(starts[location + 1])
      for line in Int(starts[location])..<end {
        row[0] = .numbered(frames[line].position * 2 + (line + 1 < end ? 1 : 0))
        try visit(row)
      }
    }
  }
}
