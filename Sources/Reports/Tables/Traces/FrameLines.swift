import CallGraphs
import Profiles
import Rendering

/// The lines that show the frames of each location.
struct FrameLines {
  /// The width of the field before a frame, which on the first line of a stack holds the value.
  static let valueWidth = 10

  /// The distinct lines, each with a blank field before it.
  private let texts: TextTable
  /// Where the lines of each location begin in `lines`; one more entry than locations.
  private let starts: [UInt32]
  /// The lines of all locations, innermost first, as positions in `texts`.
  private let lines: [UInt32]

  init(_ profile: Profile) {
    let table = FrameTable(profile, .none)
    var texts = TextTable()
    // A frame has up to two lines: inlined and not.
    var known = [UInt32](repeating: .max, count: table.frames.count * 2)
    var lines: [UInt32] = []
    lines.reserveCapacity(table.locationFrames.count)
    for location in profile.locations.indices {
      let range = Int(table.starts[location])..<Int(table.starts[location + 1])
      for position in range {
        let frame = table.locationFrames[position]
        let isInlined = position + 1 < range.upperBound
        let entry = frame.position * 2 + (isInlined ? 1 : 0)
        if known[entry] == .max {
          known[entry] = UInt32(texts.count)
          texts.add { output in
            output.write(blanks: Self.valueWidth + 3)
            output.write(table.frames[frame].printableName(table.names))
            output.line(isInlined ? " (inline)" : "")
          }
        }
        lines.append(known[entry])
      }
    }
    starts = table.starts
    self.texts = texts
    self.lines = lines
  }

  /// Emits the lines of a stack, the first without its field.
  func write(
    _ stack: Range<Int>, of samples: SampleTable, _ output: inout TextOutput,
    _ emit: ([UInt8]) throws -> Void
  ) rethrows {
    let locations = samples.stackLocations.span
    var field = Self.valueWidth
    for position in stack {
      let location = locations[position].position
      for line in Int(starts[location])..<Int(starts[location + 1]) {
        let text = texts[Int(lines[line])]
        output.write(text.extracting(field..<text.count))
        field = 0
        try output.passOn(to: emit)
      }
    }
  }
}
