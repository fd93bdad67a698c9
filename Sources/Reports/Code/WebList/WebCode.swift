import Bytes
import CallGraphs
import Profiles
import Rendering

/// The instructions of a page, with what was sampled on each.
///
/// What has samples and no instruction, because there is no binary, is one of a single byte and
/// without text, as in pprof.
struct WebCode: Sendable {
  struct Instruction: Sendable {
    /// In the binary's own numbering; the profile's where there is no binary.
    let address: UInt64
    let length: Int
    let text: [UInt8]
    /// Where its frames are among all, innermost first.
    let frames: Range<Int>
    /// The sampled addresses in it, by their rows.
    fileprivate(set) var rows: [Int] = []
    fileprivate(set) var flat: Int64 = 0
    fileprivate(set) var cumulative: Int64 = 0
    /// Whether there is no code, only samples.
    let isPseudo: Bool
  }

  struct Frame: Hashable, Sendable {
    /// Positions in `files` and `functions`.
    let file: Int
    let function: Int
    /// 0 where it is unknown.
    let line: Int64
  }

  struct Function: Sendable {
    /// As it is shown.
    let name: [UInt8]
    let isOfInterest: Bool
  }

  /// Binary by binary in the order of their addresses, and then those without code.
  private(set) var instructions: [Instruction] = []
  private(set) var frames: [Frame] = []
  /// Paths, as they are shown.
  private(set) var files: [[UInt8]] = []
  private(set) var functions: [Function] = []

  private let paths: PathTrimming
  private var fileIndices: [[UInt8]: Int] = [:]
  private var functionIndices: [[UInt8]: Int] = [:]
  /// The functions of interest, by each of their names that which is shown.
  private var interest: [[UInt8]: [UInt8]]

  init(_ selection: WebListSelection, _ binaries: [BinaryAnswer], _ code: [CodeAnswer]) {
    paths = selection.paths
    let sampled = selection.addresses
    interest = sampled.functions
    var placed: [MappingIndex: PlacedAddresses] = [:]
    for (request, answer) in zip(selection.binaryRequests, binaries) {
      placed[request.mapping] = PlacedAddresses(sampled, request, answer)
    }
    var isFound = [Bool](repeating: false, count: sampled.rows.count)
    let answers = zip(selection.codeRequests(binaries), code).sorted {
      ($0.0.mapping.rawValue, $0.0.addresses.lowerBound)
        < ($1.0.mapping.rawValue, $1.0.addresses.lowerBound)
    }
    // Twice, because names are to be known before frames are told apart by them.
    for (request, answer) in answers {
      placed[request.mapping]?.visit(answer) { _, places, row in
        isFound[row] = true
        learnNames(of: places(), from: sampled.rows[row], selection.profile)
      }
    }
    for (request, answer) in answers {
      let start = instructions.count
      add(answer)
      placed[request.mapping]?.visit(answer) { position, _, row in
        instructions[start + position].rows.append(row)
      }
    }
    for (position, row) in sampled.rows.enumerated() where row.isMarked && !isFound[position] {
      add(row, position, selection.profile)
    }
    let sums = selection.sums(of: instructions.map(\.rows))
    for position in instructions.indices {
      instructions[position].flat = sums.flat[position]
      instructions[position].cumulative = sums.cumulative[position]
    }
  }

  /// Where a profile and a binary have the same frames at an address, the binary's names are names
  /// of the profile's functions: they may differ, as Go's do where functions are generic.
  private mutating func learnNames(
    of places: [SourcePlace], from row: SampledAddresses.Row, _ profile: Profile
  ) {
    let lines = profile.lines(of: row.location)
    guard row.isMarked, lines.count == places.count else { return }
    for (line, place) in zip(lines, places) where !place.function.isEmpty {
      let name = profile.functions[line.function].shownName
      if let shown = interest[profile.names.copy(of: name)], interest[place.function] == nil {
        interest[place.function] = shown
      }
    }
  }

  private mutating func add(_ answer: CodeAnswer) {
    guard case .instructions(let table) = answer else { return }
    var good: (frames: Range<Int>, address: UInt64)?
    var last: (places: [SourcePlace], frames: Range<Int>) = ([], 0..<0)
    for position in 0..<table.count {
      let (address, places) = (table.addresses[position], table.places(of: position))
      let isKnown = places.first.map { $0.line > 0 } ?? false
      // What the compiler says nothing of belongs to what it has just spoken of.
      if !isKnown, let good, address - good.address <= 32 {
        last = ([], good.frames)
      } else if places != last.places || places.isEmpty {
        last = (places, add(places))
      }
      if isKnown { good = (last.frames, address) }
      instructions.append(
        Instruction(
          address: address, length: max(Int(table.lengths[position]), 1),
          text: Array(copying: table.text(of: position)), frames: last.frames, isPseudo: false))
    }
  }

  private mutating func add(_ row: SampledAddresses.Row, _ position: Int, _ profile: Profile) {
    let places = profile.lines(of: row.location).map { line in
      let function = profile.functions[line.function]
      return SourcePlace(
        function: profile.names.copy(of: function.shownName),
        file: profile.names.copy(of: function.filename), line: line.line)
    }
    instructions.append(
      Instruction(
        address: row.address, length: 1, text: [], frames: add(places), rows: [position],
        isPseudo: true))
  }

  private mutating func add(_ places: [SourcePlace]) -> Range<Int> {
    let start = frames.count
    for place in places {
      let file = index(ofFile: place.file)
      frames.append(
        Frame(file: file, function: index(ofFunction: place.function), line: max(place.line, 0)))
    }
    return start..<frames.count
  }

  private mutating func index(ofFile path: [UInt8]) -> Int {
    if let known = fileIndices[path] { return known }
    let shown = path.isEmpty ? [] : FilePaths.cleaned(paths.trimmed(path))
    let file = fileIndices[shown] ?? files.count
    if file == files.count { files.append(shown) }
    fileIndices[shown] = file
    fileIndices[path] = file
    return file
  }

  private mutating func index(ofFunction name: [UInt8]) -> Int {
    if let known = functionIndices[name] { return known }
    let shown = interest[name]
    functions.append(Function(name: shown ?? name, isOfInterest: shown != nil))
    functionIndices[name] = functions.count - 1
    return functions.count - 1
  }
}

extension PlacedAddresses {
  /// Visits the sampled addresses that lie in instructions.
  ///
  /// - Parameter body: Called with the position of the instruction, its places, and the row.
  fileprivate func visit(
    _ answer: CodeAnswer,
    _ body: (_ instruction: Int, _ places: () -> [SourcePlace], _ row: Int) -> Void
  ) {
    guard case .instructions(let table) = answer, table.count > 0 else { return }
    var position = 0
    for entry in entries where entry.address >= table.addresses[0] {
      while position + 1 < table.count, table.addresses[position + 1] <= entry.address {
        position += 1
      }
      let offset = entry.address - table.addresses[position]
      if offset < UInt64(max(table.lengths[position], 1)) {
        body(position, { table.places(of: position) }, entry.row)
      }
    }
  }
}

extension Function {
  /// The name to show, or else the linker's.
  var shownName: NameIndex { name.isEmpty ? systemName : name }
}

extension Array where Element == UInt8 {
  init(copying bytes: Span<UInt8>) {
    self = []
    append(contentsOf: bytes)
  }
}
