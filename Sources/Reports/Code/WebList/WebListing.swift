import Bytes
import Profiles
import Rendering

/// The lines that a page shows, file by file, each with its instructions.
package struct WebListing: Sendable {
  /// A source file.
  struct File: Sendable {
    /// As it is shown; empty where the code does not say.
    let path: [UInt8]
    /// The sums over its instructions, each once.
    let sums: Sums
    let groups: [Group]
    /// Those with instructions. Negative numbers, one for each function, stand for lines that are
    /// not known: a binary may name functions and no lines.
    let lines: [Int64: Line]
  }

  /// Lines of one function that are near each other, with some round them.
  struct Group: Sendable {
    let function: [UInt8]
    let sums: Sums
    let lines: Range<Int64>
  }

  /// A line of source.
  struct Line: Sendable {
    fileprivate(set) var sums = Sums()
    fileprivate(set) var code: [Use] = []
    /// The function of the first of the instructions; those of generic functions have lines in
    /// common, of which pprof takes any.
    fileprivate let function: Int
  }

  /// An instruction of a line.
  struct Use: Sendable {
    let instruction: Int
    /// How many frames were inlined into that of the line.
    let depth: Int
  }

  struct Sums: Sendable {
    var flat: Int64 = 0
    var cumulative: Int64 = 0
  }

  /// In byte order of their paths.
  let files: [File]
  let code: WebCode
  let selection: WebListSelection

  init(_ selection: WebListSelection, _ code: WebCode) {
    var lines = [[Int64: Line]](repeating: [:], count: code.files.count)
    for (position, instruction) in code.instructions.enumerated() {
      // Outermost first: a call that was inlined into its own line is shown with all its frames.
      for frame in instruction.frames.reversed() {
        let (file, function) = (code.frames[frame].file, code.frames[frame].function)
        guard code.functions[function].isOfInterest else { continue }
        let number = code.frames[frame].line
        let line = number > 0 ? number : -Int64(function) - 1
        let use = Use(instruction: position, depth: frame - instruction.frames.lowerBound)
        lines[file][line, default: Line(function: function)].add(use, instruction)
      }
    }
    var seen = [Int](repeating: 0, count: code.instructions.count)
    var stamp = 0
    func total(_ lines: some Sequence<Line>) -> (sums: Sums, isSampled: Bool) {
      stamp += 1
      var (sums, isSampled) = (Sums(), false)
      for use in lines.lazy.flatMap(\.code) where seen[use.instruction] != stamp {
        seen[use.instruction] = stamp
        let instruction = code.instructions[use.instruction]
        sums.add(instruction)
        isSampled = isSampled || instruction.flat != 0 || instruction.cumulative != 0
      }
      return (sums, isSampled)
    }
    var files: [File] = []
    for (path, lines) in zip(code.files, lines) where !lines.isEmpty {
      let groups = Self.ranges(of: lines).compactMap { range -> Group? in
        let (sums, isSampled) = total(range.lines.lazy.compactMap { lines[$0] })
        let name = code.functions[range.function].name
        return isSampled ? Group(function: name, sums: sums, lines: range.lines) : nil
      }
      if groups.isEmpty { continue }
      files.append(File(path: path, sums: total(lines.values).sums, groups: groups, lines: lines))
    }
    self.files = files.sorted { compareBytes($0.path.span, $1.path.span) < 0 }
    self.code = code
    self.selection = selection
  }

  /// How far apart the lines of a group may be, and how many lines are shown round them; both as in
  /// pprof.
  private static let largestGap: Int64 = 20
  private static let margin: Int64 = 5

  private static func ranges(
    of lines: [Int64: Line]
  ) -> [(function: Int, lines: Range<Int64>)] {
    // The last number has no successor and would trap below; no file has such a line.
    let known = lines.filter { $0.key < .max - 2 * largestGap }.sorted { $0.key < $1.key }
    var ranges: [(function: Int, lines: Range<Int64>)] = []
    for (number, line) in known {
      if let last = ranges.last, last.function == line.function, last.lines.lowerBound > 0,
        number < last.lines.upperBound + largestGap
      {
        ranges[ranges.count - 1].lines = last.lines.lowerBound..<number + 1
      } else {
        ranges.append((line.function, number..<number + 1))
      }
    }
    for position in ranges.indices where ranges[position].lines.lowerBound > 0 {
      let range = ranges[position].lines
      var start = range.lowerBound
      if position > 0, ranges[position - 1].lines.lowerBound > 0 {
        let before = ranges[position - 1].lines
        let half = min((start - before.upperBound) / 2, margin)
        ranges[position - 1].lines = before.lowerBound..<before.upperBound + half
        start -= half
      } else {
        start = max(start - margin, 1)
      }
      let end = range.upperBound + (position == ranges.count - 1 ? margin : 0)
      ranges[position].lines = start..<end
    }
    return ranges
  }

  /// The lines to be read, each file once.
  package var sourceRequests: [SourceRequest] {
    var wanted: [[UInt8]: [ClosedRange<Int64>]] = [:]
    for file in files {
      wanted[file.path] = file.groups.compactMap { group in
        let start = max(group.lines.lowerBound, 1)
        return start < group.lines.upperBound ? start...group.lines.upperBound - 1 : nil
      }
    }
    for place in inlinedPlaces where place.line > 0 {
      wanted[code.files[place.file], default: []].append(place.line...place.line)
    }
    wanted[[]] = nil
    return wanted.sorted { compareBytes($0.key.span, $1.key.span) < 0 }
      .filter { !$0.value.isEmpty }.map { SourceRequest(path: $0, $1) }
  }

  private struct Place: Hashable {
    let file: Int
    let line: Int64
  }

  /// The lines that were inlined into those that are shown.
  private var inlinedPlaces: Set<Place> {
    var places: Set<Place> = []
    for file in files {
      for line in file.groups.lazy.flatMap(\.lines).compactMap({ file.lines[$0] }) {
        for use in line.code {
          for frame in code.inlinedFrames(of: use) {
            places.insert(Place(file: frame.file, line: frame.line))
          }
        }
      }
    }
    return places
  }
}

extension WebListing.Line {
  /// Adds an instruction, unless it was the last one to be added.
  fileprivate mutating func add(_ use: WebListing.Use, _ instruction: WebCode.Instruction) {
    if code.last?.instruction == use.instruction { return }
    sums.add(instruction)
    code.append(use)
  }
}

extension WebListing.Sums {
  fileprivate mutating func add(_ instruction: WebCode.Instruction) {
    flat &+= instruction.flat
    cumulative &+= instruction.cumulative
  }
}

extension WebCode {
  /// The frames that were inlined into that of a line, innermost first.
  func inlinedFrames(of use: WebListing.Use) -> ArraySlice<Frame> {
    frames[instructions[use.instruction].frames.prefix(use.depth)]
  }
}
