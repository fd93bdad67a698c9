import Bytes
import Testing

@testable import Profiles

/// A profile of locations numbered from 1, each the names of its functions, innermost first, and of
/// stacks of location ids, leaf first.
private func profile(
  _ locations: [String], _ stacks: [[Int]], drop: String = "", keep: String = "",
  mappedFile: String? = nil
) -> Profile {
  var builder = ProfileBuilder(sampleTypes: [("n", "count")])
  let mapping = mappedFile.map { builder.addMapping(file: $0) }
  var functions: [Substring: FunctionIndex] = [:]
  for location in locations {
    let lines = location.split(separator: " ").map { name in
      let function = functions[name] ?? builder.addFunction(name: String(name))
      functions[name] = function
      return Line(function: function)
    }
    _ = builder.addLocation(mapping: mapping, lines: lines)
  }
  for stack in stacks { builder.addSample(stack: stack.map { LocationIndex($0 - 1) }, values: [1]) }
  builder.setHeader(dropFrames: drop, keepFrames: keep)
  return builder.profile
}

extension Profile {
  /// The stacks as location ids, leaf first.
  fileprivate var stacks: [[Int]] {
    samples.indices.map { samples.stack($0).map { Int(locations[$0].id) } }
  }

  /// The function names of each location, innermost first.
  fileprivate var frames: [String] {
    locations.map { location in
      lines[location.lines.positions].map { names.text(of: functions[$0.function].name) }
        .joined(separator: " ")
    }
  }

  fileprivate var allValues: [[Int64]] {
    samples.indices.map { Array(samples.values($0)) }
  }
}

struct FrameDroppingTests {
  @Test func `the worked example of dropped and kept frames comes out`() {
    var profile = profile(
      ["main", "fun1 fun2", "fun3 fun1", "fun3 fun1 fun5"],
      [[1], [2, 1], [3, 1], [4, 1], [4, 3, 2, 1], [3], [3, 3, 1, 2]],
      drop: "fu.*[12]|banana", keep: ".*[n2][n2]")
    profile.dropFramesOfProfile()
    #expect(profile.stacks == [[1], [2, 1], [1], [4, 1], [2, 1], [3], [1, 2]])
    #expect(profile.frames == ["main", "fun2", "fun3 fun1", "fun5"])
  }

  @Test(arguments: [("(", ""), ("fun1", "(")])
  func `expressions that do not compile drop nothing`(drop: String, keep: String) {
    var profile = profile(["main", "fun1"], [[2, 1]], drop: drop, keep: keep)
    profile.dropFramesOfProfile()
    #expect(profile.stacks == [[2, 1]])
  }

  @Test func `the expression is wrapped as text`() {
    var profile = profile(["main", "a_fun3", "x"], [[2, 1], [3, 1]], drop: "x)|(fun3")
    profile.dropFramesOfProfile()
    #expect(profile.stacks == [[1], [1]])
  }

  @Test func `pruning cuts below the first match from the leaf`() throws {
    var profile = profile(["fun0 fun1", "fun2 fun3"], [[1, 2], [1]])
    profile.prune(from: try Pattern("fun[35]"))
    #expect(profile.stacks == [[2], [1]])
    #expect(profile.frames == ["fun0 fun1", "fun3"])
  }
}

struct FrameFilterTests {
  private let twoLocations = ["fun0 fun1", "fun2 fun3"]

  private func apply(
    _ profile: inout Profile, _ change: (inout FrameFilter) throws -> Void
  ) rethrows -> [FilterKind] {
    var filter = FrameFilter()
    try change(&filter)
    return profile.apply(filter, LabelFilter(), units: NumericLabelUnits(profile))
  }

  @Test func `focus keeps samples with a match, all their lines too`() throws {
    var profile = profile(twoLocations, [[1, 2], [2], []])
    let unmatched = try apply(&profile) { $0.focus = try Pattern("fun0") }
    #expect(profile.stacks == [[1, 2]])
    #expect(profile.frames == twoLocations)
    #expect(unmatched.isEmpty)
  }

