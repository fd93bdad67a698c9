import Bytes
import CallGraphs
import Profiles
import Rendering

/// The lines that a page shows, file by file, each with its instructions.
package struct WebListing: Sendable {
  /// A source file.
  struct File: Sendable {
    /// As it is shown; empty where the code does not say.
    let path: [UInt8]
    /// A sample counts once, as it does in the sums of groups and lines.
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
        lines[file][line, default: Line(function: function)].add(use)
      }
    }
    let drafts = zip(code.files, lines).filter { !$0.1.isEmpty }.map {
      Draft(path: $0, lines: $1, ranges: Self.ranges(of: $1), code)
    }
    let sums = selection.sums(of: drafts.flatMap(\.rows))
    var files: [File] = []
    var start = 0
    for draft in drafts {
      if let file = draft.file(code, sums, from: start) { files.append(file) }
      start += draft.rows.count
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
  fileprivate mutating func add(_ use: WebListing.Use) {
    if code.last?.instruction == use.instruction { return }
    code.append(use)
  }
}

/// A file whose sums are yet to be made.
private struct Draft {
  typealias Range = (function: Int, lines: Swift.Range<Int64>)

  let path: [UInt8]
  let lines: [Int64: WebListing.Line]
  let ranges: [Range]
  /// The sampled addresses of the file, then of each range, then of each line in their order.
  let rows: [[Int]]

  init(path: [UInt8], lines: [Int64: WebListing.Line], ranges: [Range], _ code: WebCode) {
    self.path = path
    self.lines = lines
    self.ranges = ranges
    let ordered = lines.sorted { $0.key < $1.key }.map { line in
      line.value.code.flatMap { code.instructions[$0.instruction].rows }
    }
    let keys = lines.keys.sorted()
    let grouped = ranges.map { range in
      zip(keys, ordered).filter { range.lines.contains($0.0) }.flatMap(\.1)
    }
    rows = [ordered.flatMap(\.self)] + grouped + ordered
  }

  /// The file with the groups that have samples; `nil` without any.
  ///
  /// - Parameter start: The number of its first sum.
  func file(_ code: WebCode, _ all: GroupSums, from start: Int) -> WebListing.File? {
    func sums(_ number: Int) -> WebListing.Sums {
      WebListing.Sums(flat: all.flat[start + number], cumulative: all.cumulative[start + number])
    }
    let groups = ranges.enumerated().compactMap { number, range -> WebListing.Group? in
      let isSampled = range.lines.contains { line in
        lines[line]?.code.contains { code.instructions[$0.instruction].isSampled } ?? false
      }
      return isSampled
        ? WebListing.Group(
          function: code.functions[range.function].name, sums: sums(1 + number),
          lines: range.lines) : nil
    }
    if groups.isEmpty { return nil }
    var summed = lines
    for (number, line) in lines.keys.sorted().enumerated() {
      summed[line]?.sums = sums(1 + ranges.count + number)
    }
    return WebListing.File(path: path, sums: sums(0), groups: groups, lines: summed)
  }
}

extension WebCode.Instruction {
  fileprivate var isSampled: Bool { flat != 0 || cumulative != 0 }
}

extension WebCode {
  /// The frames that were inlined into that of a line, innermost first.
  func inlinedFrames(of use: WebListing.Use) -> ArraySlice<Frame> {
    frames[instructions[use.instruction].frames.prefix(use.depth)]
  }
}
