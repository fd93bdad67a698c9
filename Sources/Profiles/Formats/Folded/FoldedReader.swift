import Bytes

/// Makes a profile of folded stacks, line by line.
struct FoldedReader {
  private let shape: FoldedShape
  private var recorder: NamedStackRecorder
  /// Frames by their text, so that each is read once.
  private var texts = NameTable()
  private var frames: [FoldedFrame?] = [nil]
  private var mappings: [NameIndex: MappingIndex] = [:]
  private var skipped: (count: Int, firstLine: Int)?
  private var isRounded = false

  init(_ shape: FoldedShape) {
    self.shape = shape
    let unit = shape.hasFractions ? FoldedUnit.thousandths : "count"
    recorder = NamedStackRecorder(
      sampleTypes: shape.isDifference ? [("before", unit), ("after", unit)] : [("samples", unit)])
  }

  mutating func read(_ text: Span<UInt8>, line number: Int) throws(LegacyFault) {
    guard let line = FoldedLine(text) else {
      skipped = (count: (skipped?.count ?? 0) + 1, firstLine: skipped?.firstLine ?? number)
      return
    }
    var stack = line.stack
    var values: [Int64] = []
    if shape.isDifference, let first = line.first {
      values.append(try value(first.count, line: number))
      stack = stack.lowerBound + first.stack.lowerBound..<stack.lowerBound + first.stack.upperBound
    }
    values.append(try value(line.count, line: number))
    let ranges = Self.frameRanges(text, stack)
    let labels = FoldedLabels(ranges, of: text)
    recorder.addSample(
      stack: locations(text, ranges[labels.frameCount...]), values: values,
      labels: labels.labels(&recorder.profile.names))
  }

  /// The profile, and what was left out of it.
  var result: DecodedProfile {
    var decoded = DecodedProfile(profile: recorder.profile)
    if let skipped {
      let lines = skipped.count == 1 ? "1 line" : "\(skipped.count) lines"
      decoded.warnings.append(
        "ignoring \(lines) of folded stacks without a count, the first is line \(skipped.firstLine)"
      )
    }
    if isRounded { decoded.warnings.append("counts were rounded to thousandths") }
    return decoded
  }

  // MARK: Values

  private mutating func value(
    _ count: FoldedLine.Count, line: Int
  ) throws(LegacyFault) -> Int64 {
    switch count {
    case .whole(let number) where !shape.hasFractions: return number
    case .whole(let number):
      let (value, isTooLarge) = number.multipliedReportingOverflow(by: 1000)
      if isTooLarge { throw .foldedCount(line: line) }
      return value
    case .fraction(let number):
      let scaled = number * 1000
      let rounded = scaled.rounded()
      guard let value = Int64(exactly: rounded) else { throw .foldedCount(line: line) }
      // A decimal fraction is off by its last bits only.
      if abs(scaled - rounded) > 1e-6 * max(1, abs(scaled)) { isRounded = true }
      return value
    case .tooLarge: throw .foldedCount(line: line)
    }
  }

  // MARK: Stacks

  /// Where the frames are, root first.
  private static func frameRanges(_ text: Span<UInt8>, _ stack: Range<Int>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = stack.lowerBound
    for position in stack where text[position] == UInt8(ascii: ";") {
      ranges.append(start..<position)
      start = position + 1
    }
    return ranges + [start..<stack.upperBound]
  }

  /// The locations of frames, leaf first. An inlined frame shares that of its caller.
  private mutating func locations(
    _ text: Span<UInt8>, _ ranges: ArraySlice<Range<Int>>
  ) -> [LocationIndex] {
    var locations: [LocationIndex] = []
    var inlined: [NamedFrame] = []
    for range in ranges.reversed() {
      let frame = frame(text.extracting(range))
      inlined.append(frame.frame)
      if frame.isInlined, range != ranges.first { continue }
      locations.append(recorder.location(of: inlined, mapping: mapping(frame.mapping)))
      inlined = []
    }
    return locations
  }

  private mutating func frame(_ text: Span<UInt8>) -> FoldedFrame {
    let known = texts.index(of: text).position
    if known < frames.count, let frame = frames[known] { return frame }
    let frame = FoldedFrame(text, &recorder.profile.names)
    if known < frames.count { frames[known] = frame } else { frames.append(frame) }
    return frame
  }

  private mutating func mapping(_ file: NameIndex) -> MappingIndex? {
    if file == Name.empty { return nil }
    if let mapping = mappings[file] { return mapping }
    // The first one is that of the program, which is not known.
    if mappings.isEmpty { recorder.profile.mappings.append(Mapping(id: 1)) }
    var mapping = Mapping(id: UInt64(recorder.profile.mappings.count + 1))
    mapping.file = file
    mapping.symbols = [.functions, .filenames, .lineNumbers, .inlineFrames]
    recorder.profile.mappings.append(mapping)
    let index = MappingIndex(recorder.profile.mappings.count - 1)
    mappings[file] = index
    return index
  }
}