  @Test func `ignore wins over focus`() throws {
    var profile = profile(twoLocations, [[1, 2], [2]])
    _ = try apply(&profile) {
      $0.focus = try Pattern("fun")
      $0.ignore = try Pattern("fun1")
    }
    #expect(profile.stacks == [[2]])
  }

  @Test func `focus sees the lines that hide removes`() throws {
    var profile = profile(twoLocations, [[1, 2]])
    _ = try apply(&profile) {
      $0.focus = try Pattern("fun0")
      $0.hide = try Pattern("fun[01]")
    }
    #expect(profile.stacks == [[2]])
    #expect(profile.frames == ["", "fun2 fun3"])
  }

  @Test func `show keeps only lines that match`() throws {
    var profile = profile(twoLocations, [[1, 2], [2]])
    let unmatched = try apply(&profile) { $0.show = try Pattern("fun1") }
    #expect(profile.stacks == [[1]])
    #expect(profile.frames == ["fun1", ""])
    #expect(unmatched.isEmpty)
  }

  @Test func `what hide and show both match is hidden`() throws {
    var profile = profile(twoLocations, [[1, 2]])
    _ = try apply(&profile) {
      $0.hide = try Pattern("fun0")
      $0.show = try Pattern("fun[02]")
    }
    #expect(profile.stacks == [[2]])
    #expect(profile.frames == ["", "fun2"])
  }

  @Test func `an empty stack goes as soon as a filter is set`() throws {
    var profile = profile(twoLocations, [[], [1]])
    let unmatched = try apply(&profile) { $0.hide = try Pattern("nomatch") }
    #expect(profile.stacks == [[1]])
    #expect(unmatched == [.hide])
  }

  @Test func `a location without lines is hidden by its file but never shown by it`() throws {
    var shown = profile([""], [[1]], mappedFile: "map1")
    let unmatched = try apply(&shown) { $0.show = try Pattern("map1") }
    #expect(shown.stacks.isEmpty)
    #expect(unmatched == [.show])
    var hidden = profile([""], [[1]], mappedFile: "map1")
    #expect(try apply(&hidden) { $0.hide = try Pattern("map1") }.isEmpty)
    #expect(hidden.stacks.isEmpty)
  }

  @Test func `show_from cuts above the outermost match`() throws {
    var profile = profile(twoLocations, [[1, 2], []])
    let unmatched = try apply(&profile) { $0.showFrom = try Pattern("fun[1245]") }
    #expect(profile.stacks == [[1, 2]])
    #expect(profile.frames == ["fun0 fun1", "fun2"])
    #expect(unmatched.isEmpty)
  }

  @Test func `filters that match nothing are returned`() throws {
    var profile = profile(twoLocations, [[1, 2]])
    let unmatched = try apply(&profile) {
      let pattern = try Pattern("zzz")
      ($0.focus, $0.ignore, $0.hide, $0.show, $0.showFrom) =
        (pattern, pattern, pattern, pattern, pattern)
    }
    #expect(unmatched == [.focus, .ignore, .hide, .show, .showFrom])
    #expect(profile.samples.isEmpty)
  }
}

struct LabelFilterTests {
  /// Samples with the values 1, 2 and 3, and a fourth without labels.
  private func labelled() -> Profile {
    var builder = ProfileBuilder(sampleTypes: [("n", "count")])
    func text(_ key: String, _ value: String) -> Label {
      Label(key: builder.name(key), value: .text(builder.name(value)))
    }
    func number(_ key: String, _ value: Int64, _ unit: String? = nil) -> Label {
      Label(key: builder.name(key), value: .number(value, unit: unit.map { builder.name($0) }))
    }
    builder.addSample(
      stack: [], values: [1], labels: [text("k", "v1"), text("j", "v2"), number("bytes", 10)])
    builder.addSample(
      stack: [], values: [2], labels: [text("k", "v2"), number("size", 3, "kb"), number("x", 10)])
    builder.addSample(stack: [], values: [3], labels: [text("k", "v3"), number("t", 7, "s")])
    builder.addSample(stack: [], values: [4])
    return builder.profile
  }

