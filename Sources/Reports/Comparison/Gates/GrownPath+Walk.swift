import CallGraphs
import Gates
import Profiles

// Which call path grew most? The samples that a gate counts, of both sides, are followed from their
// roots: at each step all go on together to the function by which they have grown most, and those that
// call another are left behind. The walk ends where nothing grew, or where no function
// stands out: below a quarter of what had grown up to there.
//
// No tree is built, which could have as many nodes as the stacks have frames: what is held are the
// samples that are still on the path. The time is that of a walk over the frames above its end.

extension GrownPath {
  init?(_ metric: ProfileMetric, from old: Side, to new: Side) {
    var walk = PathWalk(metric, old, new)
    var steps: [Step] = []
    var reached = 0.0
    while steps.count < Self.mostSteps, let step = walk.next(), step.growth >= reached / 4 {
      steps.append(step)
      reached = step.growth
    }
    if steps.isEmpty { return nil }
    self.init(steps: steps)
  }

  /// Deeper paths are not readable, and a file may claim a million frames.
  private static let mostSteps = 4_096

  /// A side of the comparison.
  struct Side {
    /// Merged from all profiles of the side.
    let profile: Profile
    let measure: Measure
    /// By what a value is multiplied; means are not, which are divided by what they are means of.
    let weight: Double
  }
}

/// The samples on the way from their roots.
private struct PathWalk {
  private var walkers: [SideWalk]
  private let names: NameTable
  /// By name, how much has grown by it at the present step.
  private var growths: Growths

  init(_ metric: ProfileMetric, _ old: GrownPath.Side, _ new: GrownPath.Side) {
    var names = NameTable()
    walkers = [(old, -1.0), (new, 1.0)].map {
      SideWalk(metric, $0.0, sign: $0.1, &names)
    }
    self.names = names
    growths = Growths(count: names.count)
  }

  /// Goes on to the function that has grown most; of several, the first in the order of bytes.
  mutating func next() -> GrownPath.Step? {
    for walker in walkers { walker.addGrowth(to: &growths) }
    let names = names
    let best = growths.takeAll().max { first, second in
      first.growth != second.growth
        ? first.growth < second.growth
        : names.precedes(NameIndex(second.index), NameIndex(first.index))
    }
    guard let best, best.growth > 0 else { return nil }
    var places: [GrownLine: Double] = [:]
    for index in walkers.indices { walkers[index].advance(to: NameIndex(best.index), &places) }
    let place = places.max { first, second in
      first.value != second.value
        ? first.value < second.value : second.key.precedes(first.key, names)
    }
    return GrownPath.Step(
      name: names.copy(of: NameIndex(best.index)),
      file: place.map { names.copy(of: $0.key.file) } ?? [], line: place?.key.line ?? 0,
      growth: best.growth)
  }
}

/// Sums for the rows of a table of which few take part at a time.
private struct Growths {
  private var sums: [Double]
  private var isUsed: [Bool]
  private var used: [Int] = []

  init(count: Int) {
    sums = Array(repeating: 0, count: count)
    isUsed = Array(repeating: false, count: count)
  }

  mutating func add(_ growth: Double, to index: Int) {
    sums[index] += growth
    if isUsed[index] { return }
    isUsed[index] = true
    used.append(index)
  }

  /// The sums of all rows that took part; afterwards none has.
  mutating func takeAll() -> [(index: Int, growth: Double)] {
    let result = used.map { (index: $0, growth: sums[$0]) }
    for index in used { (sums[index], isUsed[index]) = (0, false) }
    used.removeAll(keepingCapacity: true)
    return result
  }
}

/// A line of a source file, by the names of the walk.
private struct GrownLine: Hashable {
  let file: NameIndex
  let line: Int64

  func precedes(_ other: GrownLine, _ names: NameTable) -> Bool {
    file == other.file ? line < other.line : names.precedes(file, other.file)
  }
}

