import Bytes
import CallGraphs
import Profiles
import Rendering

/// Stacks as tools for flame graphs read them: a line a distinct stack, root first, and its value.
///
///     main.main;main.parse;runtime.mallocgc 170000000
///
/// Values are those of the shown sample type, in the profile's own unit. Lines are in the order of their
/// frames. Stacks whose values do not add up to more than 0 have no width, and are left out.
package struct FoldedReport: Report {
  private let frames: FoldedFrames
  /// The stacks, root first, by the positions of their frames.
  private let stacks: [(stack: [UInt32], value: Int64)]
  private let omittedCount: Int
  /// Whether values are thousandths of what was read, as counts with fractions are.
  private let hasFractions: Bool

  package init(of view: View) {
    let profile = view.profile
    let frames = FoldedFrames(profile)
    var sums: [[UInt32]: (value: Int64, divisor: Int64)] = [:]
    for sample in profile.samples.indices {
      let stack = frames.stack(profile.samples.stackRange(sample), of: profile.samples)
      if stack.isEmpty { continue }
      let (value, divisor) = view.valuation.measure.value(sample, of: profile.samples.columns)
      let sum = sums[stack, default: (0, 0)]
      sums[stack] = (sum.value &+ value, sum.divisor &+ divisor)
    }
    let all = sums.map {
      (stack: $0.key, value: $0.value.value.dividedUnlessZero(by: $0.value.divisor))
    }
    stacks = all.filter { $0.value > 0 }.sorted { $0.stack.lexicographicallyPrecedes($1.stack) }
    omittedCount = all.count - stacks.count
    self.frames = frames
    let unit = profile.sampleTypes[view.valuation.measure.valueColumn].unit
    hasFractions = profile.names.copy(of: unit) == FoldedUnit.thousandths
  }

  package var remarks: [String] {
    if omittedCount == 0 { return [] }
    let stacks = omittedCount == 1 ? "1 stack" : "\(omittedCount) stacks"
    return ["Leaving out \(stacks) of no value or a negative one, which folded stacks cannot show"]
  }

  package func write(_ emit: ([UInt8]) throws -> Void) throws {
    var output = TextOutput()
    for (stack, value) in stacks {
      for (depth, frame) in stack.enumerated() {
        if depth > 0 { output.write([UInt8(ascii: ";")]) }
        output.write(frames.texts[Int(frame)])
      }
      output.write([UInt8(ascii: " ")])
      output.line(text(of: value))
      try output.passOn(to: emit)
    }
    try output.finish(emit)
  }

  private func text(of value: Int64) -> String {
    hasFractions ? "\(value / 1000).\(String(value % 1000 + 1000).dropFirst())" : "\(value)"
  }
}

/// The distinct texts of frames, in order, and which ones locations have.
private struct FoldedFrames {
  private let table: FrameTable
  /// By frame of the table, its position in `texts`.
  private let positions: [UInt32]
  let texts: [[UInt8]]

  init(_ profile: Profile) {
    table = FrameTable(profile, .none)
    let all = table.frames.map { [table] in Self.text(of: $0, table.names) }
    texts = Set(all).sorted { compareBytes($0.span, $1.span) < 0 }
    let known = Dictionary(uniqueKeysWithValues: zip(texts, 0...))
    positions = all.map { UInt32(known[$0] ?? 0) }
  }

  /// The frames of a stack, root first.
  func stack(_ range: Range<Int>, of samples: SampleTable) -> [UInt32] {
    var stack: [UInt32] = []
    for position in range.reversed() {
      let location = samples.stackLocations[position].position
      for line in (Int(table.starts[location])..<Int(table.starts[location + 1])).reversed() {
        stack.append(positions[table.locationFrames[line].position])
      }
    }
    return stack
  }

  /// A name, and after it in parentheses the place where lines are shown. A semicolon would part the
  /// frame, and is written as a colon; a line feed as a blank.
  private static func text(of frame: Frame, _ names: NameTable) -> [UInt8] {
    var text = frame.name.isEmpty ? frame.printableName(names) : names.copy(of: frame.name)
    if !frame.name.isEmpty, frame.line != 0 {
      text += " (".utf8 + names.copy(of: frame.file) + ":\(frame.line))".utf8
    }
    return text.map { byte in
      byte == ";" ? UInt8(ascii: ":") : byte == "\n" || byte == "\r" ? UInt8(ascii: " ") : byte
    }
  }
}