  @Test(arguments: [
    ("v1,v2", [1]), ("k=v1,v2", [1, 2]), ("k:v1", [1]), ("=k:v", [1, 2, 3]), ("k=k:v1", []),
    ("nokey=v1", []), ("10", [2]), ("10b", [1, 2]), ("2kb:", [2]), ("size=2kb:1mb", [2]),
    ("bytes=2kb:1mb", []), (":10b", [1, 2]), ("7s", [3]), ("7000ms:8s", [3]), ("8s:7s", []),
    ("2kb:1mbx", []), ("-5:20", [2]),
  ])
  func `tagfocus keeps samples whose labels fulfil the condition`(text: String, kept: [Int64])
    throws
  {
    var profile = labelled()
    var filter = LabelFilter()
    filter.focus = try LabelCondition(Array(text.utf8))
    let unmatched = profile.apply(FrameFilter(), filter, units: NumericLabelUnits(profile))
    #expect(profile.allValues.flatMap { $0 } == kept)
    #expect(unmatched == (kept.isEmpty ? [.tagFocus] : []))
  }

  @Test func `tagignore drops what fulfils the condition`() throws {
    var profile = labelled()
    var filter = LabelFilter()
    filter.ignore = try LabelCondition("k=v1".bytes)
    #expect(profile.apply(FrameFilter(), filter, units: NumericLabelUnits(profile)).isEmpty)
    #expect(profile.allValues == [[2], [3], [4]])
  }

  @Test(arguments: [
    ("10:20kb", false), ("1kb:2ms", false), ("2kb:", true), (":", false), ("+3", true),
  ])
  func `a range has bounds of one kind of unit`(text: String, isRange: Bool) throws {
    #expect((try LabelCondition(Array(text.utf8)).range != nil) == isRange)
  }

  @Test(arguments: ["99999999999999999999", "("])
  func `a condition that cannot be read is refused`(text: String) {
    #expect(throws: LabelCondition.Failure.self) { try LabelCondition(Array(text.utf8)) }
  }

  @Test func `tagshow and taghide remove labels by their keys`() throws {
    var profile = labelled()
    var filter = LabelFilter()
    filter.show = try Pattern("^[kj]$")
    filter.hide = try Pattern("j")
    #expect(profile.apply(FrameFilter(), filter, units: NumericLabelUnits(profile)).isEmpty)
    let keys = profile.samples.indices.map {
      profile.samples.labels($0).map { profile.names.text(of: $0.key) }
    }
    #expect(keys == [["k"], ["k"], ["k"], []])
  }

  @Test func `labels become frames at the ends of stacks`() throws {
    var profile = labelled()
    let unmatched = try profile.addLabelFrames(
      roots: ["k".bytes, "size".bytes], leaves: ["none".bytes],
      unit: "minimum".bytes)
    #expect(unmatched == [.tagLeaf])
    let frames = profile.frames
    let stacks = profile.stacks.map { $0.map { frames[$0 - 1] } }
    #expect(stacks == [["", "", "v1"], ["", "3kB", "v2"], ["", "", "v3"], ["", "", ""]])
    let files = profile.functions.map { profile.names.text(of: $0.filename) }
    #expect(Set(files) == ["k", "size", "none"])
  }

  @Test func `a key has the first unit that it comes with`() {
    var builder = ProfileBuilder(sampleTypes: [("n", "count")])
    let key = builder.name("n")
    for unit in ["bytes", "kb", "mb", "kb"] {
      builder.addSample(
        stack: [], values: [1],
        labels: [Label(key: key, value: .number(1, unit: builder.name(unit)))])
    }
    let units = NumericLabelUnits(builder.profile)
    #expect(units.conflicts.map(\.key) == ["n"])
    #expect(units.conflicts.map(\.used) == ["bytes"])
    #expect(units.conflicts.map(\.others) == [["kb", "mb"]])
  }
}

struct CombiningTests {
  /// A profile of one stack for each row of values.
  private func valued(
    _ types: [(String, String)], _ rows: [[Int64]],
    _ change: (inout ProfileBuilder) -> Void = { _ in }
  ) -> Profile {
    var builder = ProfileBuilder(sampleTypes: types)
    for (position, row) in rows.enumerated() {
      let function = builder.addFunction(name: "f\(position)")
      builder.addSample(
        stack: [builder.addLocation(lines: [Line(function: function)])], values: row)
    }
    change(&builder)
    return builder.profile
  }