/// The samples of one side on the way.
private struct SideWalk {
  private let profile: Profile
  private let column: Int
  /// What a value counts: negative for the old side.
  private let weight: Double
  private var cursors: [Cursor] = []
  /// By function, its name and its file in the table of the walk.
  private let functionNames: [NameIndex]
  private let functionFiles: [NameIndex]
  /// By location without a function, what stands for it.
  private let locationNames: [LocationIndex: NameIndex]
  private var lineGrowths: Growths

  /// A sample and its next frame.
  private struct Cursor {
    let sample: SampleIndex
    /// Among the stack entries of all samples; those of the stack end below `start`.
    var position: Int
    let start: Int
    /// The line of the location, counted from the innermost.
    var line: Int
  }

  init(_ metric: ProfileMetric, _ side: GrownPath.Side, sign: Double, _ names: inout NameTable) {
    profile = side.profile
    column = side.measure.valueColumn
    functionNames = profile.functions.map { names.index(of: side.profile.names[$0.name]) }
    functionFiles = profile.functions.map { names.index(of: side.profile.names[$0.filename]) }
    locationNames = Self.locationNames(side.profile, &names)
    lineGrowths = Growths(count: profile.lines.count)
    let matches = GateMatches(metric, side.profile)
    var divisor: Int64 = 0
    for sample in profile.samples.indices where matches.contains(sample, of: profile) {
      divisor &+= profile.samples.values(sample).first ?? 0
      let stack = profile.samples.stackRange(sample)
      cursors.append(
        Cursor(sample: sample, position: stack.upperBound, start: stack.lowerBound, line: 0))
    }
    weight = sign * (side.measure.isMean ? 1 / Double(max(divisor, 1)) : side.weight)
    cursors = cursors.compactMap(advanced)
  }

  private static func locationNames(
    _ profile: Profile, _ names: inout NameTable
  ) -> [LocationIndex: NameIndex] {
    var result: [LocationIndex: NameIndex] = [:]
    for position in profile.locations.indices where profile.locations[position].lines.isEmpty {
      var frame = Frame()
      if let mapping = profile.locations[position].mapping {
        frame.objectFile = profile.mappings[mapping].file
      }
      result[LocationIndex(position)] = names.index(of: frame.printableName(profile.names))
    }
    return result
  }

  /// The cursor at the next frame towards the leaf; `nil` at the end.
  private func advanced(_ cursor: Cursor) -> Cursor? {
    var next = cursor
    if next.line > 0 {
      next.line -= 1
      return next
    }
    next.position -= 1
    if next.position < next.start { return nil }
    let location = profile.samples.stackLocations[next.position]
    next.line = max(Int(profile.locations[location].lines.count) - 1, 0)
    return next
  }

  /// The position of the frame among the lines; `nil` for a location without any.
  private func line(at cursor: Cursor) -> Int? {
    let location = profile.samples.stackLocations[cursor.position]
    let lines = profile.locations[location].lines.positions
    return lines.isEmpty ? nil : lines.lowerBound + cursor.line
  }

  private func name(at cursor: Cursor) -> NameIndex {
    line(at: cursor).map { functionNames[profile.lines[$0].function.position] }
      ?? locationNames[profile.samples.stackLocations[cursor.position]] ?? Name.empty
  }

  private func growth(of cursor: Cursor) -> Double {
    Double(profile.samples.value(cursor.sample, column: column)) * weight
  }

  /// Adds what each function that comes next has grown by.
  func addGrowth(to growths: inout Growths) {
    for cursor in cursors { growths.add(growth(of: cursor), to: name(at: cursor).position) }
  }

  /// Goes on to a function, leaves behind the samples that go elsewhere, and adds what each line of it
  /// has grown by.
  mutating func advance(to function: NameIndex, _ places: inout [GrownLine: Double]) {
    var kept: [Cursor] = []
    for cursor in cursors where name(at: cursor) == function {
      if let line = line(at: cursor) { lineGrowths.add(growth(of: cursor), to: line) }
      if let next = advanced(cursor) { kept.append(next) }
    }
    cursors = kept
    for (index, growth) in lineGrowths.takeAll() {
      let line = profile.lines[index]
      let place = GrownLine(file: functionFiles[line.function.position], line: line.line)
      places[place, default: 0] += growth
    }
  }
}