  @Test func `equal stacks add up and zeros vanish with what they name`() throws {
    let first = valued([("n", "count")], [[1], [0], [5]])
    let second = valued([("n", "count")], [[2], [3], [-5]])
    let merged = try Profile.combining([first, second])
    #expect(merged.allValues == [[3], [3]])
    #expect(merged.frames == ["f0", "f1"])
    #expect(merged.stacks == [[1], [2]])
  }

  @Test func `sums wrap`() throws {
    let profile = valued([("n", "count")], [[.max]])
    #expect(try Profile.combining([profile, profile]).allValues == [[-2]])
  }

  @Test(
    arguments: [([5, 0], 0), ([5, 0, 7], 7), ([7, 5, 9], 5)] as [([Int64], Int64)])
  func `the time is the least of those since the last that is unknown`(
    times: [Int64], expected: Int64
  ) throws {
    let profiles = times.map { time in
      valued([("n", "count")], [[1]]) {
        $0.setHeader(timeNanoseconds: time, durationNanoseconds: 2)
      }
    }
    let merged = try Profile.combining(profiles)
    #expect(merged.timeNanoseconds == expected)
    #expect(merged.durationNanoseconds == Int64(2 * times.count))
  }

  @Test func `the period is the largest, comments are those of all`() throws {
    let profiles = [(0, "a"), (-3, "b"), (-1, "a")].map { period, comment in
      valued([("n", "count")], [[1]]) {
        $0.setHeader(period: period, comments: [comment, comment])
      }
    }
    let merged = try Profile.combining(profiles)
    #expect(merged.period == -1)
    #expect(merged.comments.map { merged.names.text(of: $0) } == ["a", "b"])
  }

  @Test func `a mapping that moved is the same and its addresses move back`() throws {
    func mapped(_ start: UInt64, size: UInt64) -> Profile {
      var builder = ProfileBuilder(sampleTypes: [("n", "count")])
      let mapping = builder.addMapping(start: start, limit: start + size, file: "/bin/x")
      let place = builder.addLocation(address: start + 0x100, mapping: mapping)
      builder.addSample(stack: [place], values: [1])
      return builder.profile
    }
    let merged = try Profile.combining([
      mapped(0x1000, size: 0x1001), mapped(0x51000, size: 0x2000),
    ])
    #expect(merged.allValues == [[2]])
    #expect(merged.locations.map(\.address) == [0x1100])
  }

  @Test(arguments: [(false, 1), (true, 2)])
  func `only the column of the last line tells locations apart`(isLast: Bool, count: Int) throws {
    var builder = ProfileBuilder(sampleTypes: [("n", "count")])
    let a = builder.addFunction(name: "a")
    let b = builder.addFunction(name: "b")
    for column in [Int64(1), 2] {
      let place = builder.addLocation(lines: [
        Line(function: a, line: 10, column: isLast ? 1 : column),
        Line(function: b, line: 20, column: isLast ? column : 5),
      ])
      builder.addSample(stack: [place], values: [1])
    }
    #expect(builder.profile.compacted().locations.count == count)
  }

  @Test func `the order of a key's values tells samples apart`() {
    var builder = ProfileBuilder(sampleTypes: [("n", "count")])
    let key = builder.name("k")
    for order in [["a", "b"], ["b", "a"], ["a", "b"]] {
      builder.addSample(
        stack: [], values: [1],
        labels: order.map { Label(key: key, value: .text(builder.name($0))) })
    }
    #expect(builder.profile.compacted().allValues == [[2], [1]])
  }

  @Test func `units become the finest, and a value that is not scaled keeps no sample`() throws {
    let coarse = valued([("n", "count"), ("t", "ms")], [[4, 0], [5, 6]])
    let fine = valued([("n", "count"), ("t", "ns")], [[1, 1]])
    let merged = try Profile.combining([coarse, fine])
    #expect(Set(merged.allValues) == [[5, 6_000_000], [1, 1]])
    #expect(merged.names.text(of: merged.sampleTypes[1].unit) == "ns")
  }

  @Test func `common types are those of the first in its order`() throws {
    let merged = try Profile.combining([
      valued([("a", "count"), ("b", "ms"), ("c", "x")], [[1, 2, 3]]),
      valued([("c", "x"), ("a", "count")], [[30, 10]]),
    ])
    #expect(merged.sampleTypes.map { merged.names.text(of: $0.type) } == ["a", "c"])
    #expect(merged.allValues == [[11, 33]])
    #expect(merged.names.text(of: merged.defaultSampleType) == "a")
  }

  @Test func `types that repeat are lost`() throws {
    let one = try Profile.combining([
      valued([("a", "count"), ("b", "x"), ("a", "ms")], [[1, 2, 3]])
    ])
    #expect(one.allValues == [[2]])
    #expect(throws: ProfileCombinationError.self) {
      try Profile.combining([valued([("a", "count"), ("a", "ms")], [])])
    }
  }

  @Test(
    arguments: [
      (
        [[("a", "x"), ("b", "count"), ("b", "ms")], [("a", "x")]],
        #""b" sample type is not found in profile"#
      ),
      (
        [[("a", "μs")], [("a", "ns")]], "sample types: incompatible types: {a μs 0 0} {a ns 0 0}"
      ),
    ])
  func `profiles that do not fit say why`(types: [[(String, String)]], expected: String) {
    do throws(ProfileCombinationError) {
      _ = try Profile.combining(types.map { valued($0, []) })
      Issue.record("combined")
    } catch {
      #expect(error.description == expected)
    }
  }

  @Test func `period types may differ in an s only until they are merged`() {
    let profiles = ["cpu", "cpus"].map { type in
      valued([("n", "count")], [[1]]) { $0.setHeader(periodType: (type, "nanoseconds")) }
    }
    #expect(
      throws: ProfileCombinationError.incompatiblePeriodTypes(
        "cpu nanoseconds", "cpus nanoseconds")
    ) { try Profile.combining(profiles) }
  }

  @Test func `a base cancels equal samples and its duration adds`() throws {
    let source = valued([("n", "count")], [[5], [3], [7]]) { $0.setHeader(durationNanoseconds: 5) }
    let base = valued([("n", "count")], [[5], [1], [9]]) { $0.setHeader(durationNanoseconds: 4) }
    let result = try source.subtracting(base, .plain)
    #expect(result.allValues == [[2], [-2]])
    #expect(result.frames == ["f1", "f2"])
    #expect(result.durationNanoseconds == 9)
  }

  @Test func `a difference keeps the base apart under a label`() throws {
    let result = try valued([("n", "count")], [[5]])
      .subtracting(valued([("n", "count")], [[5]]), .difference)
    #expect(result.allValues == [[5], [-5]])
    #expect(result.samples.labels(SampleIndex(0)).isEmpty)
    #expect(
      result.samples.labels(SampleIndex(1)).map { result.names.text(of: $0.key) } == ["pprof::base"]
    )
  }

  @Test func `subtraction goes through doubles`() throws {
    let result = try valued([("n", "count")], [])
      .subtracting(valued([("n", "count")], [[1_152_921_504_606_846_977]]), .plain)
    #expect(result.allValues == [[-1_152_921_504_606_846_976]])
  }

  @Test func `normalizing brings each sum to that of the base`() throws {
    var source = valued([("a", "count"), ("b", "count")], [[1, 0], [3, 0]])
    try source.normalize(to: valued([("a", "count"), ("b", "count")], [[10, 9]]))
    #expect(source.allValues == [[3, 0], [8, 0]])
  }

  @Test func `scaling by one changes nothing and division drops fractions`() {
    var profile = valued([("n", "count")], [[0], [1], [7], [-7]])
    profile.scale(by: 1)
    #expect(profile.allValues == [[0], [1], [7], [-7]])
    profile.divide(by: 2)
    #expect(profile.allValues == [[0], [0], [3], [-3]])
    profile.divide(by: -2)
    #expect(profile.allValues == [[0], [0], [3], [-3]])
  }
}
